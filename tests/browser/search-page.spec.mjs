// The page of results: its address is its state.
import { cards, expect, FAILED_REQUEST, open, plain, ready, test } from './helpers.mjs';

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
  await expect(page.locator('#page-search-hits .hit-snippet:empty')).toHaveCount(0);
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
  await expect(page.locator('#page-search-hits .hit-snippet:empty')).toHaveCount(0);
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

const total = async (page) => Number(/\d+/.exec(await hint(page).innerText())[0]);
const facet = (page, name) => page.locator('main .facets a', { hasText: new RegExp(`^${name} \\d+$`) });
const narrow = (page) => page.getByRole('main').getByRole('button', { name: '더 좁히기' });
const count = async (chip) => Number(await chip.locator('.count').innerText());

test('years and kinds are there when they are asked for, and combine', async ({ page }) => {
  const files = [];
  page.on('request', (request) => request.url().includes('/data/') && files.push(request.url()));
  await open(page, '/search/?q=장애');
  await expect(narrow(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(facet(page, '2024')).toHaveCount(0);
  await narrow(page).focus();
  await page.keyboard.press('Enter');
  await expect(facet(page, '2024')).toBeVisible();
  await expect(narrow(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(narrow(page), 'the focus stays on what was pressed').toBeFocused();

  const all = await total(page);
  const years = page.locator('main .facets a', { hasText: /^20\d\d \d+$/ });
  const sum = (await years.locator('.count').allInnerTexts()).reduce((sum, count) => sum + Number(count), 0);
  expect(sum, 'each result has one year, or none').toBeLessThanOrEqual(all);
  const words = page.getByRole('main').getByRole('list', { name: '더 좁히기' }).locator('.count');
  const kindsAndYears = (await words.allInnerTexts()).reduce((sum, count) => sum + Number(count), 0);
  expect(kindsAndYears - sum, 'each result is of one kind').toBe(all);

  const promised = await count(facet(page, '2024'));
  await facet(page, '2024').click();
  await expect.poll(() => address(page)).toBe('/search/?q=date:2024 장애');
  await expect(field(page)).toHaveValue('date:2024 장애');
  await expect.poll(() => total(page)).toBe(promised);
  await expect(facet(page, '2024')).toHaveAttribute('aria-current', 'true');
  await expect(facet(page, '2024')).toBeFocused();
  await expect(years, 'the counts follow the query').toHaveCount(1);

  const posts = await count(facet(page, '글'));
  await facet(page, '글').click();
  await expect.poll(() => address(page)).toBe('/search/?q=kind:post date:2024 장애');
  await expect.poll(() => total(page)).toBe(posts);
  await facet(page, '2024').click();
  await facet(page, '글').click();
  await expect.poll(() => address(page)).toBe('/search/?q=장애');
  await expect.poll(() => total(page)).toBe(all);

  await narrow(page).click();
  await expect(facet(page, '2024')).toHaveCount(0);
  expect(files.filter((file, place) => files.indexOf(file) !== place), 'each file is asked for once').toEqual([]);
});

test('the latest come first where the address says so', async ({ page }) => {
  await open(page, '/search/?q=장애');
  const order = page.locator('main .result-count a', { hasText: '최신순' });
  await order.click();
  await expect.poll(() => address(page)).toBe('/search/?q=장애&sort=date');
  await expect(order).toHaveAttribute('aria-current', 'true');
  await expect(order).toBeFocused();
  const day = new Map(cards().map((card) => [card.title, (card.date ?? '').slice(0, 10)]));
  const days = async () => (await page.locator('#page-search-hits .hit-title').allInnerTexts()).map((title) => day.get(plain(title)) ?? '');
  const sorted = async () => {
    const shown = await days();
    return shown.length > 2 && shown.every((day, place) => place === 0 || shown[place - 1] >= day);
  };
  await expect.poll(sorted).toBe(true);
  await page.reload();
  await ready(page);
  await expect.poll(sorted, 'the address is the state').toBe(true);
  await field(page).fill('장애 대응');
  await expect.poll(() => address(page), 'the order stays while the query changes').toBe('/search/?q=장애 대응&sort=date');
  await expect(order, 'the answer is there').toHaveAttribute('href', /%EB%8C%80%EC%9D%91/);
  await order.click();
  await expect.poll(() => address(page)).toBe('/search/?q=장애 대응');
});

test('a chosen tag that leaves nothing can be taken back', async ({ page }) => {
  await open(page, '/search/?q=퀇쀍&tags=sre');
  await expect(page.locator('main .empty')).toBeVisible();
  await expect(facet(page, 'sre')).toHaveAttribute('aria-current', 'true');
  await facet(page, 'sre').click();
  await expect.poll(() => address(page)).toBe('/search/?q=퀇쀍');
});
