// A reading of as many actors and ties as one likes, the same for the same seed: to see how the viewer bears it.
//
//   crowd(300, 1500).claims.length -> about 2,200

import { seeded } from '../../src/analysis/random.js';
import type { Claim, Kind, PloverType, Reading } from '../../src/document.js';

const KINDS: readonly Kind[] = ['country', 'organization', 'person', 'person', 'person'];
const TYPES: readonly (readonly [PloverType, number])[] = [
  ['ACCUSE', -0.3],
  ['SUPPORT', 0.5],
  ['CONSULT', 0.3],
  ['THREATEN', -0.5],
  ['AID', 0.6],
  ['REJECT', -0.4],
];

/** Few are named often and most of them seldom, as in news. */
export function crowd(actors: number, ties: number, seed = 1): Reading {
  const random = seeded(seed);
  const pick = (): number => Math.floor(actors * random() ** 2.2);
  const ids = Array.from({ length: actors }, (_, index) => `${KINDS[index % KINDS.length]}:a${index}`);
  const end = (index: number) => ({
    id: ids[index]!,
    label: `Actor ${index}`,
    kind: KINDS[index % KINDS.length]!,
    country: '',
    mentions: [],
  });
  const claims: Claim[] = [];
  const seen = new Set<string>();
  const documents = Array.from({ length: 24 }, (_, index) => ({ id: `d${index}`, text: '', title: `Story ${index}` }));
  while (seen.size < ties) {
    const [from, to] = [pick(), pick()];
    if (from === to || seen.has(`${from} ${to}`)) continue;
    seen.add(`${from} ${to}`);
    const times = random() < 0.3 ? 3 : 1;
    for (let time = 0; time < times; time += 1) {
      const [type, polarity] = TYPES[Math.floor(random() * TYPES.length)]!;
      const document = Math.floor(random() * documents.length);
      const words = { start: 0, end: 0, text: '' };
      claims.push({
        id: `c${claims.length}`,
        document: `d${document}`,
        source: end(from),
        target: end(to),
        type,
        mode: '',
        polarity,
        modality: 'actual',
        reporter: null,
        date: `2020-${String(1 + (document % 12)).padStart(2, '0')}-15`,
        evidence: words,
        trigger: words,
        rule: 'made up',
        confidence: Math.round((0.4 + 0.6 * random()) * 100) / 100,
        group: '',
        story: `d${document}`,
      });
    }
  }
  return {
    documents,
    actors: ids.map((id, index) => ({
      id,
      label: `Actor ${index}`,
      kind: KINDS[index % KINDS.length]!,
      aliases: [],
      country: '',
      sector: '' as const,
      office: '',
      wikidata: '',
      affiliations: [],
      mentions: Math.max(1, Math.round(40 / (1 + index / 12))),
      documents: ['d0'],
    })),
    claims,
  };
}
