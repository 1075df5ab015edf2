// Back, Forward, reload, and places within a page.
import { expect, isMarked, markDocument, open, ready, scrollTo, scrollTop, test } from './helpers.mjs';

const POST = '/posts/nines-multiply/';
const TOP_LINKS = '/posts/terraform-on-day-one/';

/** Clicks a link where it is, without the page being scrolled to it first. */
function follow(page, selector) {
  return page.locator(selector).evaluate((link) => link.click());
}

/** Distance of an element from the upper edge of the window. */
function topOf(page, id) {
  return page.evaluate((name) => Math.round(document.getElementById(name).getBoundingClientRect().top), id);
}

/** The element stands where one that was gone to stands: at the edge, but for the padding. */
async function expectAtTop(page, id) {
  await expect.poll(() => topOf(page, id)).toBeGreaterThanOrEqual(0);
  await expect.poll(() => topOf(page, id)).toBeLessThan(60);
}

test('Back and Forward restore the place exactly', async ({ page }) => {
  await open(page, '/');
  await markDocument(page);
  await scrollTo(page, 731);
  await follow(page, '.cards h2 a[href="/posts/kiosk-to-sre/"]');
  await expect(page).toHaveURL('/posts/kiosk-to-sre/');
  await scrollTo(page, 412);
  await follow(page, 'a[rel=next]');
  await expect(page).not.toHaveURL('/posts/kiosk-to-sre/');
  const third = page.url();
  await expect.poll(() => scrollTop(page)).toBe(0);

  await page.goBack();
  await expect(page).toHaveURL('/posts/kiosk-to-sre/');
  await expect(page.locator('h1')).toContainText('키오스크');
  await expect.poll(() => scrollTop(page)).toBe(412);
  await page.goBack();
  await expect(page.locator('.cards')).toBeVisible();
  await expect.poll(() => scrollTop(page)).toBe(731);
  await page.goForward();
  await expect(page.locator('h1')).toContainText('키오스크');
  await expect.poll(() => scrollTop(page)).toBe(412);
  await page.goForward();
  await expect(page).toHaveURL(third);
  await expect.poll(() => scrollTop(page)).toBe(0);
  expect(await isMarked(page)).toBe(true);
});

test('Back restores title and text, and asks for nothing again', async ({ page }) => {
  await open(page, POST);
  const title = await page.title();
  await page.locator('a[rel=prev]').click();
  await expect(page.locator('h1')).toContainText('스터디');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goBack();
  await expect(page.locator('h1')).toContainText('99.9%');
  await expect(page).toHaveTitle(title);
  await expect(page.locator('.prose')).toContainText('다음 설에는 칠판 앞에서 소수점을 세지 않을 것이다.');
  expect(asked.filter((url) => url.includes('/data/'))).toEqual([]);
});

test('a fresh load of a section stands at it', async ({ page }) => {
  await open(page, `${POST}#burn-rate`);
  await expectAtTop(page, 'burn-rate');
});

test('a Korean section too, encoded or not', async ({ page }) => {
  for (const fragment of ['주머니에-넣어-다니는-것', encodeURIComponent('먼저-분으로-바꾼다')]) {
    await open(page, `/tags/`);
    await open(page, `${POST}#${fragment}`);
    await expect.poll(() => scrollTop(page)).toBeGreaterThan(100);
    expect(await page.evaluate(() => document.querySelectorAll('h1').length)).toBe(1);
  }
});

test('a link to a section of another page goes there', async ({ page }) => {
  await open(page, '/vault/온콜-한-주/');
  await markDocument(page);
  await page.locator('.prose a[href*="/wiki/monitoring/#"]').click();
  await expect(page).toHaveURL(/\/wiki\/monitoring\/#/);
  await expectAtTop(page, '끄는-것도-일이다');
  await expect(page.locator('[id="끄는-것도-일이다"]')).toBeFocused();
  expect(await isMarked(page)).toBe(true);
});

test('the table of contents scrolls, makes entries and never loads', async ({ page }) => {
  await open(page, POST);
  await markDocument(page);
  await page.evaluate(() => (document.querySelector('article').kept = true));
  // Wider, there is nothing to unfold.
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.locator('.contents summary').click();
  await page.locator('.contents a[href="#error-budget"]').click();
  await expect(page).toHaveURL(`${POST}#error-budget`);
  await expectAtTop(page, 'error-budget');
  const place = await scrollTop(page);
  await scrollTo(page, 0);
  await page.locator('.contents a[href="#serial"]').click();
  await expect(page).toHaveURL(`${POST}#serial`);
  await expectAtTop(page, 'serial');
  await page.goBack();
  await expect(page).toHaveURL(`${POST}#error-budget`);
  await expect.poll(() => scrollTop(page)).toBe(0);
  await page.goForward();
  await expectAtTop(page, 'serial');
  expect(place).toBeGreaterThan(0);
  expect(await isMarked(page)).toBe(true);
  expect(await page.evaluate(() => document.querySelector('article').kept)).toBe(true);
});

test('“back to the top” scrolls and never routes', async ({ page }) => {
  await open(page, TOP_LINKS);
  await markDocument(page);
  await page.evaluate(() => (document.querySelector('article').kept = true));
  const asked = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() || request.url().includes('/data/')) asked.push(request.url());
  });
  for (const link of [page.locator('.prose a[href="#"]').first(), page.locator('.site-footer a[href="#"]')]) {
    await link.scrollIntoViewIfNeeded();
    await expect.poll(() => scrollTop(page)).toBeGreaterThan(300);
    await link.click();
    await expect.poll(() => scrollTop(page)).toBe(0);
    expect(new URL(page.url()).pathname).toBe(TOP_LINKS);
  }
  expect(asked).toEqual([]);
  expect(await isMarked(page)).toBe(true);
  expect(await page.evaluate(() => document.querySelector('article').kept)).toBe(true);
});

test('a footnote and the way back', async ({ page }) => {
  await open(page, POST);
  await page.locator('#fnref-1 a').click();
  await expect(page).toHaveURL(`${POST}#fn-1`);
  await expect(page.locator('#fn-1')).toBeInViewport();
  await page.locator('.footnote-back').click();
  await expect(page).toHaveURL(`${POST}#fnref-1`);
  await expect(page.locator('#fnref-1')).toBeInViewport();
});

test('the skip link leads into the main part', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await expect(page.locator('.skip')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('a reload keeps the place of a page that was navigated to', async ({ page }) => {
  await open(page, '/');
  await page.locator('.cards h2 a[href="/posts/kiosk-to-sre/"]').click();
  await expect(page.locator('h1')).toContainText('키오스크');
  await scrollTo(page, 640);
  await page.reload();
  await ready(page);
  await expect(page.locator('h1')).toContainText('키오스크');
  await expect.poll(() => scrollTop(page)).toBe(640);
});

test('Back from a document of the browser’s restores the place', async ({ page }) => {
  await open(page, POST);
  await scrollTo(page, 777);
  await page.goto('/llms.txt');
  await page.goBack();
  await ready(page);
  await expect.poll(() => scrollTop(page)).toBe(777);
});
