// What a loader gives, one at a time: a document, or a problem with what was to become one.
//
// A problem does not end the reading. A date that is nonsense gives both: the problem, and the document without the date.

import type { Source } from '../document.js';
import type { InputError } from '../errors.js';

export type Loaded =
  | { readonly source: Source; readonly problem?: undefined }
  | { readonly problem: InputError; readonly source?: undefined };

/** A document that has no id yet where nobody gave one: ids are unique in a reading, which one file cannot see. */
export interface UnnamedSource extends Omit<Source, 'id'> {
  readonly id?: string | undefined;
  /** Line of the file it begins on, where a file holds many. */
  readonly line?: number | undefined;
}

/** What a parser of one format gives. */
export type UnnamedLoaded =
  | { readonly draft: UnnamedSource; readonly problem?: undefined }
  | { readonly problem: InputError; readonly draft?: undefined };
