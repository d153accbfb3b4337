// Ways in: paste an article, open files, or drop them anywhere on the page.

import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ACCEPTED, GRAPHS, openFiles } from '../files.js';
import { LONGEST, tooLong } from '../limits.js';
import { cancel, canRead, job, type Mode, problems, readArticles } from '../reader.js';
import { given, notice } from '../store.js';
import { count } from '../words.js';

/** Which dialog is open. */
export const opened = signal<'paste' | 'files' | null>(null);

export function openPaste(): void {
  problems.value = [];
  opened.value = 'paste';
}

/** Lets the reader choose files. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = canRead ? ACCEPTED : GRAPHS;
  input.addEventListener('change', () => void take([...(input.files ?? [])]));
  input.click();
}

async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0 || job.value !== null) return;
  opened.value = 'files';
  problems.value = [];
  const shown = await openFiles(files, given.value.documents.length === 0 ? 'alone' : 'beside');
  finish(shown);
}

function finish(shown: boolean): void {
  if (shown && problems.value.length === 0) opened.value = null;
  if (shown) notice.value = `${count(given.value.documents.length, 'article')}, ${count(given.value.claims.length, 'statement')}.`;
}

/** Both dialogs, and the sign that files may be dropped. */
export function OpenDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const which = opened.value;
  useEffect(() => {
    const element = dialog.current!;
    if (which !== null && !element.open) element.showModal();
    if (which === null && element.open) element.close();
  }, [which]);
  return (
    <>
      <dialog
        ref={dialog}
        aria-labelledby="dialog-title"
        onClose={() => {
          cancel();
          opened.value = null;
        }}
      >
        {which === 'paste' && <Paste />}
        {which === 'files' && <Files />}
      </dialog>
      <DropTarget />
    </>
  );
}

function Paste() {
  // The text itself stays in its box: to pass a long one through the page with every key would be slow.
  const box = useRef<HTMLTextAreaElement>(null);
  const filled = useSignal(false);
  const title = useSignal('');
  const date = useSignal('');
  const publisher = useSignal('');
  const beside = useSignal(false);
  const busy = job.value !== null;
  const some = given.value.documents.length > 0;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const mode: Mode = beside.value ? 'beside' : 'alone';
    const article = {
      name: 'The pasted text',
      text: box.current!.value,
      title: title.value.trim(),
      date: date.value,
      publisher: publisher.value.trim(),
    };
    finish(await readArticles([article], mode));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h2 id="dialog-title">Read an article</h2>
      <p class="dialog-note">It is read in this page. Nothing leaves your machine.</p>
      <label>
        <span>Text, in English</span>
        <textarea
          id="pasted"
          required
          disabled={busy}
          ref={box}
          dir="auto"
          onInput={(event) => {
            filled.value = event.currentTarget.value.trim() !== '';
          }}
          onPaste={(event) => {
            const { length } = event.clipboardData?.getData('text/plain') ?? '';
            problems.value = length > LONGEST ? [tooLong('The text', length)] : [];
            if (length > LONGEST) event.preventDefault();
          }}
        />
      </label>
      <div class="dialog-row">
        <label>
          <span>Headline, if any</span>
          <input
            type="text"
            disabled={busy}
            value={title.value}
            onInput={(event) => {
              title.value = event.currentTarget.value;
            }}
          />
        </label>
        <label>
          <span>Publisher, if known</span>
          <input
            type="text"
            disabled={busy}
            value={publisher.value}
            onInput={(event) => {
              publisher.value = event.currentTarget.value;
            }}
          />
        </label>
        <label>
          <span>Date, if known</span>
          <input
            type="date"
            disabled={busy}
            value={date.value}
            onInput={(event) => {
              date.value = event.currentTarget.value;
            }}
          />
        </label>
      </div>
      <Progress />
      <Problems />
      <div class="dialog-foot">
        {some && (
          <label class="check">
            <input
              type="checkbox"
              checked={beside.value}
              disabled={busy}
              onChange={(event) => {
                beside.value = event.currentTarget.checked;
              }}
            />
            <span>Keep what is shown</span>
          </label>
        )}
        <button type="button" class="secondary" onClick={() => (busy ? cancel() : dismiss())}>
          {busy ? 'Stop' : 'Close'}
        </button>
        <button type="submit" class="primary" disabled={busy || !filled.value}>
          Read
        </button>
      </div>
    </form>
  );
}

function Files() {
  const busy = job.value !== null;
  return (
    <div>
      <h2 id="dialog-title">{busy ? 'Reading files' : 'Files'}</h2>
      <Progress />
      <Problems />
      <div class="dialog-foot">
        <button type="button" class="secondary" onClick={() => (busy ? cancel() : dismiss())}>
          {busy ? 'Stop' : 'Close'}
        </button>
      </div>
    </div>
  );
}

function dismiss(): void {
  opened.value = null;
}

function Progress() {
  const now = job.value;
  if (now === null) return null;
  return (
    <div class="progress" role="status">
      <span>{now.doing} …</span>
      {now.of > 1 ? <progress value={now.done} max={now.of} aria-label={now.doing} /> : <progress aria-label={now.doing} />}
    </div>
  );
}

function Problems() {
  const list = problems.value;
  if (list.length === 0) return null;
  return (
    <div role="alert">
      {list.slice(0, 8).map((problem) => (
        <p key={problem} class="problem">
          {problem}
        </p>
      ))}
      {list.length > 8 && <p class="problem">and {list.length - 8} more</p>}
    </div>
  );
}

function DropTarget() {
  const over = useSignal(false);
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      clearTimeout(leaving);
      over.value = true;
      leaving = setTimeout(() => {
        over.value = false;
      }, 200);
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      over.value = false;
      void take([...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('drop', drop);
    return () => {
      clearTimeout(leaving);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over.value ? <div class="dropping">Drop articles or a graph here</div> : null;
}
