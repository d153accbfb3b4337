// The article, with the words of its claims marked: a sentence lights up its edges, a claim lights up its words.
//
// The text is given as text nodes and nothing else, whatever stands in it.

import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Claim, DocumentRecord, Range } from '../../src/document.js';
import { type Sign, signName } from '../../src/query/filter.js';
import { type Mark, paragraphs, type Segment, segments } from '../marks.js';
import { openDocument, selectEdge } from '../state.js';
import { act, edgeOfClaim, filtered, given, hovered, hoveredClaim, labelOf, openedDocument, reading, view } from '../store.js';
import { count, dateName, titleOf } from '../words.js';
import { Empty } from './parts.js';

/** Why a stretch is marked. */
type Part =
  | { readonly is: 'sentence'; readonly claims: readonly Claim[] }
  | { readonly is: 'trigger' | 'source' | 'target' | 'reporter'; readonly sign?: Sign };

export function Article() {
  const document = openedDocument.value;
  if (!document) return <Empty title="No article yet">Open a file or paste an article: it is read in this page and never leaves it.</Empty>;
  const many = given.value.documents.length > 1;
  return (
    <div class="article">
      {many && <DocumentChoice current={document} />}
      <header class="article-head">
        <h2>{titleOf(document)}</h2>
        <p class="byline">
          {[document.publisher, document.date && dateName(document.date)].filter(Boolean).join(' · ') || 'No date and no publisher known'}
        </p>
      </header>
      {document.text === '' ? (
        <p class="source-note">The file that was opened has no texts of articles. Every quote stands in the details of its tie.</p>
      ) : (
        <Text document={document} />
      )}
    </div>
  );
}

function DocumentChoice({ current }: { current: DocumentRecord }) {
  return (
    <label class="document-choice">
      <span>{count(given.value.documents.length, 'article')}</span>
      <select value={current.id} onChange={(event) => act((now) => openDocument(now, event.currentTarget.value))}>
        {given.value.documents.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {[choice.date, titleOf(choice)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}

function Text({ document }: { document: DocumentRecord }) {
  const { text } = document;
  const root = useRef<HTMLDivElement>(null);
  const claims = useMemo(() => filtered.value.claims.filter((claim) => claim.document === document.id), [filtered.value, document]);
  const blocks = useMemo(() => paragraphs(text), [text]);
  const sentences = useMemo(() => sentenceMarks(claims), [claims]);
  const { claim: chosenId, selected } = view.value;
  const chosen = claims.find(({ id }) => id === chosenId) ?? null;
  const pointed = claims.find(({ id }) => id === hoveredClaim.value) ?? null;

  useEffect(() => {
    if (!chosen) return;
    const mark = root.current?.querySelector('.chosen');
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    mark?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }, [chosen, document]);

  return (
    <div class="text" ref={root} dir="auto">
      {blocks.map(({ start, end }) => (
        <p key={start} dir="auto">
          {segments(start, end, sentences).map((piece) => (
            <Piece
              key={piece.start}
              text={text}
              piece={piece}
              chosen={pointed ?? chosen}
              edge={selected?.what === 'edge' ? selected.key : null}
            />
          ))}
        </p>
      ))}
    </div>
  );
}

/** Stretches that carry claims. Those that overlap, which is rare, are one. */
function sentenceMarks(claims: readonly Claim[]): Mark<Part>[] {
  const marks: { start: number; end: number; claims: Claim[] }[] = [];
  for (const claim of [...claims].sort((a, b) => a.evidence.start - b.evidence.start || a.trigger.start - b.trigger.start)) {
    const { start, end } = claim.evidence;
    const last = marks.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.claims.push(claim);
    } else marks.push({ start, end, claims: [claim] });
  }
  return marks.map(({ start, end, claims: own }) => ({ start, end, mark: { is: 'sentence', claims: own } }));
}

interface PieceProps {
  readonly text: string;
  readonly piece: Segment<Part>;
  readonly chosen: Claim | null;
  readonly edge: string | null;
}

function Piece({ text, piece, chosen, edge }: PieceProps) {
  const part = piece.marks[0];
  if (part?.is !== 'sentence') return <>{text.slice(piece.start, piece.end)}</>;
  const { claims } = part;
  const keys = [...new Set(claims.flatMap(({ id }) => edgeOfClaim.value.get(id) ?? []))];
  const here = chosen !== null && claims.includes(chosen);
  const onEdge = claims.some(({ id }) => edgeOfClaim.value.get(id) === edge);
  const open = (): void => {
    // Another click goes on to the sentence's next claim.
    const next = claims[(chosen === null ? -1 : claims.indexOf(chosen)) + 1] ?? claims[0]!;
    const key = edgeOfClaim.value.get(next.id);
    if (key !== undefined) act((now) => selectEdge(now, key, { claim: next.id, document: next.document }), 'select');
  };
  const lit = here ? chosen : null;
  const words: Mark<Part>[] = lit
    ? [
        { ...lit.trigger, mark: { is: 'trigger', sign: signName(lit.polarity) } as const },
        ...reporterWords(lit).map((range) => ({ ...range, mark: { is: 'reporter' } as const })),
        ...lit.source.mentions.map((range) => ({ ...range, mark: { is: 'source' } as const })),
        ...lit.target.mentions.map((range) => ({ ...range, mark: { is: 'target' } as const })),
      ]
    : claims.map(({ trigger, polarity }) => ({ ...trigger, mark: { is: 'trigger', sign: signName(polarity) } as const }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sentence breaks over lines, which a button cannot
    <span
      class={['sentence', here ? 'chosen' : '', onEdge ? 'on-edge' : ''].filter(Boolean).join(' ')}
      role="button"
      tabIndex={0}
      title={claims
        .map((claim) => `${labelOf(claim.source.id)} → ${labelOf(claim.target.id)}: ${claim.type ?? 'attitude'}, ${claim.modality}`)
        .join('\n')}
      data-claims={claims.map(({ id }) => id).join(' ')}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
      onMouseEnter={() => {
        hovered.value = keys.length > 0 ? { edges: keys } : null;
      }}
      onMouseLeave={() => {
        hovered.value = null;
      }}
    >
      {segments(piece.start, piece.end, words).map(({ start, end, marks }) => {
        const shown = text.slice(start, end);
        return marks.length === 0 ? (
          shown
        ) : (
          <span key={start} class={classesOf(marks)}>
            {shown}
          </span>
        );
      })}
    </span>
  );
}

/** A cue of two claims of different signs has neither color. */
function classesOf(marks: readonly Part[]): string {
  const signs = new Set(marks.flatMap((part) => (part.is === 'trigger' && part.sign ? [part.sign] : [])));
  return [...new Set(marks.map(({ is }) => is)), ...(signs.size === 1 ? signs : [])].join(' ');
}

/** Where the sentence names whoever says so, if it does and that is not one of the two it is about. */
function reporterWords({ reporter, source, target, evidence }: Claim): Range[] {
  const actor =
    reporter === null || reporter === source.id || reporter === target.id
      ? undefined
      : reading.value.actors.find(({ id }) => id === reporter);
  if (!actor) return [];
  const surname = actor.kind === 'person' ? [actor.label.split(' ').at(-1)!] : [];
  for (const name of [actor.label, ...actor.aliases, ...surname]) {
    const at = evidence.text.indexOf(name);
    if (at >= 0) return [{ start: evidence.start + at, end: evidence.start + at + name.length }];
  }
  return [];
}
