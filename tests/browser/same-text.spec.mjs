// The static page and the app's view of it say the same. What is compared is the visible text of
// <main> when the page has loaded, before the app takes over, with the text after it. One page has a
// line more without JavaScript: the search page says what it needs.
import { expect, FAILED_REQUEST, plain, ready, routes, test } from './helpers.mjs';

const shards = 4;

function keepStaticText() {
  addEventListener('load', () => {
    const main = document.querySelector('main');
    globalThis.before = { app: document.documentElement.classList.contains('app'), text: main?.innerText ?? '' };
  });
}

async function compare(page, path) {
  await page.goto(path);
  await ready(page);
  const before = await page.evaluate(() => globalThis.before);
  expect(before.app, `${path}: the text was taken before the app`).toBe(false);
  const after = plain(await page.locator('main').innerText());
  return [plain(before.text), after];
}

for (let shard = 0; shard < shards; shard += 1) {
  test(`static and live text agree, part ${shard + 1} of ${shards}`, async ({ page }) => {
    await page.addInitScript(keepStaticText);
    for (const path of routes().pages.filter((_, number) => number % shards === shard)) {
      const [before, after] = await compare(page, path);
      expect(before.length, path).toBeGreaterThan(30);
      expect(after, path).toBe(before);
    }
  });
}

test('so they do on the page for missing ones', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.addInitScript(keepStaticText);
  const [before, after] = await compare(page, '/no/such/page/');
  expect(after).toBe(before);
});

test('without JavaScript the search page has its notice instead, and the same otherwise', async ({ browser, baseURL, page }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const bare = await context.newPage();
  await bare.goto('/search/');
  const notice = plain(await bare.locator('main .notice').innerText());
  const withNotice = plain(await bare.locator('main').innerText());
  await context.close();
  await page.addInitScript(keepStaticText);
  const [before] = await compare(page, '/search/');
  expect(withNotice.replace(`${notice} `, '')).toBe(before);
});
