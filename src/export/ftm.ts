// A graph in, FollowTheMoney entities out, one a line: for Aleph, OpenAleph and yente.
//
//   toFtm(graph) -> '{"id":"country:FRA","schema":"PublicBody","properties":{"name":["France"],"country":["fr"]}}\n...'
//
// Every value is a list of text. There is no schema for states, so that a state is the public body of its country; relations and stances are
// links with their words and the article that has them as proof.

import { sortedSet } from '../graph/order.js';
import type { ActorGraph, NodeAttributes } from '../graph/schema.js';
import { alpha2 } from './alpha2.js';
import { firstDay } from './dates.js';
import { plain, plainLine } from './plain.js';
import { sourceOf } from './values.js';

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const SCHEMAS = { person: 'Person', country: 'PublicBody', organization: 'Organization' } as const;

export function toFtm(graph: ActorGraph): string {
  const entities: Entity[] = [];
  graph.forEachNode((id, node) => entities.push(actorEntity(id, node)));
  const documents = new Map(graph.getAttribute('documents').map((document) => [document.id, document]));
  for (const { id, title, date, url, publisher } of documents.values()) {
    entities.push({
      id: `document:${id}`,
      schema: 'Article',
      properties: filled({ title: [title ?? id], fileName: [id], publishedAt: [firstDay(date)], sourceUrl: [url], publisher: [publisher] }),
    });
  }
  // `proof` of a link is of later versions of the model; earlier ones know only address and publisher of what it stands on.
  const sourcesOf = (ids: readonly string[]): { readonly sourceUrl: string[]; readonly publisher: string[] } => {
    const found = [...new Set(ids)].flatMap((id) => documents.get(id) ?? []);
    return {
      sourceUrl: sortedSet(found.flatMap(({ url }) => url ?? [])),
      publisher: sortedSet(found.flatMap(({ publisher }) => publisher ?? [])),
    };
  };
  graph.forEachEdge((key, edge, from, to) => {
    const proofs = [...new Set(edge.evidence.map(({ document }) => document))]
      .filter((id) => documents.has(id))
      .map((id) => `document:${id}`);
    const [best] = edge.evidence;
    const words = best ? `"${plainLine(best.quote)}" (${sourceOf(best)})` : undefined;
    if (edge.family === 'affiliation') {
      for (const [index, { role, from: begun, to: ended, evidence }] of edge.terms.entries()) {
        entities.push({
          id: `${key}:${index}`,
          schema: 'Membership',
          properties: filled({
            member: [from],
            organization: [to],
            role: [role],
            startDate: [begun],
            endDate: [ended],
            summary: [evidence?.text],
            proof: evidence && documents.has(evidence.document) ? [`document:${evidence.document}`] : [],
            ...sourcesOf(evidence ? [evidence.document] : []),
          }),
        });
      }
      return;
    }
    entities.push({
      id: key,
      schema: 'UnknownLink',
      properties: filled({
        subject: [from],
        object: [to],
        role: [edge.label],
        status: [edge.stories > 0 ? undefined : 'not said to have happened'],
        startDate: [edge.firstDate],
        endDate: [edge.lastDate],
        summary: [words],
        recordId: [key],
        proof: proofs,
        ...sourcesOf(edge.evidence.map(({ document }) => document)),
      }),
    });
  });
  // Values are made plain, so the ids that they point to must be.
  return entities.map((entity) => `${JSON.stringify({ ...entity, id: plain(entity.id) })}\n`).join('');
}

function actorEntity(id: string, { kind, label, aliases, country, office, wikidata }: NodeAttributes): Entity {
  // FollowTheMoney knows states by their short codes in lower case.
  const code = alpha2(country).toLowerCase();
  return {
    id,
    schema: SCHEMAS[kind],
    properties: filled({
      name: [label === '' ? id : label],
      alias: aliases,
      country: [code],
      position: kind === 'person' ? [office] : [],
      wikidataId: [wikidata],
    }),
  };
}

function filled(properties: Readonly<Record<string, readonly (string | null | undefined)[]>>): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const [name, values] of Object.entries(properties)) {
    const texts = values
      .filter((value): value is string => value !== null && value !== undefined)
      .map(plain)
      .filter((value) => value !== '');
    if (texts.length > 0) kept[name] = texts;
  }
  return kept;
}
