// Under the strictest Content-Security-Policy that WebAssembly allows, sent as a header. The watch of
// every test reports violations; what is tested here is that everything works without one.
import { expect, isMarked, markDocument, open, ready, test } from './helpers.mjs';

test.use({ baseURL: async ({}, use) => use(process.env.SEOGA_STRICT) });

test('the policy is there and is enforced', async ({ page, watch }) => {
  watch.allow(/policy: /, /Content Security Policy/);
  const response = await open(page, '/');
  expect(response.headers()['content-security-policy']).toContain("default-src 'none'");
  await page.evaluate(() => {
    globalThis.violated = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.violated.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">inline</p>');
  });
  await expect.poll(() => page.evaluate(() => globalThis.violated.sort())).toEqual(expect.arrayContaining(['script-src-elem', 'style-src-attr']));
  expect(await page.evaluate(() => globalThis.ran)).toBeUndefined();
});

test('home, a post with pictures and tables, a wiki page, and Back', async ({ page }) => {
  await open(page, '/');
  await markDocument(page);
  await page.locator('.cards h2 a[href="/posts/nines-multiply/"]').click();
  await expect(page.locator('.prose table').first()).toBeVisible();
  await page.locator('.prose a[href="/wiki/sre/"]').click();
  await expect(page.locator('h1')).toHaveText('SRE');
  await page.goBack();
  await expect(page.locator('.prose table').first()).toBeVisible();
  expect(await isMarked(page)).toBe(true);
  for (const path of ['/posts/first-aws-bill/', '/posts/kiosk-to-sre/', '/posts/what-a-solution-architect-does/', '/vault/온콜-한-주/']) {
    await open(page, path);
    const image = page.locator('.prose img').first();
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((element) => element.naturalWidth)).toBeGreaterThan(0);
  }
});

test('filters', async ({ page }) => {
  await open(page, '/tags/aws/');
  await page.locator('#filter-sre').click();
  await expect(page.locator('.choice .tag')).toHaveCount(2);
  await expect(page.locator('.cards .card').first()).toBeVisible();
});

test('search', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('비동기');
  await expect(page.locator('#search-hits mark').first()).toHaveText('비동기');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.prose')).toBeVisible();
});

test('the theme', async ({ page, watch }) => {
  watch.allow(/storage: item seoga-theme/);
  await open(page, '/');
  await page.locator('button.theme').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
