// The page of results: its address is its state.
import { expect, open, ready, test } from './helpers.mjs';

const field = (page) => page.locator('#page-search-input');
const options = (page) => page.locator('#page-search-hits [role=option]');
const address = (page) => page.evaluate(() => decodeURIComponent(location.pathname + location.search));
const hint = (page) => page.locator('main .hint');

test('an address with a query shows its results', async ({ page }) => {
  await open(page, '/search/?q=%EC%BB%A8%ED%85%8C%EC%9D%B4%EB%84%88');
  await expect(field(page)).toHaveValue('컨테이너');
  await expect(page.locator('main mark').first()).toHaveText('컨테이너');
  await expect(page).toHaveTitle('컨테이너 – 검색 – 클라우드 커리어 서가');
});

test('a query is decoded once, with its signs', async ({ page }) => {
  await open(page, '/search/?q=100%25+%26+C%2B%2B');
  await expect(field(page)).toHaveValue('100% & C++');
});

test('what is typed goes into the address', async ({ page }) => {
  await open(page, '/search/');
  const entries = await page.evaluate(() => history.length);
  await field(page).pressSequentially('비동기');
  await expect.poll(() => address(page)).toBe('/search/?q=비동기');
  await expect(options(page).first()).toBeVisible();
  const shown = await page.locator('#page-search-hits').innerText();
  expect(await page.evaluate(() => history.length), 'no entry for each key').toBe(entries);
  await page.reload();
  await ready(page);
  await expect(field(page)).toHaveValue('비동기');
  await expect(page.locator('#page-search-hits')).toHaveText(shown, { useInnerText: true });
});

test('tags go there too', async ({ page }) => {
  await open(page, '/search/?q=장애');
  await expect(options(page).first()).toBeVisible();
  const all = await hint(page).innerText();
  await page.locator('main .facets a', { hasText: /^sre / }).click();
  await expect.poll(() => address(page)).toBe('/search/?q=장애&tags=sre');
  await expect(hint(page)).not.toHaveText(all);
  const narrowed = await hint(page).innerText();
  await page.reload();
  await ready(page);
  await expect(hint(page)).toHaveText(narrowed);
  await expect(page.locator('main .facets a', { hasText: /^sre / })).toHaveAttribute('aria-current', 'true');
});

test('Back from a result shows the same results', async ({ page }) => {
  await open(page, '/search/?q=컨테이너');
  await expect(options(page).first()).toBeVisible();
  const shown = await page.locator('#page-search-hits').innerText();
  await options(page).first().click();
  await expect(page.locator('.prose')).toBeVisible();
  await page.goBack();
  await expect.poll(() => address(page)).toBe('/search/?q=컨테이너');
  await expect(field(page)).toHaveValue('컨테이너');
  await expect(page.locator('#page-search-hits')).toHaveText(shown, { useInnerText: true });
});

test('Back after more was typed shows what was typed last', async ({ page }) => {
  await open(page, '/search/?q=장애');
  await field(page).fill('비동기');
  await expect.poll(() => address(page)).toBe('/search/?q=비동기');
  await options(page).first().click();
  await expect(page.locator('.prose')).toBeVisible();
  await page.goBack();
  await expect.poll(() => address(page)).toBe('/search/?q=비동기');
  await expect(field(page)).toHaveValue('비동기');
  await expect(page.locator('main mark').first()).toHaveText('비동기');
});

test('arrows and Enter work there as in the dialog', async ({ page }) => {
  await open(page, '/search/?q=컨테이너');
  await expect(options(page).first()).toBeVisible();
  await field(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = options(page).nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  const to = await second.getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(to);
});

test('nothing found says so, with a way on', async ({ page }) => {
  await open(page, '/search/?q=퀇쀍');
  await expect(page.locator('main .empty')).toHaveText('‘퀇쀍’에 맞는 글이 없습니다.');
  await expect(hint(page)).toContainText('태그로 둘러보세요');
  await page.locator('main .suggestions a').first().click();
  await expect(page.locator('.cards')).toBeVisible();
});

test('a search on the page leaves nothing behind on others', async ({ page }) => {
  await open(page, '/search/?q=비동기');
  await expect(options(page).first()).toBeVisible();
  await page.locator('.site-header nav a[href="/about/"]').click();
  await expect(page.locator('h1')).toHaveText('소개');
  await expect(page.locator('main [role=listbox]')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('컨테이너');
  await expect(page.locator('#search-hits mark', { hasText: '컨테이너' }).first()).toBeVisible();
  expect(await address(page), 'the dialog does not change the address of other pages').toBe('/about/');
});
