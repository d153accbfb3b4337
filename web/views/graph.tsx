// The middle pane: the picture, its legend, and the margin with those who are tied to nobody.

import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Family } from '../../src/graph/schema.js';
import type { Pointed } from '../appearance.js';
import { describeActor, describeEdge } from '../describe.js';
import { createPicture, type Picture } from '../picture.js';
import { canRead } from '../reader.js';
import { clearSelection, moveCamera, selectActor, selectEdge, setEgo, setLevel, setLines, setPath } from '../state.js';
import {
  act,
  aspect,
  firstClaim,
  graph,
  hovered,
  isSettled,
  labelOf,
  laidOut,
  look,
  scene,
  spoken,
  status,
  view,
  visible,
  way,
} from '../store.js';
import { walk } from '../walk.js';
import { count } from '../words.js';
import { Icon } from './icons.js';
import { Legend } from './legend.js';
import { chooseFiles, openPaste } from './open.js';
import { Empty, KindMark } from './parts.js';
import { Timeline } from './timeline.js';

export function GraphPane() {
  const { nodes, edges, alone } = visible.value;
  const picture = useRef<Picture | null>(null);
  return (
    <section class="graph-pane" aria-label="Graph">
      <div class="stage-bar">
        <Choices />
        <div class="stage-tools" role="toolbar" aria-label="Picture">
          <button type="button" class="tool" aria-label="Zoom in" title="Zoom in" onClick={() => picture.current?.zoom(0.7)}>
            <Icon name="plus" />
          </button>
          <button type="button" class="tool" aria-label="Zoom out" title="Zoom out" onClick={() => picture.current?.zoom(1 / 0.7)}>
            <Icon name="minus" />
          </button>
          <button type="button" class="tool" aria-label="Fit all" title="Fit all" onClick={() => picture.current?.look(null)}>
            <Icon name="fit" />
          </button>
        </div>
      </div>
      <Restriction />
      <div class="stage">
        <Canvas pictureRef={picture} />
        {status.value.is === 'ready' && nodes.length === 0 && (graph.value.order === 0 ? <Welcome /> : <NoPicture />)}
        {status.value.is === 'loading' && <p class="stage-note">Reading …</p>}
        {status.value.is === 'failed' && (
          <div class="stage-note">
            <Empty title="There is no reading to show">
              {status.value.message} Start the viewer with “demarche serve”, which serves this page together with what was read.
            </Empty>
          </div>
        )}
      </div>
      <Timeline />
      <footer class="graph-foot">
        <Legend />
        {alone.length > 0 && <Margin ids={alone} />}
      </footer>
      <p class="hidden-text" id="graph-help">
        Arrow keys walk to neighbors, the square brackets go through the ties of an actor or a pair, Enter opens the details, Escape goes
        back. The tables “Actors” and “Ties” show the same: {count(nodes.length, 'actor')} and {count(edges.length, 'tie')}.
      </p>
    </section>
  );
}

/** What one sees before anything was read. */
function Welcome() {
  return (
    <div class="stage-note">
      <Empty title="Who stands where, and who says so?">
        {canRead
          ? 'Paste an article or open files: they are read in this page, and nothing leaves your machine.'
          : 'Open a graph (.json, .gexf): it is shown in this page, and nothing leaves your machine.'}
      </Empty>
      <p class="welcome-ways">
        {canRead && (
          <button type="button" class="primary" onClick={openPaste}>
            Paste an article
          </button>
        )}
        <button type="button" class="secondary" onClick={chooseFiles}>
          Open files
        </button>
      </p>
    </div>
  );
}

function NoPicture() {
  return (
    <div class="stage-note">
      <Empty title="No ties to draw">
        {graph.value.size === 0
          ? 'The article ties no two of its actors by a statement or an office. They are listed below.'
          : 'The filters hide every tie. Open “Filters” and loosen them.'}
      </Empty>
    </div>
  );
}

/** Says that only a part is shown, and of what. */
function Restriction() {
  const { ego, path } = view.value;
  if (ego === null && path === null) return null;
  const found = way.value;
  return (
    <p class="restriction">
      <span>
        {ego && `Only ${labelOf(ego.id)} and those within ${count(ego.depth, 'step')}`}
        {path &&
          found &&
          `${found.actors.map(labelOf).join(' → ')}: ${count(found.steps.length, 'step')}, trust ${Math.round(100 * found.trust)}%`}
        {path && !found && `No way leads from ${labelOf(path.from)} to ${labelOf(path.to)} along the arrows under the present filters`}
      </span>
      <button type="button" class="small" onClick={() => act((now) => setPath(setEgo(now, '', 0), null))}>
        Show everybody
      </button>
    </p>
  );
}

/** What a node and what a line stands for. */
function Choices() {
  const { level, hidden } = view.value;
  const shown = (family: Family): boolean => !hidden.families.includes(family);
  return (
    <div class="stage-choices">
      <fieldset class="choice" aria-label="Draw as nodes">
        <button type="button" aria-pressed={level === 'actor'} onClick={() => act((now) => setLevel(now, 'actor'))}>
          Actors
        </button>
        <button type="button" aria-pressed={level === 'country'} onClick={() => act((now) => setLevel(now, 'country'))}>
          Countries
        </button>
      </fieldset>
      <fieldset class="choice" aria-label="Draw as lines">
        <button type="button" aria-pressed={shown('stance')} onClick={() => act((now) => setLines(now, 'stance'))}>
          Stances
        </button>
        <button type="button" aria-pressed={shown('relation')} onClick={() => act((now) => setLines(now, 'relation'))}>
          Acts
        </button>
      </fieldset>
    </div>
  );
}

/** Selects what was pointed at; the ground selects nothing. */
function pick(what: Pointed | null): void {
  act((now) => {
    if (what === null) return clearSelection(now);
    if ('node' in what) return selectActor(now, what.node);
    const key = what.edges[0]!;
    const first = firstClaim(key);
    return selectEdge(now, key, first && first.claim !== '' ? first : null);
  }, 'select');
}

function Canvas({ pictureRef }: { pictureRef: { current: Picture | null } }) {
  const element = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = element.current!;
    const picture = createPicture(container, {
      pick,
      hover(what, at) {
        hovered.value = what;
        const card = tip.current!;
        card.hidden = what === null || !('edges' in what);
        if (what === null || !('edges' in what)) return;
        card.textContent = describeEdge(graph.value, what.edges[0]!);
        const left = Math.min(at.x + 14, container.clientWidth - card.offsetWidth - 8);
        card.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, at.y - card.offsetHeight - 12)}px)`;
      },
      move: (camera) => look((now) => moveCamera(now, isHome(camera) ? null : camera)),
    });
    pictureRef.current = picture;
    const shape = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = container;
      // In steps of a quarter: whoever drags the edge of the window does not want the picture to dance.
      if (clientHeight > 0) aspect.value = Math.max(0.5, Math.round((4 * clientWidth) / clientHeight) / 4);
    });
    shape.observe(container);
    const first = view.value.camera;
    if (first) picture.look(first);
    // For tests and for the curious: the picture itself.
    (window as unknown as { demarche?: unknown }).demarche = {
      picture,
      nodes: () => visible.value.nodes,
      scene: () => scene.value,
      settled: () => [...laidOut.value],
      hover: (id: string | null) => {
        hovered.value = id === null ? null : { node: id };
      },
    };
    const stop = effect(() => {
      picture.draw(scene.value);
      if (status.value.is === 'ready') {
        performance.mark('demarche:drawn');
        if (isSettled.value) performance.mark('demarche:settled');
      }
    });
    const follow = effect(() => {
      if (view.value.camera === null && !isHome(picture.camera())) picture.look(null);
    });
    const reveal = effect(() => {
      const { selected } = view.value;
      if (selected?.what === 'actor') picture.reveal(selected.id);
    });
    return () => {
      stop();
      follow();
      reveal();
      shape.disconnect();
      picture.kill();
      pictureRef.current = null;
    };
  }, []);
  const { nodes, edges } = visible.value;
  return (
    <>
      <div
        ref={element}
        id="picture"
        class="canvas"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is one tab stop, in which keys walk from actor to actor
        tabIndex={0}
        role="application"
        aria-roledescription="graph"
        aria-label={`Graph of ${count(nodes.length, 'actor')} and ${count(edges.length, 'tie')}`}
        aria-describedby="graph-help"
        onKeyDown={(event) => press(event, pictureRef.current)}
      />
      <div ref={tip} class="tip" role="tooltip" hidden />
    </>
  );
}

function isHome({ x, y, ratio }: { readonly x: number; readonly y: number; readonly ratio: number }): boolean {
  return Math.abs(x - 0.5) < 1e-3 && Math.abs(y - 0.5) < 1e-3 && Math.abs(ratio - 1) < 1e-3;
}

function press(event: KeyboardEvent, picture: Picture | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter') {
    if (view.value.selected === null) return;
    event.preventDefault();
    document.getElementById('details')?.focus();
    return;
  }
  if (event.key === 'Escape') {
    act(clearSelection, 'select');
    spoken.value = 'Nothing is selected.';
    return;
  }
  if ('+=-0'.includes(event.key)) {
    if (event.key === '0') picture?.look(null);
    else picture?.zoom(event.key === '-' ? 1 / 0.7 : 0.7);
    return;
  }
  const next = walk(event.key, view.value.selected, graph.value, visible.value, scene.value);
  if (next === null) return;
  event.preventDefault();
  if (next.what === 'actor') {
    act((now) => selectActor(now, next.id), 'select');
    spoken.value = describeActor(graph.value, next.id);
  } else if (next.what === 'edge') {
    pick({ edges: [next.key] });
    spoken.value = describeEdge(graph.value, next.key);
  }
}

/** Those who are mentioned and tied to nobody. */
function Margin({ ids }: { ids: readonly string[] }) {
  const { selected } = view.value;
  return (
    <div class="margin">
      <h3>Mentioned, tied to nobody</h3>
      <ul>
        {ids.slice(0, 120).map((id) => {
          const { label, kind } = graph.value.getNodeAttributes(id);
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={selected?.what === 'actor' && selected.id === id}
                onClick={() => act((now) => selectActor(now, id), 'select')}
              >
                <KindMark kind={kind} /> {label}
              </button>
            </li>
          );
        })}
        {ids.length > 120 && <li>and {ids.length - 120} more, in the table of actors</li>}
      </ul>
    </div>
  );
}
