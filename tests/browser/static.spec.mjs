// Without JavaScript: every address is a page that can be read.
import { expect, file, FAILED_REQUEST, routes, test } from './helpers.mjs';

test.use({ javaScriptEnabled: false });

test('the list of addresses is complete', () => {
  const { pages } = routes();
  const listed = [...String(file('sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)];
  expect(listed.length).toBeGreaterThan(25);
  for (const [, address] of listed) expect(pages).toContain(decodeURI(new URL(address).pathname));
  const needed = ['/', '/page/2/', '/tags/', '/categories/', '/search/', '/tags/aws/', '/categories/cloud/', '/wiki/'];
  expect(pages).toEqual(expect.arrayContaining(needed));
});

/** What of a page there is to see. */
function look() {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  return {
    headings: seen('h1').map((heading) => heading.innerText.trim()),
    text: document.querySelector('main').innerText.trim().length,
    // A button that would do nothing, a dialog that nobody opened.
    dead: seen('.needs-app, #search-dialog').length,
  };
}

for (const half of [0, 1]) {
  test(`every page answers, has one heading and says something, half ${half + 1}`, async ({ page }) => {
    for (const path of routes().pages.filter((_, number) => number % 2 === half)) {
      const response = await page.goto(path);
      expect(response.status(), path).toBe(200);
      const { headings, text, dead } = await page.evaluate(look);
      expect(headings, path).toEqual([expect.stringMatching(/./)]);
      expect(text, path).toBeGreaterThan(30);
      expect(dead, path).toBe(0);
    }
  });
}

test('documents show their whole article', async ({ page }) => {
  await page.goto('/posts/nines-multiply/');
  await expect(page.getByText('다음 설에는 칠판 앞에서 소수점을 세지 않을 것이다.')).toBeVisible();
  await page.goto('/posts/kiosk-to-sre/');
  const images = page.locator('.prose img');
  expect(await images.count()).toBeGreaterThan(0);
  for (const image of await images.all()) {
    const source = await image.getAttribute('src');
    expect((await page.request.get(source)).status(), source).toBe(200);
  }
});

test('a missing page is 404 and leads on', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  const response = await page.goto('/no/such/page/');
  expect(response.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('찾는 글이 없습니다');
  await page.locator('main').getByRole('link').click();
  await expect(page).toHaveURL('/');
});

test('links lead to the next page, to tags, categories and neighbours', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: '다음 쪽' }).click();
  await expect(page).toHaveURL('/page/2/');
  await expect(page.locator('.cards .card').first()).toBeVisible();
  await page.getByRole('link', { name: '이전 쪽' }).click();
  await expect(page).toHaveURL('/');
  await page.locator('#filter-aws').click();
  await expect(page).toHaveURL('/tags/aws/');
  await page.locator('.cards h2 a').first().click();
  await expect(page.locator('.prose')).toBeVisible();
  await page.goto('/posts/nines-multiply/');
  await page.locator('a[rel=prev]').click();
  await expect(page).toHaveURL('/posts/study-group-of-five/');
  await page.goto('/categories/');
  await page.locator('.tags.all a').first().click();
  await expect(page).toHaveURL(/\/categories\/[^/]+\/$/);
});

test('an old address leads to the new one', async ({ page }) => {
  const { moved } = routes();
  expect(moved.length).toBeGreaterThan(0);
  for (const path of moved) {
    await page.goto(path);
    await expect(page).not.toHaveURL(encodeURI(path));
    await expect(page.locator('h1')).toBeVisible();
  }
});

test('the search page says what it needs, and where to go instead', async ({ page }) => {
  await page.goto('/search/');
  await expect(page.locator('main .notice')).toContainText('자바스크립트');
  await page.locator('.suggestions a').first().click();
  await expect(page).toHaveURL(/\/tags\/[^/]+\/$/);
});
