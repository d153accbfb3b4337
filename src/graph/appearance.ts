// What a graph looks like where nobody decides otherwise: exports, and the viewer at its start.
//
//   edgeColor({ family: 'stance', stance: -0.4 ... }) -> '#dd6b20'
//
// Support is blue and opposition orange, never green and red: about one man in twelve cannot tell those apart. Nodes keep away from
// both hues, so that an actor is never mistaken for a side.

import type { Kind } from '../document.js';
import { signOf } from './evidence.js';
import type { EdgeAttributes, NodeAttributes } from './schema.js';

/** sRGB, `#rrggbb`. */
export type Color = `#${string}`;

export const NODE_COLORS: Readonly<Record<Kind, Color>> = { country: '#334155', organization: '#7c3aed', person: '#b83280' };

/** As Gephi and the viewer know them. */
export const NODE_SHAPES: Readonly<Record<Kind, 'disc' | 'square' | 'diamond'>> = {
  country: 'square',
  organization: 'diamond',
  person: 'disc',
};

export const SUPPORT: Color = '#2b6cb0';
export const OPPOSITION: Color = '#dd6b20';
export const NEUTRAL_COLOR: Color = '#718096';
export const AFFILIATION: Color = '#a0aec0';

/** Least and greatest radius of a node. */
export const NODE_SIZES = { least: 4, greatest: 20 } as const;

export function nodeColor({ kind }: Pick<NodeAttributes, 'kind'>): Color {
  return NODE_COLORS[kind];
}

/** Radius of a node: its area grows with its mentions. */
export function nodeSize({ mentions }: Pick<NodeAttributes, 'mentions'>, most: number): number {
  const { least, greatest } = NODE_SIZES;
  return most > 0 ? least + (greatest - least) * Math.sqrt(Math.max(0, mentions) / most) : least;
}

/** Blue for support, orange for opposition, grey for neither and for affiliations. */
export function edgeColor(edge: EdgeAttributes): Color {
  if (edge.family === 'affiliation') return AFFILIATION;
  const sign = edgeSign(edge);
  return sign > 0 ? SUPPORT : sign < 0 ? OPPOSITION : NEUTRAL_COLOR;
}

/** 1 for, -1 against, 0 neither; affiliations have no sign. */
export function edgeSign(edge: EdgeAttributes): -1 | 0 | 1 {
  switch (edge.family) {
    case 'affiliation':
      return 0;
    case 'relation':
      return signOf(edge.polarity);
    case 'stance':
      return signOf(edge.stance);
  }
}

/** Solid for what counts, dashed for what is only denied, demanded or thought of, dotted for affiliations. */
export function edgeShape(edge: EdgeAttributes): 'solid' | 'dashed' | 'dotted' {
  if (edge.family === 'affiliation') return 'dotted';
  return edge.stories > 0 ? 'solid' : 'dashed';
}
