// The view's transitions, undo and the link, without a browser.

import { describe, expect, test } from 'vitest';
import { fromLink, toLink } from '../../web/link.js';
import {
  clearFilters,
  clearSelection,
  comparePair,
  dismissClaim,
  initialView,
  isFiltered,
  mergeActors,
  redo,
  renameActor,
  replace,
  selectActor,
  selectEdge,
  setEgo,
  setLevel,
  setLines,
  setMinConfidence,
  setWindow,
  showOnly,
  startHistory,
  step,
  toggle,
  turnClaim,
  undo,
  type View,
} from '../../web/state.js';

describe('transitions', () => {
  test('a transition leaves the view it was given as it is, and keeps what it does not touch', () => {
    const before = structuredClone(initialView);
    const after = selectActor(initialView, 'country:FRA');
    expect(initialView).toEqual(before);
    expect(after.selected).toEqual({ what: 'actor', id: 'country:FRA' });
    expect(after.hidden).toBe(initialView.hidden);
  });

  test('selecting an edge opens the article of its first claim', () => {
    const after = selectEdge({ ...initialView, pane: 'relations' }, 'stance:a>b', { claim: 'a.txt:3', document: 'a.txt' });
    expect(after).toMatchObject({ claim: 'a.txt:3', document: 'a.txt', pane: 'article', front: 'details' });
  });

  test('clearing a selection that is not there changes nothing', () => {
    expect(clearSelection(initialView)).toBe(initialView);
  });

  test('toggling twice shows a value again', () => {
    const once = toggle(initialView, 'modalities', 'denied');
    expect(once.hidden.modalities).toEqual(['denied']);
    expect(toggle(once, 'modalities', 'denied')).toEqual(initialView);
  });

  test('"only" hides all other values, and a second time none', () => {
    const all = ['country', 'organization', 'person'];
    const only = showOnly(initialView, 'kinds', 'person', all);
    expect(only.hidden.kinds).toEqual(['country', 'organization']);
    expect(showOnly(only, 'kinds', 'person', all).hidden.kinds).toEqual([]);
  });

  test('numbers stay within their range, and what is no number is the least', () => {
    expect(setMinConfidence(initialView, 7).minConfidence).toBe(1);
    expect(setMinConfidence(initialView, Number.NaN).minConfidence).toBe(0);
  });

  test('a window that would end before it begins ends where it begins', () => {
    expect(setWindow(initialView, '2019-05-01', '2019-04-01')).toMatchObject({ since: '2019-05-01', until: '2019-05-01' });
  });

  test('another level has other nodes: what was selected is not kept', () => {
    const view = setEgo(selectActor(initialView, 'person:anna-berg'), 'person:anna-berg', 2);
    expect(setLevel(view, 'country')).toMatchObject({ selected: null, ego: null });
  });

  test('lines are stances or acts, and offices stay as they are', () => {
    const offices = toggle(initialView, 'families', 'affiliation');
    expect(setLines(offices, 'relation').hidden.families).toEqual(['affiliation', 'stance']);
    expect(setLines(setLines(offices, 'relation'), 'stance').hidden.families).toEqual(['affiliation', 'relation']);
  });

  test('clearing filters keeps the selection and the corrections', () => {
    const view = dismissClaim(selectActor(setMinConfidence(toggle(initialView, 'kinds', 'person'), 0.5), 'country:FRA'), 'a:1');
    expect(isFiltered(view)).toBe(true);
    const cleared = clearFilters(view);
    expect(isFiltered(cleared)).toBe(false);
    expect(cleared.selected).toEqual(view.selected);
    expect(cleared.judgements).toEqual(view.judgements);
  });

  test('a correction made twice is taken back', () => {
    expect(turnClaim(turnClaim(initialView, 'a:1'), 'a:1').judgements).toEqual([]);
    expect(mergeActors(initialView, 'a', 'a')).toBe(initialView);
    expect(renameActor(renameActor(initialView, 'a', 'Anna'), 'a', 'Berg').judgements).toEqual([
      { what: 'rename', actor: 'a', label: 'Berg' },
    ]);
    expect(renameActor(renameActor(initialView, 'a', 'Anna'), 'a', ' ').judgements).toEqual([]);
  });
});

describe('undo and redo', () => {
  const views = ['a', 'b', 'c'].map((id) => selectActor(initialView, id));

  test('undo goes back step by step, redo forth again, a new step forgets what was undone', () => {
    let history = startHistory(initialView);
    for (const view of views) history = step(history, view);
    history = undo(undo(history));
    expect(history.present).toBe(views[0]);
    expect(redo(history).present).toBe(views[1]);
    expect(redo(step(history, initialView)).present).toBe(initialView);
    expect(undo(undo(undo(history))).present).toBe(initialView);
  });

  test('a slider that is dragged is one step', () => {
    let history = startHistory(initialView);
    for (const value of [0.1, 0.2, 0.3]) history = step(history, setMinConfidence(history.present, value), 'confidence');
    expect(history.present.minConfidence).toBe(0.3);
    expect(undo(history).present).toBe(initialView);
  });

  test('where one looks is no step', () => {
    const history = replace(step(startHistory(initialView), views[0]!), { ...views[0]!, pane: 'filters' });
    expect(history.past).toEqual([initialView]);
    expect(undo(history).present).toBe(initialView);
  });
});

describe('the link', () => {
  const view: View = {
    ...selectEdge(initialView, 'relation:country:NOR>country:FRA:ACCUSE', { claim: 'fish-1.txt:0', document: 'fish-1.txt' }),
    hidden: { ...initialView.hidden, kinds: ['person'], sectors: ['', 'GOV'], families: [], types: ['AID', 'none'] },
    minConfidence: 0.35,
    minMentions: 3,
    since: '2019-03',
    until: '2019-04-15',
    size: 'pagerank',
    grouping: 'camp',
    strong: 0.25,
    ego: { id: 'country:NOR', depth: 2 },
    camera: { x: 0.25, y: 0.75, ratio: 0.5 },
  };

  test('restores the view', () => {
    expect(fromLink(`#${toLink(view)}`)).toEqual(view);
    expect(fromLink(toLink({ ...initialView, path: { from: 'country:NOR', to: 'country:FRA' } })).path).toEqual({
      from: 'country:NOR',
      to: 'country:FRA',
    });
  });

  test('keeps two actors side by side', () => {
    const pair = comparePair(initialView, 'country:NOR', 'country:FRA');
    expect(fromLink(toLink(pair))).toEqual(pair);
    expect(comparePair(initialView, 'country:NOR', 'country:NOR').selected).toEqual({ what: 'actor', id: 'country:NOR' });
  });

  test('of the first look is empty', () => {
    expect(toLink(initialView)).toBe('');
    expect(fromLink('')).toEqual(initialView);
  });

  test('leaves out what cannot be', () => {
    const odd = fromLink(
      'confidence=9&mentions=-4&since=<script>&level=planet&hide-types=ACCUSE,EVIL&camera=1,x,2&around=9 a&size=__proto__&hide-kinds=-',
    );
    expect(odd).toEqual({ ...initialView, hidden: { ...initialView.hidden, types: ['ACCUSE'] } });
  });
});
