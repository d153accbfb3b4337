// What resolution looks up in a document, each in constant time: mentions by place and sentence, quotations and paragraphs by word.
//
//   "Its envoy, Ada Hoxha, left": startingAt(0) -> [Its envoy, Its]; endingAt(5) -> [Ada Hoxha]

import type { Mention, Mentioned, Quotation } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Tree } from '../syntax/tree.js';
import type { Registry } from './registry.js';

/** What is settled so far: actor id and reason for each mention, by index. */
export interface Settled {
  readonly actor: (string | null)[];
  readonly because: string[];
  /** Of mentions that mean several ("the two leaders"), all their ids; such a mention has no actor of its own. */
  readonly members: (readonly string[] | null)[];
}

export interface Scene {
  readonly document: Mentioned;
  readonly tree: Tree;
  readonly lexicon: Lexicon;
  readonly registry: Registry;
  readonly settled: Settled;
  /** Mentions whose first word is this token, the widest first. */
  startingAt(token: number): readonly Mention[];
  /** Mentions that end before this token (half-open end), the widest first. */
  endingAt(token: number): readonly Mention[];
  /** Mentions whose head stands in this sentence, in reading order. */
  inSentence(sentence: number): readonly Mention[];
  /** The quotation that a token stands in. */
  quotationAt(token: number): Quotation | undefined;
  /** Number of the first sentence of the paragraph of a sentence. */
  paragraphStart(sentence: number): number;
}

const NONE: readonly Mention[] = [];

export function sceneOf(document: Mentioned, tree: Tree, lexicon: Lexicon, registry: Registry): Scene {
  const starting = new Map<number, Mention[]>();
  const ending = new Map<number, Mention[]>();
  const sentences: Mention[][] = document.sentences.map(() => []);
  for (const mention of document.mentions) {
    add(starting, mention.span.start, mention);
    add(ending, mention.span.end, mention);
    sentences[document.tokens[mention.head]!.sentence]!.push(mention);
  }
  const quotations = new Map<number, Quotation>();
  for (const quotation of document.quotations) {
    for (let i = quotation.span.start; i < quotation.span.end; i += 1) if (!quotations.has(i)) quotations.set(i, quotation);
  }
  const paragraphs = paragraphStarts(document);
  return {
    document,
    tree,
    lexicon,
    registry,
    settled: {
      actor: document.mentions.map(() => null),
      because: document.mentions.map(() => ''),
      members: document.mentions.map(() => null),
    },
    startingAt: (token) => starting.get(token) ?? NONE,
    endingAt: (token) => ending.get(token) ?? NONE,
    inSentence: (sentence) => sentences[sentence] ?? NONE,
    quotationAt: (token) => quotations.get(token),
    paragraphStart: (sentence) => paragraphs[sentence] ?? 0,
  };
}

function add(map: Map<number, Mention[]>, key: number, mention: Mention): void {
  const list = map.get(key);
  if (list) list.push(mention);
  else map.set(key, [mention]);
}

/** For each sentence the first sentence of its paragraph. */
function paragraphStarts(document: Mentioned): Uint32Array {
  const starts = new Uint32Array(document.sentences.length);
  let paragraph = 0;
  let first = 0;
  for (const { index, span } of document.sentences) {
    const at = document.tokens[span.start]?.start ?? 0;
    let opens = index === 0;
    while (paragraph < document.paragraphs.length && document.offsets[document.paragraphs[paragraph]!]! <= at) {
      paragraph += 1;
      opens = true;
    }
    if (opens) first = index;
    starts[index] = first;
  }
  return starts;
}

export function settle(scene: Scene, mention: Mention, actor: string, because: string): void {
  scene.settled.actor[mention.index] = actor;
  scene.settled.because[mention.index] = because;
}

/** Settles a mention on several actors at once. */
export function settleAll(scene: Scene, mention: Mention, actors: readonly string[], because: string): void {
  scene.settled.members[mention.index] = actors;
  scene.settled.because[mention.index] = because;
}

/** Ids of the actors that a mention means together, or null where it means one or nobody. */
export function membersOf(scene: Scene, mention: Mention): readonly string[] | null {
  return scene.settled.members[mention.index] ?? null;
}

/** Id of the actor that a mention is settled on, or null. */
export function actorOf(scene: Scene, mention: Mention): string | null {
  return scene.settled.actor[mention.index] ?? null;
}

/** The resolved mention that a token heads, else the smallest whose span holds it. */
export function mentionAt(scene: Scene, token: number): Mention | undefined {
  let best: Mention | undefined;
  for (const mention of scene.inSentence(scene.document.tokens[token]!.sentence)) {
    if (mention.span.start > token) break;
    if (mention.span.end <= token || actorOf(scene, mention) === null) continue;
    if (mention.head === token) return mention;
    if (best === undefined || mention.span.end - mention.span.start <= best.span.end - best.span.start) best = mention;
  }
  return best;
}
