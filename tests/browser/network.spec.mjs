// Pages and files that are not there, and a line that fails.
import { expect, FAILED_REQUEST, isMarked, markDocument, open, ready, scrollTo, scrollTop, test } from './helpers.mjs';

const POST = '/posts/nines-multiply/';
const DATA = '**/data/posts/posts/nines-multiply.json';
const toPost = (page) => page.locator(`.cards h2 a[href="${POST}"]`);

test('an unknown address is 404, with the page that says so', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  const response = await open(page, '/no/such/page/');
  expect(response.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('찾는 글이 없습니다');
  await expect(page).toHaveURL('/no/such/page/');
  await markDocument(page);
  await page.locator('main').getByRole('link').click();
  await expect(page.locator('.cards')).toBeVisible();
  await expect(page).toHaveURL('/');
  expect(await isMarked(page)).toBe(true);
});

test('a link to an unknown address loads what the server has for it', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await open(page, '/');
  await markDocument(page);
  await page.evaluate(() => document.querySelector('.cards h2 a').setAttribute('href', '/no/such/page/'));
  const document = page.waitForResponse((response) => response.request().isNavigationRequest());
  await page.locator('.cards h2 a').first().click();
  expect((await document).status()).toBe(404);
  await ready(page);
  await expect(page.locator('h1')).toHaveText('찾는 글이 없습니다');
  expect(await isMarked(page)).toBe(false);
  await page.goBack();
  await ready(page);
  await expect(page.locator('.cards')).toBeVisible();
});

test('an unknown tag is a page that says so', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  const response = await open(page, '/tags/no-such-tag/');
  expect(response.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('찾는 글이 없습니다');
});

test('a tag that is no more does not spoil a shared filter', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await open(page, '/tags/aws/?tags=no-such-tag');
  await expect(page.locator('.cards h2').first()).toBeVisible();
  await expect(page.locator('h1')).toContainText('aws', { ignoreCase: true });
});

test('a file of data that is missing: the static page is loaded', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(DATA, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await open(page, '/');
  await markDocument(page);
  await toPost(page).click();
  await expect(page.locator('h1')).toContainText('99.9%');
  await ready(page);
  await expect(page).toHaveURL(POST);
  expect(await isMarked(page)).toBe(false);
});

for (const [name, body] of [
  ['an HTML page', '<!doctype html><title>all addresses are this</title>'],
  ['another post', JSON.stringify({ schema: 1, path: '/posts/other/', kind: 'post', title: '다른 글', html: '' })],
  ['a later version', JSON.stringify({ schema: 99 })],
]) {
  test(`${name} where data should be: the static page is loaded`, async ({ page }) => {
    await page.route(DATA, (route) => route.fulfill({ status: 200, contentType: 'application/json', body }));
    await open(page, '/');
    await markDocument(page);
    await toPost(page).click();
    await expect(page).toHaveURL(POST);
    await expect(page.locator('h1')).toContainText('99.9%');
    await ready(page);
    expect(await isMarked(page)).toBe(false);
  });
}

test('a host that is busy is asked again', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  let asked = 0;
  await page.route(DATA, async (route) => {
    asked += 1;
    if (asked < 3) await route.fulfill({ status: 503, body: 'busy' });
    else await route.continue();
  });
  await open(page, '/');
  await markDocument(page);
  await toPost(page).click();
  await expect(page.locator('h1')).toContainText('99.9%');
  expect(asked).toBe(3);
  expect(await isMarked(page)).toBe(true);
});

test('offline: a page that says so, with a button that tries again', async ({ page, context, watch }) => {
  watch.allow(FAILED_REQUEST);
  await open(page, '/');
  await markDocument(page);
  await scrollTo(page, 500);
  const length = await page.evaluate(() => history.length);
  await context.setOffline(true);
  await toPost(page).click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('.cards'), 'the old page stays until then').toBeVisible();
  await expect(page.locator('h1')).toHaveText('불러오지 못했습니다');
  await expect(page.locator('h1')).toBeFocused();
  await expect(page).toHaveURL(POST);
  const again = page.locator('main').getByRole('link', { name: '다시 시도' });

  await again.click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('main')).not.toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('h1')).toHaveText('불러오지 못했습니다');

  await context.setOffline(false);
  await again.click();
  await expect(page.locator('h1')).toContainText('99.9%');
  await expect(page.locator('h1'), 'the button is gone, the focus is not').toBeFocused();
  await expect(page).toHaveTitle(/^99\.9%/);
  expect(await page.evaluate(() => history.length), 'one entry for the page').toBe(length + 1);
  await page.goBack();
  await expect(page.locator('.cards')).toBeVisible();
  await expect.poll(() => scrollTop(page)).toBe(500);
  expect(await isMarked(page)).toBe(true);
});

test('offline: what was read before is there at once', async ({ page, context, watch }) => {
  // Chromium itself looks for the site's icon anew when the address changes.
  watch.allow(/Failed to load resource.*\/icon\./);
  await open(page, POST);
  await page.locator('a[rel=prev]').click();
  await expect(page).toHaveURL('/posts/study-group-of-five/');
  await expect(page.locator('h1')).toContainText('스터디');
  await context.setOffline(true);
  await page.goBack();
  await expect(page.locator('h1')).toContainText('99.9%');
  await expect(page.locator('.prose')).toContainText('다음 설에는 칠판 앞에서 소수점을 세지 않을 것이다.');
  await page.goForward();
  await expect(page.locator('h1')).toContainText('스터디');
  await context.setOffline(false);
});
