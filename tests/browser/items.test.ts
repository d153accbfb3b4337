// Every item of what the viewer must be that no other file of tests shows: filters, looks, exchanges, corrections, touch.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../../src/analysis/layout.js';
import { buildGraph } from '../../src/graph/build.js';
import { crowd } from './crowd.js';
import { QUARREL, TENSE } from './reading.js';
import { spotOf, startViewer, type Viewer } from './viewer.js';

const EDGE = 'stance:country:NOR>country:FRA';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer();
});
afterAll(async () => {
  await viewer?.close();
});

const pictureName = (page: Page) => page.locator('#picture').getAttribute('aria-label');
const hashOf = (page: Page): URLSearchParams => new URLSearchParams(new URL(page.url()).hash.slice(1));

interface Look {
  readonly faded: boolean;
  readonly marked: boolean;
  readonly color: string;
}

/** How nodes and edges look at present. */
const looks = (page: Page): Promise<{ nodes: Record<string, Look>; edges: Record<string, Look> }> =>
  page.evaluate(() => {
    const { scene } = (window as unknown as { demarche: { scene(): { nodes: Map<string, Look>; edges: Map<string, Look> } } }).demarche;
    const plain = (all: Map<string, Look>) =>
      Object.fromEntries([...all].map(([id, { faded, marked, color }]) => [id, { faded, marked, color }]));
    const { nodes, edges } = scene();
    return { nodes: plain(nodes), edges: plain(edges) };
  });

describe('filters', () => {
  test.each([
    ['Sector', 'Opposition', 'hide-sectors=OPP', 'Graph of 9 actors and 11 ties'],
    ['Country', 'Peru', 'hide-countries=PER', 'Graph of 10 actors and 12 ties'],
    ['On whose word', 'Actors about others', 'hide-layers=others', 'Graph of 11 actors and 13 ties'],
  ])('%s: %s can be hidden, and the rest follows', async (title, value, hash, picture) => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=filters' });
    const facet = page.locator('.facet', { has: page.locator(`legend:text-is("${title}")`) });
    await facet.locator('.facet-row', { hasText: value }).getByRole('checkbox').uncheck();
    expect(new URL(page.url()).hash).toContain(hash);
    expect(await pictureName(page)).toBe(picture);
    await page.close();
  });

  test('types of acts, whole quads, and the counts that follow', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=filters' });
    const quad = page.locator('.facet', { has: page.locator('legend', { hasText: /^Verbal conflict/ }) });
    expect(await quad.locator('.facet-row', { hasText: 'Accuse' }).locator('.facet-count').textContent()).toBe('2');
    const modality = page.locator('.facet-row', { hasText: 'Alleged' }).locator('.facet-count');
    expect(await modality.textContent()).toBe('1');
    await quad.locator('legend').getByRole('checkbox').uncheck();
    // The alleged breach was an act of this quad.
    expect(await modality.textContent()).toBe('0');
    expect(hashOf(page).get('hide-types')).toContain('ACCUSE');
    await quad.locator('.facet-row', { hasText: 'Accuse' }).getByRole('button', { name: 'only' }).click();
    expect(hashOf(page).get('hide-types')).not.toContain('ACCUSE');
    expect(hashOf(page).get('hide-types')).toContain('AGREE');
    await page.close();
  });

  test('least mentions, and weak lines that a slider brings back', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=filters' });
    await page.getByLabel('Least mentions').fill('3');
    expect(hashOf(page).get('mentions')).toBe('3');
    expect(await pictureName(page)).not.toContain('11 actors');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('Lines at full strength').fill('0.2');
    const faded = async () => Object.values((await looks(page)).edges).filter((look) => look.faded).length;
    expect(await faded()).toBeGreaterThan(5);
    await page.getByLabel('Lines at full strength').fill('1');
    expect(await faded()).toBe(0);
    await page.close();
  });
});

describe('looking', () => {
  test('the pointer on an actor brings out its neighbors, on the ground nothing', async () => {
    const { page } = await viewer.open(QUARREL);
    const { x, y } = await spotOf(page, { node: 'country:PER' });
    await page.mouse.move(x, y);
    await page.waitForFunction(() => document.querySelector('#picture.pointing'));
    const { nodes } = await looks(page);
    expect(
      Object.keys(nodes)
        .filter((id) => !nodes[id]!.faded)
        .sort(),
    ).toEqual(['country:CHL', 'country:PER']);
    const frame = (await page.locator('#picture').boundingBox())!;
    await page.mouse.move(frame.x + 3, frame.y + 3);
    await page.waitForFunction(() => !document.querySelector('#picture.pointing'));
    expect(Object.values((await looks(page)).nodes).some((look) => look.faded)).toBe(false);
    await page.close();
  });

  test('a sentence under the pointer lights up its lines', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.locator('.sentence', { hasText: 'Germany backed' }).hover();
    const { edges } = await looks(page);
    expect(Object.keys(edges).filter((key) => edges[key]!.marked)).toEqual(['stance:country:DEU>country:NOR']);
    await page.close();
  });

  test('names collide with nothing, nodes do not overlap, and the worker gives the places of the library', async () => {
    const reading = crowd(140, 260);
    const { page } = await viewer.open(reading);
    await page.waitForFunction(() => performance.getEntriesByName('demarche:settled').length > 0);
    const { boxes, nodes, places } = await page.evaluate(() => {
      interface Box {
        readonly left: number;
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
      }
      const { picture, nodes, settled } = (
        window as unknown as {
          demarche: {
            picture: { redraw(): void; labels(): { box: Box }[]; place(id: string): { x: number; y: number; size: number } };
            nodes(): string[];
            settled(): [string, { x: number; y: number }][];
          };
        }
      ).demarche;
      picture.redraw();
      return { boxes: picture.labels().map(({ box }) => box), nodes: nodes().map((id) => picture.place(id)), places: settled() };
    });
    expect(boxes.length).toBeGreaterThan(20);
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1))
        expect(a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top).toBe(false);
    for (const [index, a] of nodes.entries())
      for (const b of nodes.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(0.8 * (a.size + b.size));
    const expected = layout(buildGraph(reading));
    for (const [id, { x, y }] of places) {
      expect(x).toBeCloseTo(expected.get(id)!.x, 6);
      expect(y).toBeCloseTo(expected.get(id)!.y, 6);
    }
    await page.close();
  });

  test('dark is chosen by a button, drawn, and remembered', async () => {
    const { page } = await viewer.open(QUARREL, { context: { colorScheme: 'light' } });
    const before = (await looks(page)).nodes['country:NOR']!.color;
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.waitForSelector('html[data-theme=dark]');
    expect((await looks(page)).nodes['country:NOR']!.color).not.toBe(before);
    await page.reload();
    await page.waitForSelector('.app[data-status="ready"]');
    await page.waitForSelector('html[data-theme=dark]');
    await page.close();
  });

  test('a link shows another what one sees oneself', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=filters' });
    await page.getByLabel('Least confidence').fill('0.65');
    await page.getByRole('tab', { name: 'Ties' }).click();
    await page.locator('.rows tbody tr', { hasText: 'Chile' }).first().click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForFunction(() => window.location.hash.includes('camera='));
    const [hash, label, title] = [
      new URL(page.url()).hash.slice(1),
      await pictureName(page),
      await page.locator('.edge-title').textContent(),
    ];
    const { page: other } = await viewer.open(QUARREL, { hash });
    expect(await pictureName(other)).toBe(label);
    expect(await other.locator('.edge-title').textContent()).toBe(title);
    expect(await other.getByRole('tab', { name: 'Ties' }).getAttribute('aria-selected')).toBe('true');
    expect(new URL(other.url()).hash.slice(1)).toBe(hash);
    await other.close();
    await page.close();
  });

  test('who wants no motion sees none', async () => {
    const ratio = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page } = await viewer.open(QUARREL, { context: { reducedMotion } });
      const found = await page.evaluate(() => {
        const { picture } = (window as unknown as { demarche: { picture: { camera(): { ratio: number } } } }).demarche;
        document.querySelector<HTMLButtonElement>('[aria-label="Zoom in"]')!.click();
        return picture.camera().ratio;
      });
      const moving = await page.evaluate(() => getComputedStyle(document.querySelector('.tool')!).transitionDuration);
      await page.close();
      return { found, moving };
    };
    // At once where motion is unwelcome, on the way there where it is not.
    expect(await ratio('reduce')).toEqual({ found: 0.7, moving: '0s' });
    expect((await ratio('no-preference')).found).toBeGreaterThan(0.7);
  });
});

describe('the panel of an actor', () => {
  test('has office, country, names, Wikidata, acts by type, friends and critics', async () => {
    const { page } = await viewer.open(
      { ...QUARREL, actors: QUARREL.actors.map((actor) => (actor.id === 'country:FRA' ? { ...actor, wikidata: 'Q142' } : actor)) },
      { hash: 'actor=country%3AFRA' },
    );
    const panel = page.locator('.panel');
    expect(await panel.textContent()).toMatch(/Also called\s*Paris, French Republic/);
    const link = panel.getByRole('link', { name: 'Q142' });
    expect(await link.getAttribute('href')).toBe('https://www.wikidata.org/wiki/Q142');
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    const under = (title: string) => panel.locator('section', { has: page.locator(`h3:text-is("${title}")`) }).textContent();
    expect(await under('Supported by')).toContain("Côte d'Ivoire");
    expect(await under('Opposed by')).toContain('Fisheries Council');
    expect(await under('Acts')).toMatch(/Accuse.*2/s);
    await page.close();
    const { page: person } = await viewer.open(QUARREL, { hash: 'actor=person%3Aluc-moreau' });
    expect(await person.locator('.panel').textContent()).toMatch(/Office\s*president\s*Country\s*France/);
    await person.close();
  });

  test('rings are the shares of support and opposition', async () => {
    const { page } = await viewer.open(QUARREL);
    const shares = await page.evaluate(() => {
      const { scene } = (window as unknown as { demarche: { scene(): { nodes: Map<string, { supported: number; opposed: number }> } } })
        .demarche;
      const { supported, opposed } = scene().nodes.get('country:PER')!;
      return [supported, opposed];
    });
    expect(shares).toEqual([1, 0]);
    await page.close();
  });

  test('renaming and merging are undone, redone, and outlive a reload', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'actor=country%3ADEU' });
    await page.locator('.corrections summary').click();
    await page.locator('.corrections').getByLabel('Name').fill('Deutschland');
    await page.locator('.corrections').getByLabel('Name').press('Enter');
    expect(await page.locator('.panel h2').textContent()).toBe('Deutschland');
    await page.locator('.panel h2').click();
    await page.keyboard.press('Control+z');
    expect(await page.locator('.panel h2').textContent()).toBe('Germany');
    await page.keyboard.press('Control+Shift+Z');
    expect(await page.locator('.panel h2').textContent()).toBe('Deutschland');
    await page.locator('.corrections').getByLabel('Is the same as').selectOption('country:NOR');
    expect(await page.locator('.panel h2').textContent()).toBe('Norway');
    expect(await pictureName(page)).toContain('10 actors');
    await page.reload();
    await page.waitForSelector('.app[data-status="ready"]');
    expect(await pictureName(page)).toContain('10 actors');
    await page.close();
  });
});

describe('why', () => {
  test('a claim tells cue, rule, negation, modality, reporter, score and place', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'edge=stance%3Aperson%3Aluc-moreau%3Eperson%3Aanna-berg' });
    const facts = (await page.locator('.claim').textContent())!;
    expect(facts).toMatch(
      /Confidence.*85%.*Cue.*denied.*Modality\s*denied: said not to be so.*Negated\s*yes.*Counts\s*not in the stance: only denied/s,
    );
    expect(facts).toMatch(/Rule\s*denied\.v:subj>obj.*characters \d+–\d+/s);
    await page.close();
  });

  test('an edge tells the parts of its score', async () => {
    const { page } = await viewer.open(QUARREL, { hash: `edge=${encodeURIComponent(EDGE)}` });
    await page.locator('.votes summary').click();
    const rows = await page.locator('.votes tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Ministers quarrel over cod −0.30 85%',
      'A council finds words −0.20 80%',
      'Côte d’Ivoire enters the quarrel +0.30 85%',
    ]);
    const sum = (-0.3 * 0.85 - 0.2 * 0.8 + 0.3 * 0.85) / (0.85 + 0.8 + 0.85);
    expect(await page.locator('.votes summary').textContent()).toBe(`How ${sum.toFixed(2).replace('-', '−')} comes about`);
    await page.close();
  });

  test('a pair has its stance month by month', async () => {
    const { page } = await viewer.open(QUARREL, { hash: `edge=${encodeURIComponent(EDGE)}` });
    expect(await page.locator('.series rect').count()).toBe(3);
    expect(await page.locator('.series svg').getAttribute('aria-label')).toMatch(/March 2019 −0\.30, April 2019 −0\.20, June 2019 \+0\.30/);
    await page.close();
  });
});

describe('sides', () => {
  test('blocs are found by support alone, and have hulls and a matrix', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=sides' });
    await page.getByRole('button', { name: 'Blocs' }).click();
    expect(hashOf(page).get('grouping')).toBe('bloc');
    expect(await page.locator('.sides').textContent()).toMatch(/Louvain.*Modularity 0\.\d\d/);
    expect(await page.locator('.groups li').count()).toBeGreaterThan(1);
    const counted = (await page.locator('.matrix tbody td').allTextContents()).filter((cell) => cell !== '');
    expect(counted.every((cell) => /^\+\d+ −\d+$/.test(cell))).toBe(true);
    await page.close();
  });

  test('the enemy of a friend is a tense triad, with its quotes, and tells how far the whole is from balance', async () => {
    const { page } = await viewer.open(TENSE, { hash: 'pane=sides' });
    expect(await page.locator('.sides').textContent()).toContain('0 of 1 triangle is balanced.');
    expect(await page.locator('.sides').textContent()).toContain('1 pair of 3 would have to change sides');
    const triad = page.locator('.triads li').first();
    expect(await triad.locator('summary').textContent()).toContain('France stands with both Norway and Peru, who are opposed');
    await triad.locator('summary').click();
    expect(await triad.locator('.teaser').allTextContents()).toEqual(
      expect.arrayContaining(['France backed Norway.', 'France backed Peru.', 'Norway accused Peru of theft.']),
    );
    await page.close();
  });

  test('two actors have friends and critics in common', async () => {
    const { page } = await viewer.open(TENSE, { hash: 'pair=country%3ANOR+country%3APER' });
    expect(await page.locator('.panel').textContent()).toMatch(/Supported by the same\s*France/);
    await page.close();
  });
});

describe('touch', () => {
  /** Fingers as the browser gives them. */
  async function fingers(page: Page) {
    const session = await page.context().newCDPSession(page);
    return (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly (readonly [number, number])[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  }

  const camera = (page: Page): Promise<{ x: number; y: number; ratio: number }> =>
    page.evaluate(() =>
      (window as unknown as { demarche: { picture: { camera(): { x: number; y: number; ratio: number } } } }).demarche.picture.camera(),
    );

  const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

  test('a tap selects a node', async () => {
    const { page } = await viewer.open(QUARREL, { context: PHONE });
    const node = await spotOf(page, { node: 'person:anna-berg' });
    await page.touchscreen.tap(node.x, node.y);
    await page.waitForSelector('.panel h2:text-is("Anna Berg")');
    await page.close();
  });

  test('a tap on a line opens its quotes', async () => {
    const { page } = await viewer.open(QUARREL, { context: PHONE });
    const edge = await spotOf(page, { edge: 'stance:country:DEU>country:NOR' });
    await page.touchscreen.tap(edge.x, edge.y);
    await page.waitForSelector('.edge-title');
    expect(await page.locator('.edge-title').textContent()).toMatch(/Germany\s*supports\s*Norway/);
    expect(await page.locator('.claim .quote-words').textContent()).toBe('Germany backed Norway in the council.');
    await page.close();
  });

  test('one finger moves the picture, two bring it nearer, and the page stays where it is', async () => {
    const { page } = await viewer.open(QUARREL, { context: PHONE });
    const touch = await fingers(page);
    const frame = (await page.locator('#picture').boundingBox())!;
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height - 20];
    const before = await camera(page);
    await touch('touchStart', [x, y]);
    for (const step of [10, 25, 40, 55]) await touch('touchMove', [x - step, y - step / 2]);
    await touch('touchEnd');
    await page.waitForFunction((from) => {
      const { picture } = (window as unknown as { demarche: { picture: { camera(): { x: number } } } }).demarche;
      return picture.camera().x > from + 0.02;
    }, before.x);
    const { ratio } = await camera(page);
    const middle = frame.y + frame.height / 2;
    await touch('touchStart', [x - 20, middle], [x + 20, middle]);
    for (const step of [30, 45, 60, 80]) await touch('touchMove', [x - step, middle], [x + step, middle]);
    await touch('touchEnd');
    await page.waitForFunction((from) => {
      const { picture } = (window as unknown as { demarche: { picture: { camera(): { ratio: number } } } }).demarche;
      return picture.camera().ratio < 0.6 * from;
    }, ratio);
    expect(await page.evaluate(() => [window.scrollY, window.visualViewport!.scale])).toEqual([0, 1]);
    await page.close();
  });
});
