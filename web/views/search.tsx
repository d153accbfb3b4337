// A combobox over names, aliases and quotes. Typing finds; arrows choose; Enter opens; Escape closes.

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { search } from '../search.js';
import { selectActor, selectEdge } from '../state.js';
import { act, edgeOfClaim, searchIndex, spoken } from '../store.js';
import { count } from '../words.js';
import { Icon } from './icons.js';
import { KindMark } from './parts.js';

export function Search() {
  const words = useSignal('');
  const open = useSignal(false);
  const active = useSignal(0);
  const input = useRef<HTMLInputElement>(null);
  const found = search(searchIndex.value, words.value);
  const rows = [
    ...found.actors.map((actor) => ({ id: `find-${actor.id}`, choose: () => act((view) => selectActor(view, actor.id)) })),
    ...found.quotes.map((claim) => ({
      id: `find-${claim.id}`,
      choose: () => {
        const key = edgeOfClaim.value.get(claim.id);
        if (key !== undefined) act((view) => selectEdge(view, key, { claim: claim.id, document: claim.document }));
      },
    })),
  ];
  const shown = open.value && words.value.trim() !== '';
  const at = Math.min(active.value, rows.length - 1);
  const choose = (index: number): void => {
    rows[index]?.choose();
    open.value = false;
    words.value = '';
    active.value = 0;
  };
  const type = (text: string): void => {
    words.value = text;
    open.value = true;
    active.value = 0;
    const { actors, quotes } = search(searchIndex.value, text);
    if (text.trim() !== '') spoken.value = `${count(actors.length, 'actor')}, ${count(quotes.length, 'quote')}`;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && words.value !== '') {
      words.value = '';
      open.value = false;
    } else if (!shown || rows.length === 0) return;
    else if (event.key === 'ArrowDown') active.value = (at + 1) % rows.length;
    else if (event.key === 'ArrowUp') active.value = (at + rows.length - 1) % rows.length;
    else if (event.key === 'Enter') choose(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="search">
      <Icon name="search" />
      <input
        ref={input}
        id="search"
        type="text"
        role="combobox"
        placeholder="Find an actor or a quote"
        aria-label="Find an actor or a quote"
        aria-expanded={shown}
        aria-controls="found"
        aria-autocomplete="list"
        {...(shown && rows[at] ? { 'aria-activedescendant': rows[at].id } : {})}
        autocomplete="off"
        spellcheck={false}
        value={words.value}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
        onFocus={() => {
          open.value = true;
        }}
        onBlur={() => {
          open.value = false;
        }}
      />
      <div id="found" class="found" role="listbox" aria-label="Found" hidden={!shown}>
        {shown &&
          found.actors.map((actor, index) => (
            <div
              key={actor.id}
              id={`find-${actor.id}`}
              role="option"
              tabIndex={-1}
              class="found-row"
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(index);
              }}
            >
              <KindMark kind={actor.kind} />
              <span class="found-label">{actor.label}</span>
              {actor.name !== actor.label && <span class="found-alias">{actor.name}</span>}
            </div>
          ))}
        {shown &&
          found.quotes.map((claim, index) => (
            <div
              key={claim.id}
              id={`find-${claim.id}`}
              role="option"
              tabIndex={-1}
              class="found-row quote"
              aria-selected={found.actors.length + index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(found.actors.length + index);
              }}
            >
              <span class="found-quote">{excerpt(claim.evidence.text, words.value)}</span>
            </div>
          ))}
        {shown && rows.length === 0 && <p class="found-none">Nothing is called so. Try part of a name, or a word from a quote.</p>}
      </div>
    </search>
  );
}

/** The words of a quote around those that were typed. */
function excerpt(text: string, words: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(words.trim().toLowerCase()));
  const from = at <= 40 ? 0 : text.indexOf(' ', at - 40) + 1;
  return `${from > 0 ? '… ' : ''}${text.slice(from, from + 110).trim()}${from + 110 < text.length ? ' …' : ''}`;
}
