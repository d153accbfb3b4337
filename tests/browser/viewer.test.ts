// The viewer in a real browser: what it shows, and what it does under the mouse and the keyboard. Nothing here waits for time to pass.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE, QUARREL } from './reading.js';
import { inked, spotOf, startViewer, type Viewer } from './viewer.js';

const QUARREL_EDGE = 'stance:country:NOR>country:FRA';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer();
});
afterAll(async () => {
  await viewer?.close();
});

const text = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .textContent()
    .then((words) => words ?? '');

describe('the picture', () => {
  test('opens and is not blank, and the page says nothing is wrong', async () => {
    const { page, errors } = await viewer.open(QUARREL);
    expect(await inked(page, 'sigma-nodes')).toBeGreaterThan(500);
    expect(await inked(page, 'sigma-edges')).toBeGreaterThan(500);
    expect(await inked(page, 'overlay')).toBeGreaterThan(500);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('asks nobody but its own server', async () => {
    const { page, requests, url } = await viewer.open(QUARREL);
    await page.locator('.tie').first().click();
    await page.getByRole('tab', { name: 'Filters' }).click();
    const own = requests.filter((address) => address.startsWith(url));
    expect(requests.filter((address) => !address.startsWith(url) && !address.startsWith('data:') && !address.startsWith('blob:'))).toEqual(
      [],
    );
    expect(own.length).toBeGreaterThan(2);
    await page.close();
  });

  test('an edge that is clicked shows its quotes, and its words are marked in the article', async () => {
    const { page } = await viewer.open(QUARREL);
    const { x, y } = await spotOf(page, { edge: QUARREL_EDGE });
    await page.mouse.click(x, y);
    await page.waitForSelector('.edge-title');
    expect(await text(page, '.edge-title')).toMatch(/Norway\s*opposes\s*France/);
    const quote = await text(page, '.claim .quote-words');
    expect(quote).toBe('Norway accused France of fishing at night.');
    expect(await text(page, '.sentence.chosen')).toBe(quote);
    expect(await text(page, '.sentence.chosen .trigger')).toBe('accused');
    expect(await page.locator('.sentence.chosen').isVisible()).toBe(true);
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('edge')).toBe(QUARREL_EDGE);
    await page.close();
  });

  test('a node that is clicked shows who it is', async () => {
    const { page } = await viewer.open(QUARREL);
    const { x, y } = await spotOf(page, { node: 'person:anna-berg' });
    await page.mouse.click(x, y);
    await page.waitForSelector('.panel h2:text-is("Anna Berg")');
    expect(await text(page, '.details')).toContain('foreign minister');
    await page.mouse.click(x, y + 400);
    await page.close();
  });

  test('offsets in the inspector are those of the article', async () => {
    const { page } = await viewer.open(QUARREL, { hash: `edge=${encodeURIComponent(QUARREL_EDGE)}` });
    const places = await page
      .locator('.claim')
      .evaluateAll((claims) => claims.map((claim) => [(claim as HTMLElement).dataset.claim, claim.textContent]));
    expect(places).toHaveLength(3);
    for (const [id, words] of places) {
      const claim = QUARREL.claims.find((each) => each.id === id)!;
      const { start, end } = claim.evidence;
      expect(words).toContain(`characters ${start}–${end}`);
      expect(QUARREL.documents.find(({ id: document }) => document === claim.document)!.text.slice(start, end)).toBe(claim.evidence.text);
      expect(words).toContain(`${claim.trigger.start}–${claim.trigger.end}`);
      expect(words).toContain(claim.rule);
    }
    await page.close();
  });

  test('a claim under the pointer marks its words, its cue and who says so', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'edge=stance%3Acountry%3AFRA%3Ecountry%3ANOR' });
    expect(await page.locator('.sentence.chosen').count()).toBe(0);
    await page.locator('.claim').hover();
    expect(await text(page, '.sentence.chosen .trigger')).toBe('broken its word');
    expect(await text(page, '.sentence.chosen .source')).toBe('Paris');
    expect(await text(page, '.sentence.chosen .reporter')).toBe('Anna Berg');
    await page.close();
  });

  test('those tied to nobody stand in the margin', async () => {
    const { page } = await viewer.open(QUARREL);
    expect(await page.locator('.margin button').allInnerTexts()).toEqual(['Japan']);
    await page.locator('.margin button').click();
    expect(await text(page, '.panel h2')).toBe('Japan');
    await page.close();
  });
});

describe('hostile text', () => {
  test('stays text', async () => {
    const { page, requests, url, errors } = await viewer.open(HOSTILE);
    const { text: article } = HOSTILE.documents[0]!;
    expect(await page.evaluate(() => (window as unknown as { broken?: boolean }).broken)).toBeUndefined();
    // A NUL cannot stand in a page: what is compared is the rest.
    const shown = await page.locator('.text').evaluate((element) => element.textContent);
    expect(shown!.replaceAll(/[\0\uFFFD]/g, '')).toBe(article.replaceAll('\0', ''));
    expect(await page.locator('.text script, .text img, .text b').count()).toBe(0);
    expect(await text(page, '.article-head h2')).toBe(HOSTILE.documents[0]!.title);
    expect(requests.every((address) => address.startsWith(url))).toBe(true);
    await page.locator('.sentence').first().click();
    expect(await text(page, '.claim .trigger')).toBe('accused<img src=x onerror="window.broken=true">');
    expect(await page.evaluate(() => (window as unknown as { broken?: boolean }).broken)).toBeUndefined();
    expect(errors).toEqual([]);
    await page.close();
  });

  test('text that runs from right to left does so', async () => {
    const { page } = await viewer.open(HOSTILE, { hash: 'edge=stance%3Acountry%3ACHL%3Ecountry%3APER' });
    const words = page.locator('.quote-words').first();
    expect(await words.textContent()).toContain('قال الوزير');
    expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await page.close();
  });
});

describe('finding', () => {
  test('search ignores accents, and Enter opens the actor', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.keyboard.press('/');
    await page.keyboard.type('ines s');
    expect(await page.locator('[role=option] .found-label').allInnerTexts()).toEqual(['Inés Soto']);
    await page.keyboard.press('Enter');
    expect(await text(page, '.panel h2')).toBe('Inés Soto');
    await page.close();
  });

  test('search finds words of quotes', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.locator('#search').fill('stood by');
    await page.keyboard.press('Enter');
    expect(await text(page, '.sentence.chosen')).toContain('stood by');
    expect(await text(page, '.edge-title')).toMatch(/Harbor Union\s*supports\s*Inés Soto/);
    await page.close();
  });

  test('tables and picture show the same, and a row selects', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=relations' });
    const label = await page.locator('#picture').getAttribute('aria-label');
    expect(label).toBe(`Graph of 11 actors and ${await page.locator('.rows tbody tr').count()} ties`);
    await page.locator('.rows tbody tr', { hasText: 'Germany' }).click();
    expect(await text(page, '.edge-title')).toMatch(/Germany\s*supports\s*Norway/);
    expect(await page.locator('.rows tr.selected').count()).toBe(1);
    await page.getByRole('tab', { name: 'Actors' }).click();
    expect(await page.locator('.rows tbody tr').count()).toBe(12);
    await page.close();
  });
});

describe('filters', () => {
  test('hiding a kind takes it out of picture and table, undo brings it back', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=actors' });
    await page.locator('.legend button', { hasText: 'People' }).click();
    expect(await page.locator('.rows tbody tr').count()).toBe(9);
    await page.keyboard.press('Control+z');
    expect(await page.locator('.rows tbody tr').count()).toBe(12);
    await page.keyboard.press('Control+Shift+Z');
    expect(await page.locator('.rows tbody tr').count()).toBe(9);
    await page.close();
  });

  test('counts are shown, a facet hides claims, and "Show all" shows them again', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=filters' });
    const denied = page.locator('.facet-row', { hasText: 'Denied' });
    expect(await denied.locator('.facet-count').textContent()).toBe('1');
    const before = await page.locator('#picture').getAttribute('aria-label');
    await denied.getByRole('checkbox').uncheck();
    expect(await page.locator('#picture').getAttribute('aria-label')).not.toBe(before);
    expect(new URL(page.url()).hash).toContain('hide-modalities=denied');
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await page.locator('#picture').getAttribute('aria-label')).toBe(before);
    await page.close();
  });

  test('a slider hides what is less sure', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=filters' });
    await page.getByLabel('Least confidence').fill('0.75');
    expect(new URL(page.url()).hash).toContain('confidence=0.75');
    await page.getByRole('tab', { name: 'Ties' }).click();
    expect(await page.locator('.rows tbody tr', { hasText: 'Harbor Union' }).count()).toBe(0);
    await page.close();
  });

  test('countries fold their people in, and open again', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=actors' });
    await page.getByRole('button', { name: 'Countries', exact: true }).first().click();
    const names = await page.locator('.rows tbody th').allInnerTexts();
    expect(names.map((name) => name.trim())).not.toContain('Anna Berg');
    expect(names.map((name) => name.trim())).toContain('Norway');
    await page.getByRole('button', { name: 'Actors', exact: true }).first().click();
    expect(await page.locator('.rows tbody tr').count()).toBe(12);
    await page.close();
  });

  test('when everything is hidden the panes say what to do', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=actors&mentions=900' });
    expect(await text(page, '.pane-body')).toContain('loosen');
    expect(await text(page, '.stage-note')).toContain('Filters');
    await page.close();
  });
});

describe('corrections', () => {
  test('a claim that is dismissed is gone, undo brings it back', async () => {
    const { page } = await viewer.open(QUARREL, { hash: `edge=${encodeURIComponent(QUARREL_EDGE)}` });
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    expect(await page.locator('.claim').count()).toBe(2);
    await page.keyboard.press('Control+z');
    expect(await page.locator('.claim').count()).toBe(3);
    await page.close();
  });

  test('a claim that is turned round lies on the edge the other way', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'edge=stance%3Acountry%3ADEU%3Ecountry%3ANOR&pane=relations' });
    await page.getByRole('button', { name: 'Turn round' }).click();
    expect(await page.locator('.rows tbody tr', { hasText: /Norway\s+supports\s+Germany/ }).count()).toBe(1);
    await page.close();
  });
});

describe('questions', () => {
  test('only those around an actor, and everybody again', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'actor=country%3APER' });
    await page.getByRole('button', { name: '1 step' }).click();
    expect(await page.locator('#picture').getAttribute('aria-label')).toBe('Graph of 2 actors and 2 ties');
    expect(await text(page, '.restriction')).toContain('Only Peru');
    await page.getByRole('button', { name: 'Show everybody' }).click();
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
    await page.close();
  });

  test('the way from one actor to another follows the arrows', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'actor=country%3ADEU' });
    await page.getByLabel('Way to').selectOption('country:CIV');
    expect(await text(page, '.restriction')).toContain("Germany → Norway → France → Côte d'Ivoire");
    expect(await page.locator('#picture').getAttribute('aria-label')).toBe('Graph of 4 actors and 3 ties');
    await goTo(page, 'path=country%3ACIV+country%3ADEU');
    expect(await text(page, '.restriction')).toContain('No way leads');
    await page.close();
  });

  test('two actors side by side', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'actor=country%3ADEU' });
    await page.getByLabel('Compare with').selectOption('country:FRA');
    const panel = await text(page, '.panel');
    expect(panel).toContain('Germany towards France');
    expect(panel).toMatch(/They differ about\s*Norway/);
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('pair')).toBe('country:DEU country:FRA');
    await page.close();
  });

  test('camps are listed, drawn and kept apart', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'pane=sides' });
    expect(await inked(page, 'hulls')).toBe(0);
    await page.getByRole('button', { name: 'Camps' }).click();
    expect(await inked(page, 'hulls')).toBeGreaterThan(500);
    expect(await page.locator('.groups b').allTextContents()).toEqual(['Chile', 'France', 'Norway']);
    expect(await page.locator('.matrix tbody tr').count()).toBe(3);
    expect(await text(page, '.sides')).toContain('Norway turned to France');
    await page.close();
  });

  test('the window of time decides which claims count, and play moves it', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.getByLabel('To', { exact: true }).fill('0');
    expect(new URL(page.url()).hash).toContain('until=2019-03-02');
    expect(await page.locator('#picture').getAttribute('aria-label')).toBe('Graph of 7 actors and 7 ties');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(() => !window.location.hash.includes('until='));
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
    await page.close();
  });

  test('size follows what is chosen', async () => {
    const { page, errors } = await viewer.open(QUARREL, { hash: 'pane=filters' });
    for (const by of ['degree', 'betweenness', 'pagerank']) {
      await page.getByLabel('Size of actors').selectOption(by);
      expect(new URL(page.url()).hash).toContain(`size=${by}`);
      expect(await inked(page, 'sigma-nodes')).toBeGreaterThan(500);
    }
    expect(errors).toEqual([]);
    await page.close();
  });
});

describe('the keyboard', () => {
  test('walks from search to a quote without a mouse', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.keyboard.press('/');
    await page.keyboard.type('norw');
    await page.keyboard.press('Enter');
    await page.locator('#picture').focus();
    await page.keyboard.press(']');
    const spoken = await text(page, '#spoken');
    expect(spoken).toMatch(/^(Norway|.* Norway).*\d statements?$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('details');
    let quote = '';
    for (let presses = 0; presses < 12 && quote === ''; presses += 1) {
      await page.keyboard.press('Tab');
      quote = await page.evaluate(() => (document.activeElement?.matches('.quote-words') ? document.activeElement.textContent! : ''));
    }
    expect(QUARREL.claims.some(({ evidence }) => evidence.text === quote)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await text(page, '.sentence.chosen')).toBe(quote);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('picture');
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).hash).not.toContain('edge=');
    await page.close();
  });

  test('arrows walk to neighbors and say who they are', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'actor=country%3APER' });
    await page.locator('#picture').focus();
    for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(key);
      if ((await text(page, '.panel h2')) === 'Chile') break;
    }
    expect(await text(page, '.panel h2')).toBe('Chile');
    expect(await text(page, '#spoken')).toMatch(/^Chile, country, \d+ mentions$/);
    await page.close();
  });
});

describe('access', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in any pane, ${colorScheme}`, async () => {
      const { page } = await viewer.open(QUARREL, { context: { colorScheme } });
      await page.evaluate(AXE);
      for (const hash of [
        '',
        'pane=actors&actor=country%3ANOR',
        `pane=relations&edge=${encodeURIComponent(QUARREL_EDGE)}`,
        'pane=filters&edge=affiliation%3Aperson%3Aanna-berg%3Ecountry%3ANOR',
        'mentions=900&pane=relations',
        'pane=sides&grouping=camp&pair=country%3ANOR+country%3AFRA',
        'level=country&pane=relations&around=1+country%3ANOR',
      ]) {
        await goTo(page, hash);
        // What is folded away is looked at, too.
        for (const fold of await page.locator('details:not([open]) > summary').all()) await fold.click();
        expect(await seriousFindings(page), hash).toEqual([]);
      }
      await page.locator('#search').fill('nor');
      expect(await seriousFindings(page), 'search').toEqual([]);
      await page.keyboard.press('Escape');
      for (const [name, item] of [
        ['Save', null],
        ['Open', /Paste an article/],
      ] as const) {
        await page.getByRole('button', { name, exact: true }).click();
        if (item) await page.getByRole('menuitem', { name: item }).click();
        expect(await seriousFindings(page), name).toEqual([]);
        if (!item) await page.keyboard.press('Escape');
      }
      await page.close();
    });
  }

  test('on a narrow screen nothing is wider than the screen', async () => {
    const { page } = await viewer.open(QUARREL, { context: { viewport: { width: 390, height: 844 } } });
    for (const hash of ['', 'pane=relations', 'pane=filters', 'pane=sides&grouping=camp', 'actor=country%3ANOR']) {
      await goTo(page, hash);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.close();
  });
});

/** Goes to another view of the same page, as a link does. */
async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(
    (to) =>
      new Promise<void>((resolve) => {
        if (window.location.hash.slice(1) === to) return resolve();
        window.addEventListener('hashchange', () => requestAnimationFrame(() => resolve()), { once: true });
        window.location.hash = to;
      }),
    hash,
  );
}

async function seriousFindings(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    interface Finding {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: readonly Finding[] }> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
  });
}
