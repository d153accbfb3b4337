// The page: article and lists to the left, the graph in the middle, the inspector to the right; one below the other where it is narrow.

import { useEffect } from 'preact/hooks';
import { openDetails, openPane, type Pane } from '../state.js';
import { dark, look, notice, spoken, status, takeAgain, takeBack, view } from '../store.js';
import { Article } from './article.js';
import { Filters } from './filters.js';
import { GraphPane } from './graph.js';
import { Header } from './header.js';
import { Inspector } from './inspector.js';
import { OpenDialog } from './open.js';
import { Sides } from './sides.js';
import { ActorsTable, RelationsTable } from './tables.js';

const TABS: readonly { readonly pane: Pane; readonly name: string }[] = [
  { pane: 'article', name: 'Article' },
  { pane: 'actors', name: 'Actors' },
  { pane: 'relations', name: 'Ties' },
  { pane: 'sides', name: 'Sides' },
  { pane: 'filters', name: 'Filters' },
];

const CONTENT = { article: Article, actors: ActorsTable, relations: RelationsTable, sides: Sides, filters: Filters } as const;

export function App() {
  const { pane, front } = view.value;
  const Content = CONTENT[pane];
  useEffect(() => {
    document.documentElement.dataset.theme = dark.value ? 'dark' : 'light';
  }, [dark.value]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input[type=text], textarea');
      if ((event.ctrlKey || event.metaKey) && !typing && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        if (event.shiftKey) takeAgain();
        else takeBack();
      } else if (event.key === '/' && !typing) {
        event.preventDefault();
        document.getElementById('search')?.focus();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <div class="app" data-front={front} data-status={status.value.is}>
      <Header />
      <main class="panes">
        <section class="side" aria-label="Reading">
          <Tabs />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable for keys that scroll */}
          <div class="pane-body" role="tabpanel" id="pane" aria-labelledby={`tab-${pane}`} tabIndex={0} key={pane}>
            <Content />
          </div>
        </section>
        <GraphPane />
        <section
          class="details"
          id="details"
          aria-label="Details"
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            document.getElementById('picture')?.focus();
          }}
        >
          <Inspector />
        </section>
      </main>
      <p class="hidden-text" role="status" aria-live="polite" id="spoken">
        {spoken.value}
      </p>
      <Notice />
      <OpenDialog />
    </div>
  );
}

function Tabs() {
  const { pane, front } = view.value;
  const go = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = TABS.findIndex((tab) => tab.pane === pane);
    const next = TABS[(index + step + TABS.length) % TABS.length]!.pane;
    look((now) => openPane(now, next));
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label="Reading" onKeyDown={go}>
        {TABS.map((tab) => (
          <button
            key={tab.pane}
            id={`tab-${tab.pane}`}
            type="button"
            role="tab"
            aria-selected={tab.pane === pane}
            aria-controls="pane"
            tabIndex={tab.pane === pane ? 0 : -1}
            onClick={() => look((now) => openPane(now, tab.pane))}
          >
            {tab.name}
          </button>
        ))}
      </div>
      <button type="button" class="details-tab" aria-pressed={front === 'details'} onClick={() => look(openDetails)}>
        Details
      </button>
    </div>
  );
}

/** A word that goes away by itself. */
function Notice() {
  const text = notice.value;
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => {
      notice.value = '';
    }, 5000);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="notice" role="status">
      {text !== '' && <span>{text}</span>}
    </div>
  );
}
