// XML in, its elements as plain objects out: attributes by `@name`, children by name, text as it stands.
//
//   parseXml('<gexf version="1.3"><graph/></gexf>', ...) -> { gexf: { '@version': '1.3', graph: '' } }
//
// No reference is followed, inside or outside the file: a graph that somebody sends is data.

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { InputError, messageOf } from '../errors.js';
import { unescapeXml } from './xml.js';

export type Element = Readonly<Record<string, unknown>>;

export interface XmlOptions {
  /** Name of the file and what it should be, for messages. */
  readonly file: string;
  readonly expected: string;
  /** Names of the elements of which there may be several. */
  readonly lists: ReadonlySet<string>;
  /** What is left out before parsing. */
  readonly without?: RegExp | undefined;
}

/** @throws InputError where the text is not well-formed XML, or refers to other files or to entities without end. */
export function parseXml(text: string, { file, expected, lists, without }: XmlOptions): Element | null {
  const checked = XMLValidator.validate(text);
  if (checked !== true) {
    const { line, msg } = checked.err;
    throw new InputError({ file, line, found: `XML that is not well formed (${msg})`, expected, advice: 'Export it again' });
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    // Nodes may lie within nodes.
    maxNestedTags: 200,
    isArray: (name) => lists.has(name),
  });
  try {
    return element(parser.parse(without === undefined ? text : text.replace(without, '')));
  } catch (error) {
    throw new InputError({ file, found: `XML that cannot be read (${messageOf(error)})`, expected, advice: 'Export it again' });
  }
}

/** What was parsed as an element with attributes or children; null for text and lists. */
export function element(parsed: unknown): Element | null {
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Element) : null;
}

export function elements(parsed: unknown): Element[] {
  return Array.isArray(parsed) ? parsed.map(element).filter((item): item is Element => item !== null) : [];
}

/** An attribute or a text, its references resolved. */
export function value(parsed: unknown): string {
  return typeof parsed === 'string' ? unescapeXml(parsed) : '';
}
