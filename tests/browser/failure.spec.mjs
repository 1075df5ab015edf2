// When the app cannot start, or has to stop: the static page is there, and says so in one line.
import { expect, isMarked, markDocument, open, ready, test } from './helpers.mjs';

const POST = '/posts/nines-multiply/';
const NOTICE = '이 브라우저에서는 검색과 거르기를 쓸 수 없어, 글만 보여 드립니다.';
const STOPPED = /seoga: the app has stopped/;

/** The static page with its one line, and links that load pages. */
async function expectStaticPage(page) {
  await expect(page.locator('#app-notice')).toHaveText(NOTICE);
  await expect(page.locator('#app-notice')).toHaveCount(1);
  await expect(page.locator('#app-notice')).toHaveAttribute('role', 'status');
  await expect(page.locator('html.app')).toHaveCount(0);
  await expect(page.getByText('다음 설에는 칠판 앞에서 소수점을 세지 않을 것이다.')).toBeVisible();
  // Light and dark need no app.
  await expect(page.locator('.theme')).toBeVisible();
}

async function expectOrdinaryLinks(page) {
  await markDocument(page);
  await page.locator('a[rel=prev]').click();
  await expect(page).toHaveURL('/posts/study-group-of-five/');
  await expect(page.locator('h1')).toHaveText('다섯 명이 시작한 스터디가 셋이 되기까지');
  expect(await isMarked(page)).toBe(false);
}

const BROKEN = {
  'the WebAssembly is blocked': (page) => page.route(/_bg\.wasm$/, (route) => route.abort('blockedbyclient')),
  'the WebAssembly is garbage': (page) =>
    page.route(/_bg\.wasm$/, (route) => route.fulfill({ contentType: 'application/wasm', body: 'no such module' })),
  'the WebAssembly is gone': (page) => page.route(/_bg\.wasm$/, (route) => route.fulfill({ status: 404, body: 'not here' })),
  'the glue is blocked': (page) => page.route(/\/app-[0-9a-f]+\.js$/, (route) => route.abort()),
  'the browser has no WebAssembly': (page) => page.addInitScript(() => delete globalThis.WebAssembly),
  'the data is of another version': (page) =>
    page.route(/nines-multiply\/$/, async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const body = html.replace(/(id="page-data">).*?(<\/script>)/s, '$1{"site":{"schema":99}}$2');
      await route.fulfill({ response, body });
    }),
  'the data is cut off': (page) =>
    page.route(/nines-multiply\/$/, async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace(/(id="page-data">\{"site":).*?(<\/script>)/s, '$1$2') });
    }),
};

for (const [name, spoil] of Object.entries(BROKEN)) {
  test(`the static page stays where ${name}`, async ({ page, watch }) => {
    // The one who blocks, the browser and the boot script each say it once on the console.
    watch.allow(STOPPED, /Failed to load resource/, /WebAssembly/);
    await spoil(page);
    await page.goto(POST);
    await expectStaticPage(page);
    await expectOrdinaryLinks(page);
  });
}

test('a failure later on brings the static page back once; the next page has the app again', async ({ page, watch }) => {
  watch.allow(STOPPED);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await open(page, '/');
  await page.locator('.cards h2 a[href="/posts/nines-multiply/"]').click();
  await expect(page.locator('h1')).toContainText('99.9%');
  await markDocument(page);
  await page.evaluate(() => dispatchEvent(new CustomEvent('seoga:failed', { detail: 'a panic' })));
  await expectStaticPage(page);
  await expect(page).toHaveURL(POST);
  expect(await isMarked(page)).toBe(false);
  expect(loads, 'the page was loaded again exactly once').toBe(2);

  await page.locator('a[rel=prev]').click();
  await ready(page);
  await expect(page).toHaveURL('/posts/study-group-of-five/');
  await expect(page.locator('#app-notice')).toHaveCount(0);
});

test('after such a failure a reload starts the app again', async ({ page, watch }) => {
  watch.allow(STOPPED);
  await open(page, POST);
  await page.evaluate(() => dispatchEvent(new CustomEvent('seoga:failed', { detail: 'a panic' })));
  await expectStaticPage(page);
  await page.reload();
  await ready(page);
  await expect(page.locator('#app-notice')).toHaveCount(0);
});

test('a failure does not lose the place', async ({ page, watch }) => {
  watch.allow(STOPPED);
  await open(page, POST);
  await page.evaluate(() => scrollTo(0, 800));
  await page.evaluate(() => dispatchEvent(new CustomEvent('seoga:failed', { detail: 'a panic' })));
  await expectStaticPage(page);
  await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(800);
});
