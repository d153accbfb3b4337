// The head of the page: its name, search, undo and redo, the link and the theme.

import { messageOf } from '../../src/errors.js';
import { canRead } from '../reader.js';
import { FILES, type SavedFile, save } from '../save.js';
import { history, notice, type Theme, takeAgain, takeBack, theme, view } from '../store.js';
import { Icon } from './icons.js';
import { Menu } from './menu.js';
import { chooseFiles, openPaste } from './open.js';
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
  const take = async (file: SavedFile): Promise<void> => {
    try {
      await save(file);
    } catch (error) {
      notice.value = messageOf(error);
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
        <Menu
          label="Open"
          items={[
            ...(canRead ? [{ name: 'Paste an article …', means: 'read in this page', choose: openPaste }] : []),
            { name: 'Open files …', means: canRead ? 'articles, readings or graphs' : 'graphs and readings', choose: chooseFiles },
          ]}
        >
          <Icon name="open" />
        </Menu>
        <Menu
          label="Save"
          items={FILES.map((file) => ({
            name: file.name,
            means: file.means,
            disabled: file.ending === 'tsv' && view.value.judgements.length === 0,
            choose: () => void take(file),
          }))}
        >
          <Icon name="save" />
        </Menu>
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
