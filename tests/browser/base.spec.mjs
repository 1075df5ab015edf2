// The same site below another path.
import { expect, isMarked, markDocument, open, ready, test } from './helpers.mjs';

const BASE = '/base/';

test.use({ baseURL: async ({}, use) => use(process.env.SEOGA_BASED) });

test.beforeEach(({ page }) => {
  // Whatever leaves the base would be answered by nobody.
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith(BASE)) throw new Error(`asked for ${pathname}, outside of ${BASE}`);
  });
});

test('home, a post and Back', async ({ page }) => {
  await open(page, BASE);
  await markDocument(page);
  await page.locator('.cards h2 a').nth(1).click();
  await expect(page).toHaveURL(/\/base\/vault\//);
  await expect(page.locator('h1')).toHaveText('온콜 한 주');
  await expect.poll(() => page.locator('.prose img').evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
  await page.locator('.prose a[href*="/wiki/monitoring/#"]').click();
  await expect(page).toHaveURL(/\/base\/wiki\/monitoring\/#/);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('온콜 한 주');
  await page.goBack();
  await expect(page).toHaveURL(BASE);
  await expect(page.locator('.cards')).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test('the navigation stays below the base', async ({ page }) => {
  await open(page, BASE);
  await markDocument(page);
  for (const path of ['wiki/', 'tags/', 'about/', '']) {
    await page.locator(`.site-header nav a[href="${BASE}${path}"]`).click();
    await expect(page).toHaveURL(BASE + path);
    await expect(page.locator('h1')).toBeFocused();
  }
  expect(await isMarked(page)).toBe(true);
});

test('filters', async ({ page }) => {
  await open(page, BASE);
  await page.locator('#filter-aws').click();
  await expect(page).toHaveURL(`${BASE}tags/aws/`);
  await page.locator('#filter-sre').click();
  await expect(page).toHaveURL(`${BASE}tags/aws/?tags=sre`);
  const number = await page.locator('.cards .card').count();
  await page.reload();
  await ready(page);
  await expect(page.locator('.choice .tag')).toHaveCount(2);
  await expect(page.locator('.cards .card')).toHaveCount(number);
});

test('search', async ({ page }) => {
  await open(page, BASE);
  await page.keyboard.press('Control+k');
  await page.locator('#search-input').fill('컨테이너');
  const first = page.locator('#search-hits [role=option]').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/base\/.+\/(#.+)?$/);
  await expect(page.locator('#search-dialog')).toBeHidden();
  await expect(page.locator('.prose')).toBeVisible();
});

test('a deep link to a search', async ({ page }) => {
  await open(page, `${BASE}search/?q=비동기`);
  await expect(page.locator('#page-search-hits [role=option]').first()).toBeVisible();
});

test('a missing page', async ({ page, watch }) => {
  watch.allow(/Failed to load resource/);
  const response = await open(page, `${BASE}no/such/page/`);
  expect(response.status()).toBe(404);
  await page.locator('main').getByRole('link').click();
  await expect(page).toHaveURL(BASE);
});

test('a path that only begins like the base is not the site’s', async ({ page }) => {
  await open(page, BASE);
  const taken = await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/base2/posts/';
    document.body.append(link);
    let prevented;
    addEventListener('click', (event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    });
    link.click();
    return prevented;
  });
  expect(taken).toBe(false);
});
