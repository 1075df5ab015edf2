// The search on bad lines and with bad files: what is there is shown, and trying again helps.
import { deflateSync } from 'node:zlib';
import { answered, expect, FAILED_REQUEST, hold, open, search, test } from './helpers.mjs';

const options = (page) => page.locator('#search-hits [role=option]');
const snippets = (page) => page.locator('#search-hits .hit .hit-snippet');

/** Opens the dialog and types, without waiting for an answer. */
async function type(page, words) {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.locator('#search-input').pressSequentially(words);
}

test('without the file of tags there are results all the same', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route('**/search/tags.bin', (route) => route.fulfill({ status: 404, body: '' }));
  await search(page, '비동기');
  await expect(options(page)).not.toHaveCount(0);
  await expect(page.locator('#search-dialog .facets')).toHaveCount(0);
});

test('one text that is missing takes no other with it', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  let lost;
  await page.route('**/search/t/*.bin', (route) => {
    lost ??= route.request().url();
    return route.request().url() === lost ? route.fulfill({ status: 404, body: '' }) : route.continue();
  });
  await type(page, '컨테이너');
  await answered(page, '컨테이너');
  await expect.poll(async () => (await snippets(page).allInnerTexts()).filter(Boolean).length).toBeGreaterThan(1);
  expect((await snippets(page).allInnerTexts()).filter((text) => !text)).not.toEqual([]);
});

test('texts that cannot be loaded are said below the results, which stay, and trying again brings them', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route('**/search/t/*.bin', (route) => route.abort('internetdisconnected'));
  await type(page, '컨테이너');
  await answered(page, '컨테이너');
  const status = page.locator('dialog[open] [role=status]');
  const shown = await options(page).count();
  expect(shown).toBeGreaterThan(0);
  await expect(page.locator('#search-hits ~ .failed .notice')).toHaveText('검색 자료를 받지 못했습니다.');
  const retry = page.locator('#search-dialog [data-action=retry]');
  await expect(retry).toBeInViewport();
  await expect(status).toHaveText('검색 자료를 받지 못했습니다.');
  await expect(options(page)).toHaveCount(shown);
  await page.unroute('**/search/t/*.bin');
  const release = await hold(page, '**/search/t/*.bin');
  const place = await retry.boundingBox();
  await retry.press('Enter');
  // It stays until it is known whether it has helped: a second press meets nothing else.
  await page.waitForTimeout(300);
  expect(await retry.boundingBox()).toEqual(place);
  await expect(retry).toBeFocused();
  release();
  await expect(page.locator('#search-hits .hit-snippet:empty')).toHaveCount(0);
  await expect(page.locator('#search-dialog .notice')).toHaveCount(0);
  await expect(status).toHaveText(/^결과 \d+개$/);
  // What had the focus is gone.
  await expect(page.locator('#search-input')).toBeFocused();
});

test('texts and what narrows an answer cannot be loaded: it is said once', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route('**/search/t/*.bin', (route) => route.abort('internetdisconnected'));
  await type(page, '컨테이너');
  await expect(page.locator('#search-dialog .notice')).toBeVisible();
  await page.route('**/data/*/search/**', (route) => route.abort('internetdisconnected'));
  const asked = page.waitForEvent('requestfailed', (request) => !/\/t\//.test(request.url()));
  await page.locator('#search-dialog [data-action=narrow]').click();
  await asked;
  await expect(page.locator('.failed + .hits, .failed ~ .hits')).not.toHaveCount(0);
  await expect(page.locator('#search-dialog .notice')).toHaveCount(1);
  await expect(page.locator('dialog[open] [role=status]')).toHaveText('검색 자료를 받지 못했습니다.');
});

test('a text that is damaged is said as well', async ({ page }) => {
  let damaged = true;
  await page.route('**/search/t/*.bin', (route) =>
    damaged ? route.fulfill({ body: deflateSync(Buffer.from('nothing of the kind')) }) : route.continue());
  await type(page, '컨테이너');
  await expect(page.locator('#search-dialog .notice')).toBeVisible();
  await expect(options(page)).not.toHaveCount(0);
  damaged = false;
  await page.locator('#search-dialog [data-action=retry]').click();
  await expect(page.locator('#search-hits .hit-snippet:empty')).toHaveCount(0);
});

for (const sort of ['meta', 'c/\\d+', '\\d+']) {
  test(`a damaged file (${sort}) is said, and asked for anew`, async ({ page }) => {
    let damaged = true;
    await page.route(new RegExp(`/search/${sort}\\.bin$`), (route) =>
      damaged ? route.fulfill({ body: deflateSync(Buffer.from('sgx\u0003?nothing of the kind')) }) : route.continue());
    await type(page, '컨테이너');
    await expect(page.locator('#search-dialog .notice')).toBeVisible();
    damaged = false;
    await page.locator('#search-dialog [data-action=retry]').click();
    await answered(page, '컨테이너');
  });
}

test('texts that hang hold nothing else back: not the number, not the texts that are there', async ({ page }) => {
  await search(page, '컨테이');
  await expect(snippets(page).first().locator('mark').first()).toHaveText('컨테이');
  const asked = page.waitForRequest('**/search/t/*.bin');
  const release = await hold(page, '**/search/t/*.bin');
  await page.locator('#search-input').pressSequentially('너 장애');
  await answered(page, '컨테이너 장애');
  await asked;
  const told = await page.locator('#search-dialog .hint').innerText();
  await expect(page.locator('dialog[open] [role=status]')).toHaveText(told);
  await expect(snippets(page).locator('mark').filter({ hasText: /^컨테이$/ })).toHaveCount(0);
  await expect(snippets(page).locator('mark').filter({ hasText: /^컨테이너$/ })).not.toHaveCount(0);
  release();
  await expect(page.locator('#search-hits .hit-snippet:empty')).toHaveCount(0);
});

test('a page that is not painted is searched all the same', async ({ page }) => {
  await page.addInitScript(() => (globalThis.requestAnimationFrame = () => 0));
  await search(page, '컨테이너');
});

test('a press while texts come is not undone by them', async ({ page }) => {
  const release = await hold(page, '**/search/t/*.bin');
  await type(page, '컨테이너');
  await answered(page, '컨테이너');
  const narrow = page.locator('#search-dialog [data-action=narrow]');
  await page.waitForTimeout(600);
  await narrow.hover();
  await page.mouse.down();
  release();
  await page.waitForTimeout(300);
  await page.mouse.up();
  const words = page.locator('#search-dialog a[data-action=facet]:text-matches("20\\\\d\\\\d")');
  await expect(words).not.toHaveCount(0);
  await page.waitForTimeout(900);
  await expect(words).not.toHaveCount(0);
  await expect(narrow).toHaveAttribute('aria-expanded', 'true');
});

test('marks are those of the results that were shown', async ({ page }) => {
  await search(page, '컨테이너');
  const address = await options(page).first().getAttribute('href');
  await hold(page, '**/search/c/*.bin');
  await page.locator('#search-input').fill('terraform');
  await page.waitForTimeout(300);
  await options(page).first().click();
  await expect(page).toHaveURL(address);
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('search')?.size ?? 0)).toBeGreaterThan(0);
});

test('on the search page, what is typed in the dialog is in the address and in the field', async ({ page }) => {
  await open(page, '/search/?q=장애');
  await expect(page.locator('#page-search-hits [role=option]')).not.toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.locator('#search-input').fill('aws');
  await answered(page, 'aws');
  await page.keyboard.press('Escape');
  await expect(page.locator('#page-search-input')).toHaveValue('aws');
  await expect(page).toHaveURL(/\?q=aws$/);
});
