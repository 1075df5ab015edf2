// What was found is marked on the page that the reader went to, and the search is ready when it is wanted.
import { expect, open, search, test } from './helpers.mjs';

const marks = (page) =>
  page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map((range) => range.toString()));

test('the words that were found are marked on the page, the first one in view', async ({ page }) => {
  await search(page, '비동기');
  await page.keyboard.press('Enter');
  await expect(page.locator('article h1')).toContainText('비동기');
  await expect.poll(() => marks(page)).toContain('비동기');
  expect(new Set(await marks(page))).toEqual(new Set(['비동기']));
  const inView = await page.evaluate(() => {
    const tops = [...CSS.highlights.get('search')].map((range) => range.getBoundingClientRect().top);
    return tops.some((top) => top >= 0 && top < innerHeight);
  });
  expect(inView).toBe(true);
  // The page itself is as it was published.
  await expect(page.locator('article mark')).toHaveCount(0);
});

test('Escape takes the marks away, and so does the next page', async ({ page }) => {
  await search(page, '비동기');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  expect(await marks(page)).toEqual([]);

  await page.keyboard.press('Control+k');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(0);
  await page.locator('.site-header a').first().click();
  await expect(page.locator('.cards')).toBeVisible();
  expect(await marks(page)).toEqual([]);
});

test('a hit far down its page is brought into view', async ({ page }) => {
  await search(page, '오류 예산');
  const option = page.locator('#search-hits [role=option]').first();
  await option.click();
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(0);
  const seen = await page.evaluate(() =>
    [...CSS.highlights.get('search')].some((range) => {
      const { top } = range.getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    }),
  );
  expect(seen).toBe(true);
});

test('pointing at the search prepares it; until then nothing of it is fetched', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => {
    if (request.url().includes('/search/') && request.url().endsWith('.bin')) asked.push(request.url());
  });
  await open(page, '/');
  expect(asked).toEqual([]);
  await page.locator('[data-action=search]').first().hover();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatch(/meta\.bin$/);
  await page.locator('[data-action=search]').first().click();
  await page.locator('#search-input').pressSequentially('비동기');
  await expect(page.locator('#search-hits [role=option]').first()).toBeVisible();
  expect(new Set(asked).size, 'each file once').toBe(asked.length);
});

for (const [name, spoil] of Object.entries({
  'highlights': () => delete globalThis.Highlight,
  'a registry of highlights': () => delete CSS.highlights,
})) {
  test(`a browser without ${name} shows the page unmarked`, async ({ page }) => {
    await page.addInitScript(spoil);
    await search(page, '컨테이너');
    const address = await page.locator('#search-hits [role=option]').first().getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await expect(page.locator('.prose')).toBeVisible();
    await expect(page.locator('html.app')).toBeAttached();
    expect(await page.evaluate(() => globalThis.CSS.highlights?.size ?? 0)).toBe(0);
  });
}
