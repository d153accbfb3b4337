// The vocabulary of demarche: what a document is at each stage, and what is read out of it.
//
// A stage is a function from a document to the same document with one more layer:
//
//   Source -> Normalized -> Tokenized -> Parsed -> Mentioned -> Resolved -> Claimed
//
// Two units are used and never mixed: a `Span` counts tokens, a `Range` counts characters (UTF-16 code units, as
// `String.slice` does) of the text as it was given. Both are half-open: `start` is inside, `end` is not.

/** Half-open range of characters in `Source.text`: `text.slice(start, end)` are the words. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Half-open span of token indices in `Tokenized.tokens`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something odd that was read past: not an error, reading went on. */
export interface Note {
  /** Where, in characters of the source text. */
  readonly range: Range;
  /** What was odd, in one clause: "quotation is opened and never closed". */
  readonly message: string;
}

/** A text as it was given, with what is known about it. */
export interface Source {
  /** Unique among the documents of a reading; a file name, the id of a record, or a hash of the text. */
  readonly id: string;
  /** The text exactly as given; every range points into it. */
  readonly text: string;
  readonly title?: string | undefined;
  /** Day of publication, ISO 8601: `2017-04-11`. Relative dates ("last week") are read against it. */
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  /** Who published it: "AP". */
  readonly publisher?: string | undefined;
}

/** A source and its text in a clean form, each character of which knows where it came from. */
export interface Normalized extends Source {
  /** The text that is read: one kind of space, one kind of quotation mark, no entities, "U.S." for "U. S.". */
  readonly clean: string;
  /** `offsets[i]` is the place in `text` of `clean[i]`; one longer than `clean`, so that an end can be mapped too. */
  readonly offsets: Uint32Array;
  /** Where paragraphs begin in `clean`, ascending, the first is 0. */
  readonly paragraphs: readonly number[];
  readonly notes: readonly Note[];
}

/** Universal Dependencies part of speech. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** A word or a sign of the text. */
export interface Token {
  /** Place in `Tokenized.tokens`. */
  readonly index: number;
  /** The word in its clean form: "U.S." also where the text has "U. S.". */
  readonly text: string;
  /** Dictionary form, lower case but for names: "accuse" for "accused". */
  readonly lemma: string;
  /** Part of speech, Universal Dependencies. */
  readonly tag: Upos;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
  /** Characters of the source text, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  readonly index: number;
  readonly span: Span;
}

/** A document cut into sentences and words. */
export interface Tokenized extends Normalized {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** A token with its place in the dependency tree of its sentence. */
export interface TreeToken extends Token {
  /** Penn Treebank tag: "VBD", "NNPS". Empty when unknown. */
  readonly xpos: string;
  /** Token index of the head; -1 at the root of the sentence. */
  readonly head: number;
  /** Universal Dependencies relation to the head, with its subtype: "nsubj:pass". */
  readonly relation: string;
}

/** Words between quotation marks, and who is said to have said them. */
export interface Quotation {
  /** The words inside the marks. */
  readonly span: Span;
  /** Token index of the verb of speech ("said"), or -1. */
  readonly verb: number;
  /** Token index of the head of the speaker's noun phrase, or -1: a pronoun is resolved later. */
  readonly speaker: number;
}

/** A document with tags, trees and quotations. */
export interface Parsed extends Tokenized {
  readonly tokens: readonly TreeToken[];
  readonly quotations: readonly Quotation[];
  /** For each sentence, whether a tree was made; where not, every token hangs on the first by `dep`. */
  readonly parsed: readonly boolean[];
}

/** What an actor can be. */
export type Kind = 'person' | 'country' | 'organization';

/** How a mention names its actor. */
export type MentionForm =
  /** A name: "Russia", "Sergey Lavrov". */
  | 'name'
  /** Another or shorter name: "Lavrov", "NATO", "the Russian Federation". */
  | 'alias'
  /** Adjective or people: "Russian", "the Russians". */
  | 'demonym'
  /** A capital or a seat that stands for the state: "Moscow said". */
  | 'metonym'
  /** An office without a name: "the foreign minister". */
  | 'title'
  /** Any other noun phrase: "Syrian troops", "the group". */
  | 'nominal'
  /** "he", "its", "we". */
  | 'pronoun';

/**
 * PLOVER sector of an actor: what it does in its society. As in the manual MED is medicine and JRN journalism; IGO and NGO, the manual's codes
 * for actors of no state, stand among them, and PRE is a state that few others recognize.
 */
export type Sector =
  | 'GOV'
  | 'MIL'
  | 'REB'
  | 'OPP'
  | 'LEG'
  | 'JUD'
  | 'SPY'
  | 'PTY'
  | 'JRN'
  | 'IGO'
  | 'NGO'
  | 'BUS'
  | 'COP'
  | 'EDU'
  | 'MED'
  | 'UAF'
  | 'PRM'
  | 'PRE'
  | 'CRM'
  | 'REL'
  | 'LAB'
  | 'SOC'
  | 'ELI'
  | 'CVL'
  | 'REF'
  | 'AGR'
  | '';

/** A place in the text where somebody is named or meant. */
export interface Mention {
  /** Place in `Mentioned.mentions`; mentions are in order of their start. */
  readonly index: number;
  readonly span: Span;
  /** Token index of the head word. */
  readonly head: number;
  readonly range: Range;
  readonly kind: Kind;
  readonly form: MentionForm;
  /** The name as it would be shown: "Sergey Lavrov" without title, "Hezbollah" without "militant group". */
  readonly name: string;
  /** The lexicon's id where the table knows the name: "country:RUS"; else empty. */
  readonly known: string;
  /** ISO 3166-1 alpha-3 of the state it is said to belong to; else empty. */
  readonly country: string;
  readonly sector: Sector;
  /** Office phrase as in the table of offices: "foreign minister"; else empty. */
  readonly office: string;
  /** True where only a place is meant: "talks in Moscow". */
  readonly place: boolean;
  /** More than one: "officials", "they". */
  readonly plural: boolean;
  /** The mention that this one belongs to or acts for ("Assad" in "Assad's forces"), or -1. */
  readonly of: number;
}

/** A parsed document with everybody who is mentioned. */
export interface Mentioned extends Parsed {
  readonly mentions: readonly Mention[];
}

/** Somebody belongs to a state or an organization. */
export interface Affiliation {
  /** Id of the state or organization. */
  readonly actor: string;
  /** Office or membership: "foreign minister", "member", "national". */
  readonly role: string;
  /** Years or ISO dates, where known. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The words that say so; absent where only the table says so. */
  readonly evidence?: Evidence | undefined;
}

/** Words of a document. */
export interface Evidence extends Range {
  readonly document: string;
  readonly text: string;
}

/** A person, a country or an organization. */
export interface Actor {
  /** `country:USA`, `person:rex-tillerson`, `organization:hezbollah`: equal in every document. */
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  /** Other names: those of the tables and those that the text uses; sorted. */
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-3, or empty. */
  readonly country: string;
  readonly sector: Sector;
  /** Latest office, or empty. */
  readonly office: string;
  /** Wikidata id, or empty. */
  readonly wikidata: string;
  readonly affiliations: readonly Affiliation[];
}

/** A mention that knows whom it means. One that means several ("the two leaders") stands once for each, at the same place. */
export interface ResolvedMention extends Mention {
  /** Id of the actor, or null where it is unclear or only a place. */
  readonly actor: string | null;
  /** What tied it to the actor: "name", "surname", "title", "pronoun: only man before it". */
  readonly because: string;
}

/** A document whose mentions are resolved to actors. */
export interface Resolved extends Mentioned {
  readonly mentions: readonly ResolvedMention[];
  /** The actors of this document, sorted by id. */
  readonly actors: readonly Actor[];
}

/** PLOVER event types (PLOVER manual 2.0). */
export type PloverType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT';

/** How a claim stands to the facts. */
export type Modality =
  /** It happened or holds. */
  | 'actual'
  /** It is announced or intended. */
  | 'planned'
  /** It would happen under a condition, or is only thought of. */
  | 'hypothetical'
  /** Somebody asks for it. */
  | 'demanded'
  /** Somebody says so of another; the article does not vouch for it. */
  | 'alleged'
  /** It is said not to be so. */
  | 'denied'
  /** It was so and is no more. */
  | 'ended';

/** Where an act lies, seen from the day of the document; empty where neither words nor tense tell. */
export type Tense = 'past' | 'ongoing' | 'future' | '';

/** When an act happens, as its clause tells it. */
export interface ClaimTime {
  readonly tense: Tense;
  /** ISO year, month or day: `1990`, `2017-03`, `2017-04-10`; null where open or not told. */
  readonly from: string | null;
  readonly to: string | null;
  /** The words that say when; null where none do. */
  readonly words: (Range & { readonly text: string }) | null;
  /** Told as history ("in 1990", "during the Cold War"): it says nothing of where the two stand now. */
  readonly background: boolean;
}

/** One end of a claim: an actor, and the mentions in this sentence that name it. */
export interface ClaimEnd {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly country: string;
  readonly mentions: readonly (Range & { readonly text: string })[];
}

/** Who does what to whom, on whose word, and where it is said. */
export interface Claim {
  readonly id: string;
  readonly document: string;
  readonly source: ClaimEnd;
  readonly target: ClaimEnd;
  /** PLOVER type, or null for an attitude without a typed act ("doubted his motives"). */
  readonly type: PloverType | null;
  /** PLOVER mode, or empty. */
  readonly mode: string;
  /** [-1, 1]; how friendly the act is towards the target. */
  readonly polarity: number;
  readonly modality: Modality;
  /** Id of the actor who says so; null is the article itself. */
  readonly reporter: string | null;
  /** ISO date of the act where the text tells it, else the document's, else null. */
  readonly date: string | null;
  /** When, in more detail; absent in claims that were read from a graph whose words tell no time. */
  readonly time?: ClaimTime | undefined;
  /** The sentence. */
  readonly evidence: Range & { readonly text: string };
  /** The words that carry the act. */
  readonly trigger: Range & { readonly text: string };
  /** The rule that made it: "accuse.v:subj>obj". */
  readonly rule: string;
  /** [0, 1]; the share of such claims that are right. */
  readonly confidence: number;
  /** Equal for claims of one meeting, agreement or clash told in both directions; else empty. */
  readonly group: string;
  /** Equal for copies of one wire story. */
  readonly story: string;
}

/** A document read to the end. */
export interface Claimed extends Resolved {
  readonly claims: readonly Claim[];
}

/** A document read to the end. */
export type Document = Claimed;

/** What is kept of a document at rest: its text, so that every quote can be shown. */
export type DocumentRecord = Source;

/** What is kept of a whole reading, whatever its size: everything else is derived from these. */
export interface Reading {
  readonly documents: readonly DocumentRecord[];
  readonly actors: readonly (Actor & {
    /** Number of mentions in all documents. */
    readonly mentions: number;
    /** Ids of the documents that mention it, in reading order. */
    readonly documents: readonly string[];
  })[];
  readonly claims: readonly Claim[];
}
