// Small readings for the viewer's tests, written as marked sentences: who does what to whom, without the pipeline.
//
//   '<Paris> [accused] >Moscow< of spying.'  ->  a claim of the first named actor about the second, its cue in brackets

import type { Claim, ClaimEnd, Kind, Modality, PloverType, Reading, Sector } from '../../src/document.js';

type ReadActor = Reading['actors'][number];

interface ActorNote {
  readonly label: string;
  readonly kind: Kind;
  readonly country?: string;
  readonly sector?: Sector;
  readonly office?: string;
  readonly aliases?: readonly string[];
  readonly of?: string;
}

/** Ids and what is known of them. Offices and people are invented. */
const ACTORS: Readonly<Record<string, ActorNote>> = {
  'country:FRA': { label: 'France', kind: 'country', country: 'FRA', sector: 'GOV', aliases: ['Paris', 'French Republic'] },
  'country:DEU': { label: 'Germany', kind: 'country', country: 'DEU', sector: 'GOV', aliases: ['Berlin'] },
  'country:CIV': { label: "Côte d'Ivoire", kind: 'country', country: 'CIV', sector: 'GOV', aliases: ['Ivory Coast', 'Abidjan'] },
  'country:NOR': { label: 'Norway', kind: 'country', country: 'NOR', sector: 'GOV', aliases: ['Oslo'] },
  'country:PER': { label: 'Peru', kind: 'country', country: 'PER', sector: 'GOV', aliases: ['Lima'] },
  'country:CHL': { label: 'Chile', kind: 'country', country: 'CHL', sector: 'GOV', aliases: ['Santiago'] },
  'country:JPN': { label: 'Japan', kind: 'country', country: 'JPN', sector: 'GOV', aliases: ['Tokyo'] },
  'organization:fisheries-council': { label: 'Fisheries Council', kind: 'organization', sector: 'IGO' },
  'organization:harbor-union': { label: 'Harbor Union', kind: 'organization', country: 'CHL', sector: 'LAB' },
  'person:anna-berg': { label: 'Anna Berg', kind: 'person', country: 'NOR', sector: 'GOV', office: 'foreign minister', of: 'country:NOR' },
  'person:luc-moreau': { label: 'Luc Moreau', kind: 'person', country: 'FRA', sector: 'GOV', office: 'president', of: 'country:FRA' },
  'person:ines-soto': { label: 'Inés Soto', kind: 'person', country: 'CHL', sector: 'OPP', office: 'senator', of: 'country:CHL' },
};

interface Sentence {
  /** `<source>`, `[cue]`, `>target<`. */
  readonly text: string;
  readonly source?: string;
  readonly target?: string;
  readonly type?: PloverType | null;
  readonly polarity?: number;
  readonly modality?: Modality;
  readonly reporter?: string;
  readonly confidence?: number;
}

interface Story {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly publisher: string;
  readonly sentences: readonly Sentence[];
}

const STORIES: readonly Story[] = [
  {
    id: 'fish-1.txt',
    title: 'Ministers quarrel over cod',
    date: '2019-03-02',
    publisher: 'Coast Gazette',
    sentences: [
      {
        text: '<Norway> [accused] >France< of fishing at night.',
        source: 'country:NOR',
        target: 'country:FRA',
        type: 'ACCUSE',
        polarity: -0.3,
      },
      {
        text: 'Anna Berg said <Paris> had [broken its word] to >Oslo<.',
        source: 'country:FRA',
        target: 'country:NOR',
        type: 'REJECT',
        polarity: -0.4,
        modality: 'alleged',
        reporter: 'person:anna-berg',
        confidence: 0.7,
      },
      {
        text: '<Luc Moreau> [denied] that he would meet >Anna Berg<.',
        source: 'person:luc-moreau',
        target: 'person:anna-berg',
        type: 'CONSULT',
        polarity: 0.3,
        modality: 'denied',
      },
      {
        text: '<Germany> [backed] >Norway< in the council.',
        source: 'country:DEU',
        target: 'country:NOR',
        type: 'SUPPORT',
        polarity: 0.5,
        confidence: 0.9,
      },
      { text: 'The sea was calm that day.' },
      { text: 'Tokyo was not asked.' },
    ],
  },
  {
    id: 'fish-2.txt',
    title: 'A council finds words',
    date: '2019-04-15',
    publisher: 'Harbor Post',
    sentences: [
      {
        text: 'The <Fisheries Council> [threatened] >France< with a fine.',
        source: 'organization:fisheries-council',
        target: 'country:FRA',
        type: 'THREATEN',
        polarity: -0.5,
      },
      {
        text: '<Norway> again [criticized] >France<.',
        source: 'country:NOR',
        target: 'country:FRA',
        type: 'ACCUSE',
        polarity: -0.2,
        confidence: 0.8,
      },
      { text: '<Chile> [signed an accord] with >Peru<.', source: 'country:CHL', target: 'country:PER', type: 'AGREE', polarity: 0.4 },
      { text: '<Peru> [signed] it with >Chile<.', source: 'country:PER', target: 'country:CHL', type: 'AGREE', polarity: 0.4 },
      {
        text: '<Inés Soto> [attacked] >Chile< for the accord.',
        source: 'person:ines-soto',
        target: 'country:CHL',
        type: 'REJECT',
        polarity: -0.4,
      },
      {
        text: 'The <Harbor Union> [stood by] >Inés Soto<.',
        source: 'organization:harbor-union',
        target: 'person:ines-soto',
        type: 'SUPPORT',
        polarity: 0.5,
        confidence: 0.6,
      },
    ],
  },
  {
    id: 'fish-3.txt',
    title: 'Côte d’Ivoire enters the quarrel',
    date: '2019-06-30',
    publisher: 'Coast Gazette',
    sentences: [
      { text: '<Abidjan> [sided with] >Paris<.', source: 'country:CIV', target: 'country:FRA', type: 'SUPPORT', polarity: 0.5 },
      {
        text: '<France> may [send aid] to >Ivory Coast<.',
        source: 'country:FRA',
        target: 'country:CIV',
        type: 'AID',
        polarity: 0.6,
        modality: 'planned',
      },
      { text: 'By summer <Norway> [thanked] >France<.', source: 'country:NOR', target: 'country:FRA', type: null, polarity: 0.3 },
    ],
  },
];

/** Twelve actors, three articles, fifteen sentences. */
export const QUARREL: Reading = readingOf(STORIES);

/** Three who cannot all have it their way: the friend of two who quarrel. */
export const TENSE: Reading = readingOf([
  {
    id: 'triad.txt',
    title: 'Between two friends',
    date: '2019-08-01',
    publisher: 'Coast Gazette',
    sentences: [
      { text: '<France> [backed] >Norway<.', source: 'country:FRA', target: 'country:NOR', type: 'SUPPORT', polarity: 0.5 },
      { text: '<France> [backed] >Peru<.', source: 'country:FRA', target: 'country:PER', type: 'SUPPORT', polarity: 0.5 },
      { text: '<Norway> [accused] >Peru< of theft.', source: 'country:NOR', target: 'country:PER', type: 'ACCUSE', polarity: -0.4 },
    ],
  },
]);

/** Text that would like to be more than text. */
export const HOSTILE: Reading = readingOf([
  {
    id: 'hostile<b>.txt',
    title: '<script>window.broken = true</script> ]]> &amp;',
    date: '2020-01-01',
    publisher: '"><img src=x onerror="window.broken=true">',
    sentences: [
      {
        text: '<Norway> [accused<img src=x onerror="window.broken=true">] >France< of ]]> and &lt;b&gt; and <script>window.broken = true</script>.',
        source: 'country:NOR',
        target: 'country:FRA',
        type: 'ACCUSE',
        polarity: -0.3,
      },
      {
        text: 'قال الوزير إن <Chile> [backed] >Peru< \u202Eesrever\u202C.',
        source: 'country:CHL',
        target: 'country:PER',
        type: 'SUPPORT',
        polarity: 0.5,
      },
      { text: '=cmd() \u0000\u0007 https://example.invalid/track.gif' },
    ],
  },
]);

export function readingOf(stories: readonly Story[]): Reading {
  const claims: Claim[] = [];
  const mentions = new Map<string, Map<string, number>>();
  const documents = stories.map((story) => {
    let text = '';
    for (const sentence of story.sentences) {
      const start = text.length + (text === '' ? 0 : 1);
      const { plain, source, trigger, target } = unmark(sentence.text, start);
      text += `${text === '' ? '' : ' '}${plain}`;
      for (const [id, note] of Object.entries(ACTORS)) {
        const count = [note.label, ...(note.aliases ?? [])].reduce((sum, name) => sum + plain.split(name).length - 1, 0);
        if (count === 0) continue;
        const own = mentions.get(id) ?? new Map<string, number>();
        mentions.set(id, own.set(story.id, (own.get(story.id) ?? 0) + count));
      }
      if (!sentence.source || !sentence.target) continue;
      const { type = null, polarity = 0, modality = 'actual', reporter = null, confidence = 0.85 } = sentence;
      claims.push({
        id: `${story.id}:${claims.length}`,
        document: story.id,
        source: endOf(sentence.source, source),
        target: endOf(sentence.target, target),
        type,
        mode: '',
        polarity,
        modality,
        reporter,
        date: story.date,
        evidence: { start, end: start + plain.length, text: plain },
        trigger,
        rule: `${trigger.text.split(' ')[0]}.v:subj>obj`,
        confidence,
        group: '',
        story: story.id,
      });
    }
    return { id: story.id, text, title: story.title, date: story.date, publisher: story.publisher };
  });
  const actors = [...mentions].map(([id, counts]): ReadActor => {
    const { label, kind, country = '', sector = '', office = '', aliases = [], of } = ACTORS[id]!;
    const affiliations = of === undefined ? [] : [{ actor: of, role: office }];
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return {
      id,
      label,
      kind,
      country,
      sector,
      office,
      aliases,
      wikidata: '',
      affiliations,
      mentions: total,
      documents: [...counts.keys()],
    };
  });
  return { documents, actors: actors.sort((a, b) => (a.id < b.id ? -1 : 1)), claims };
}

type Words = { readonly start: number; readonly end: number; readonly text: string };

function unmark(marked: string, offset: number): { plain: string; source: Words; trigger: Words; target: Words } {
  const found: Record<string, Words> = {};
  // The first pair of each is a mark; anything like it further on is text.
  const pattern = /^(.*?)<([^<>]+)>(.*?)\[(.*?)\](.*?)>([^<>]+)<(.*)$/su;
  const parts = pattern.exec(marked);
  const none = { start: offset, end: offset, text: '' };
  if (!parts) return { plain: marked, source: none, trigger: none, target: none };
  let plain = '';
  for (const [index, name] of ['', 'source', '', 'trigger', '', 'target', ''].entries()) {
    const text = parts[index + 1]!;
    if (name !== '') found[name] = { start: offset + plain.length, end: offset + plain.length + text.length, text };
    plain += text;
  }
  return { plain, source: found.source!, trigger: found.trigger!, target: found.target! };
}

function endOf(id: string, words: Words): ClaimEnd {
  const { label, kind, country = '' } = ACTORS[id]!;
  return { id, label, kind, country, mentions: [words] };
}
