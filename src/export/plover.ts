// A graph in, PLOVER events out, one a line, in the form in which the coder of POLECAT (NGEC) writes them.
//
//   toPlover(graph) -> '{"id":"story.txt#0","event_type":"ACCUSE","event_mode":[],"attributes":{"ACTOR":[...],"RECIP":[...]},...}\n'
//
// That form has no place for what is denied, demanded or only thought of, nor for claims without a type: these are left out. Places
// within `event_text` are given as NGEC does, from the beginning of that text, here the sentence; `evidence` keeps those in the document.

import { VOTING } from '../graph/evidence.js';
import { byText } from '../graph/order.js';
import { quadOf } from '../graph/plover.js';
import type { ActorGraph } from '../graph/schema.js';
import { type ClaimRow, claimRows, type NamedActor } from './claims.js';

export function toPlover(graph: ActorGraph): string {
  const stories = new Map<string, { people: string[]; organizations: string[]; places: string[] }>();
  graph.forEachNode((_, { kind, label, documentIds }) => {
    for (const id of documentIds) {
      const story = stories.get(id) ?? { people: [], organizations: [], places: [] };
      stories.set(id, story);
      story[kind === 'person' ? 'people' : kind === 'organization' ? 'organizations' : 'places'].push(label);
    }
  });
  return claimRows(graph)
    .filter(({ evidence: { type, modality } }) => type !== null && VOTING.has(modality))
    .map((row) => {
      const { evidence, source, target, document } = row;
      const type = evidence.type!;
      const story = stories.get(document.id);
      return `${JSON.stringify({
        id: evidence.claim,
        date: evidence.date ?? '',
        event_type: type,
        event_mode: evidence.mode === '' ? [] : [evidence.mode],
        event_text: evidence.quote,
        event_intensity: Math.round(evidence.polarity * 1000) / 100,
        event_quad: quadOf(type),
        contexts: [],
        attributes: {
          ACTOR: [attribute(source, evidence.sourceWords, row)],
          RECIP: [attribute(target, evidence.targetWords, row)],
          LOC: [],
          DATE: [],
        },
        date_resolved: evidence.date ?? document.date ?? '',
        geolocated_ents: [],
        event_geolocation: { reason: 'Places are not coded', geo: null },
        pub_date: document.date ?? '',
        publisher: document.publisher ?? '',
        headline: document.title ?? '',
        url: document.url ?? '',
        story_id: evidence.story,
        story_people: [...(story?.people ?? [])].sort(byText),
        story_orgs: [...(story?.organizations ?? [])].sort(byText),
        story_locs: [...(story?.places ?? [])].sort(byText),
        evidence: {
          document: document.id,
          start: evidence.start,
          end: evidence.end,
          trigger: evidence.trigger,
          rule: evidence.rule,
          modality: evidence.modality,
          reporter: evidence.reporter,
        },
        version: 'demarche',
      })}\n`;
    })
    .join('');
}

function attribute({ id, label, actor }: NamedActor, words: ClaimRow['evidence']['sourceWords'], { evidence }: ClaimRow): object {
  // A pronoun's words may stand in the sentence; what is not in it has no place there.
  const inside = words !== null && words.start >= evidence.start && words.end <= evidence.end;
  return {
    text: words?.text ?? label,
    qa_start_char: inside ? words.start - evidence.start : -1,
    qa_end_char: inside ? words.end - evidence.start : -1,
    qa_score: evidence.confidence,
    name: label,
    id,
    wiki: '',
    wikidata: actor?.wikidata ?? '',
    country: actor?.country ?? '',
    code_1: actor?.sector ?? '',
    code_2: '',
    title: actor?.office ?? '',
  };
}
