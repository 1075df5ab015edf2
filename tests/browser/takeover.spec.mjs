// The app takes over a page that is being read: nothing may move, nothing may be lost.
import { expect, holdApp, open, plain, ready, scrollTo, scrollTop, test } from './helpers.mjs';

const POST = '/posts/nines-multiply/';
const PICTURES = '/posts/first-aws-bill/';

function observeShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Two frames later everything that a change of the page causes has been laid out and reported. */
function twoFrames(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
}

for (const width of [360, 1280]) {
  test(`nothing moves, ${width} px wide`, async ({ page }) => {
    await page.addInitScript(observeShifts);
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/', POST, PICTURES, '/wiki/aws/auto-scaling/', '/tags/', '/tags/aws/', '/search/']) {
      await open(page, path);
      await twoFrames(page);
      const shifts = await page.evaluate(() => globalThis.shifts);
      expect(shifts.reduce((sum, value) => sum + value, 0), path).toBe(0);
    }
  });
}

test('the observer of shifts sees one', async ({ page }) => {
  await page.addInitScript(observeShifts);
  await open(page, POST);
  await page.evaluate(() => document.querySelector('main').style.setProperty('margin-top', '200px'));
  await expect.poll(() => page.evaluate(() => globalThis.shifts.length)).toBeGreaterThan(0);
});

test('the place in the page, its height and its pictures stay', async ({ page }) => {
  const start = await holdApp(page);
  for (const path of [POST, PICTURES]) {
    await page.goto(path);
    await scrollTo(page, 700);
    const measure = () => page.evaluate(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      return [box('article'), box('.prose'), box('.document-footer'), box('.site-header')].map(({ top, height }) => [top, height]);
    });
    const before = await measure();
    start();
    await ready(page);
    expect(await scrollTop(page)).toBe(700);
    expect(await measure()).toEqual(before);
    const loaded = await page.evaluate(() => [...document.images].every((image) => image.loading === 'lazy' || image.complete));
    expect(loaded).toBe(true);
  }
});

test('a reload of a page that was scrolled stays there', async ({ page }) => {
  await open(page, POST);
  await scrollTo(page, 900);
  await page.reload();
  await ready(page);
  await expect.poll(() => scrollTop(page)).toBe(900);
});

for (const [name, selector] of [
  ['a tag that filters', '#filter-sre'],
  ['a link in the navigation', '.site-header nav a >> nth=1'],
  ['a link in a list', '.cards h2 a >> nth=2'],
  ['the search button', '.open-search'],
]) {
  test(`the focus stays on ${name}`, async ({ page }) => {
    const start = await holdApp(page);
    await page.goto('/');
    await page.locator(selector).focus();
    start();
    await ready(page);
    await expect(page.locator(selector)).toBeFocused();
  });
}

test('the focus stays on a link in an article', async ({ page }) => {
  const start = await holdApp(page);
  await page.goto(POST);
  const link = page.locator('.prose a[href="/wiki/sre/"]');
  await link.focus();
  start();
  await ready(page);
  await expect(link).toBeFocused();
});

test('what was opened stays open', async ({ page }) => {
  const start = await holdApp(page);
  await page.goto(POST);
  // Wider, there is nothing to unfold.
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.locator('.contents summary').click();
  await expect(page.locator('.contents')).toHaveAttribute('open');
  start();
  await ready(page);
  await expect(page.locator('.contents')).toHaveAttribute('open');
});

test('what was typed into the search page before stays and is searched', async ({ page }) => {
  const start = await holdApp(page);
  await page.goto('/search/');
  await page.locator('#page-search-input').pressSequentially('컨테이너');
  start();
  await ready(page);
  await expect(page.locator('#page-search-input')).toHaveValue('컨테이너');
  await expect(page.locator('#page-search-input')).toBeFocused();
  await expect(page.locator('#page-search-hits [role=option]').first()).toBeVisible();
});

test('the head is left as it was', async ({ page }) => {
  const start = await holdApp(page);
  await page.goto(POST);
  const head = () => page.evaluate(() => document.head.innerHTML);
  const before = await head();
  start();
  await ready(page);
  expect(plain(await head())).toBe(plain(before));
  await expect(page.locator('#app')).toHaveCount(1);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('.theme')).toBeVisible();
});
