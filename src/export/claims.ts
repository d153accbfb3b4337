// A graph in, its claims out in the order in which they stand in the documents, with names instead of ids where one reads them.
//
//   claimRows(graph)[0] -> { evidence, source: { id, label, ... }, target: { ... }, document: { id, date, ... } }

import { claimsIn } from '../graph/build.js';
import type { EdgeEvidence } from '../graph/evidence.js';
import { byText } from '../graph/order.js';
import type { ActorGraph, GraphDocument, NodeAttributes } from '../graph/schema.js';

export interface ClaimRow {
  readonly evidence: EdgeEvidence;
  /** Nodes that the claim lies between: in a roll-up not the actors of the claim itself. */
  readonly from: string;
  readonly to: string;
  /** What is known of its own actors; of members of a roll-up only the id. */
  readonly source: NamedActor;
  readonly target: NamedActor;
  readonly document: GraphDocument;
}

export interface NamedActor {
  readonly id: string;
  readonly label: string;
  readonly actor: NodeAttributes | null;
}

export function claimRows(graph: ActorGraph): ClaimRow[] {
  const documents = new Map(graph.getAttribute('documents').map((document, index) => [document.id, { document, index }]));
  const named = (id: string): NamedActor => {
    const actor = graph.hasNode(id) ? graph.getNodeAttributes(id) : null;
    return { id, label: actor?.label ?? id, actor };
  };
  return claimsIn(graph)
    .map(({ from, to, evidence }) => ({
      evidence,
      from,
      to,
      source: named(evidence.source || from),
      target: named(evidence.target || to),
      document: documents.get(evidence.document)?.document ?? { id: evidence.document },
    }))
    .sort((a, b) => {
      const place = ({ document }: ClaimRow): number => documents.get(document.id)?.index ?? documents.size;
      return (
        place(a) - place(b) ||
        a.evidence.start - b.evidence.start ||
        a.evidence.trigger.start - b.evidence.trigger.start ||
        byText(a.evidence.claim, b.evidence.claim)
      );
    });
}
