// Who can be an end of an act, and an act with both ends as a frame reads it. Shared by all who look for ends.
//
//   "Oslo met Minsk" -> { firing: meet, source: Oslo by subj, target: Minsk by obj }

import type { Frame } from '../lexicon/frames.js';
import type { Firing } from './triggers.js';

/** Who can be an end of an act: tells the actors meant by a token, by mention index. */
export interface Ends {
  /** Mentions whose head this token is. */
  at(token: number): readonly number[];
  /** Whether a mention only says where. */
  place(mention: number): boolean;
  /** A noun that tells of harm done ("the killing of"): who condemns it does not condemn its victim. */
  harm(token: number): boolean;
  /** A noun for what somebody has done or said: what befalls it befalls him. */
  deed(token: number): boolean;
  /** Whether a word is part of a name of a state or an organization. */
  named(token: number): boolean;
  /** How many different actors the mentions mean. */
  distinct(mentions: readonly number[]): number;
}

/** Mentions found for a slot, and how directly. */
export interface Filled {
  readonly mentions: readonly number[];
  /** 1 for the word itself, less where it was reached through another noun. */
  readonly directness: number;
  readonly slot: string;
}

/** An act as its frame reads it. */
export interface Act {
  readonly firing: Firing<Frame>;
  readonly source: Filled;
  readonly target: Filled;
}

export const EMPTY: Filled = { mentions: [], directness: 0, slot: '' };

export function unique(list: readonly number[]): number[] {
  return [...new Set(list)];
}
