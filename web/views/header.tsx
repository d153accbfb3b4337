// The head of the page: its name, search, undo and redo, the link and the theme.

import { history, notice, type Theme, takeAgain, takeBack, theme } from '../store.js';
import { Icon } from './icons.js';
import { Search } from './search.js';

const NEXT: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME_ICON = { auto: 'auto', light: 'sun', dark: 'moon' } as const;
const THEME_NAME = { auto: 'as the system', light: 'light', dark: 'dark' } as const;

export function Header() {
  const { past, future } = history.value;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      notice.value = 'The link to this view is copied.';
    } catch {
      notice.value = 'The link to this view is in the address bar.';
    }
  };
  return (
    <header class="head">
      <h1 class="brand">démarche</h1>
      <Search />
      <div class="tools" role="toolbar" aria-label="View">
        <button type="button" class="tool" disabled={past.length === 0} onClick={takeBack} aria-label="Undo" title="Undo (Ctrl+Z)">
          <Icon name="undo" />
        </button>
        <button type="button" class="tool" disabled={future.length === 0} onClick={takeAgain} aria-label="Redo" title="Redo (Ctrl+Shift+Z)">
          <Icon name="redo" />
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => void copy()}
          aria-label="Copy a link to this view"
          title="Copy a link to this view"
        >
          <Icon name="link" />
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => {
            theme.value = NEXT[theme.value];
          }}
          aria-label={`Theme: ${THEME_NAME[theme.value]}`}
          title={`Theme: ${THEME_NAME[theme.value]}`}
        >
          <Icon name={THEME_ICON[theme.value]} />
        </button>
      </div>
    </header>
  );
}
