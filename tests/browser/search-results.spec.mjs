// What the search dialog shows: marks, sections, tags, and what it says when there is nothing.
import { answered, cards, expect, FAILED_REQUEST, hold, open, plain, search, test } from './helpers.mjs';

const dialog = (page) => page.locator('#search-dialog');
const field = (page) => page.locator('#search-input');
const options = (page) => page.locator('#search-hits [role=option]');

test('a click on a section leads to it', async ({ page }) => {
  await search(page, '소진율');
  const section = page.locator('#search-hits [role=option][href*="#burn-rate"]').first();
  await section.click();
  await expect(page).toHaveURL('/posts/nines-multiply/#burn-rate');
  await expect(dialog(page)).toBeHidden();
  await expect.poll(() => page.evaluate(() => Math.round(document.getElementById('burn-rate').getBoundingClientRect().top))).toBeLessThan(60);
  await expect(page.locator('#burn-rate')).toBeInViewport();
  await expect(page.locator('#burn-rate')).toBeFocused();
});

test('every result leads to a page that has its section', async ({ page }) => {
  await search(page, '장애');
  await expect(options(page).first().locator('.hit-snippet')).not.toBeEmpty();
  const addresses = await options(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const address of addresses) {
    const [path, id] = address.split('#');
    const html = await (await page.request.get(path)).text();
    if (id) expect(html, address).toContain(`id="${id}"`);
  }
  expect(addresses.some((address) => address.includes('#'))).toBe(true);
});

test('marks are exactly what was matched', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  for (const [typed, allowed] of [
    ['컨테이너', ['컨테이너']],
    ['오토스케일링', ['오토스케일링']],
    ['동기', ['동기']],
    ['장애 대응', ['장애', '대응', '장애 대응']],
    ['ㅋㅌㅇㄴ', ['컨테이너']],
    ['slo', ['SLO', 'slo']],
  ]) {
    await field(page).fill(typed);
    // The marks of the words before are gone once those of this word are there.
    await expect.poll(async () => {
      const marks = await page.locator('#search-hits mark').allInnerTexts();
      return marks.length > 0 && marks.filter((mark) => !allowed.includes(mark));
    }, typed).toEqual([]);
  }
});

test('동기 finds 비동기, 초성 find the word', async ({ page }) => {
  await search(page, '동기');
  await expect(page.locator('#search-hits .hit-group', { hasText: '비동기' }).first()).toBeVisible();
  await field(page).fill('ㅋㅌㅇㄴ');
  await expect(page.locator('#search-hits mark', { hasText: '컨테이너' }).first()).toBeVisible();
});

test('tags narrow what was found', async ({ page }) => {
  await search(page, '장애');
  const total = async () => Number(/\d+/.exec(await page.locator('#search-dialog .hint').innerText())[0]);
  const before = await total();
  const facet = page.locator('#search-dialog .facets a', { hasText: /^sre / });
  const promised = Number(await facet.locator('.count').innerText());
  expect(promised).toBeLessThan(before);
  await facet.click();
  await expect.poll(total).toBe(promised);
  await expect(facet).toHaveAttribute('aria-current', 'true');
  await expect(facet, 'the focus stays on what was pressed').toBeFocused();
  await expect(field(page)).toHaveValue('장애');
  const tagged = cards().filter((card) => card.tags?.includes('sre')).map((card) => card.title);
  const shown = await page.locator('#search-hits .hit-title').allInnerTexts();
  expect(shown.filter((title) => !tagged.includes(plain(title)))).toEqual([]);
  await facet.click();
  await expect.poll(total).toBe(before);
});

test('the number of results is announced, none as well', async ({ page }) => {
  await search(page, '비동기');
  const status = page.locator('#search-dialog [role=status]');
  await expect(status).toHaveText(await page.locator('#search-dialog .hint').innerText());
  await field(page).fill('퀇쀍');
  await expect(page.locator('#search-dialog .empty')).toHaveText('‘퀇쀍’에 맞는 글이 없습니다.');
  await expect(options(page)).toHaveCount(0);
  await expect(status).toHaveText('‘퀇쀍’에 맞는 글이 없습니다.');
  await field(page).fill('');
  await expect(page.locator('#search-dialog .hint')).toContainText('초성');
});

test('a line that fails is said, and trying again works', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await open(page, '/');
  await page.route('**/data/*/search/**', (route) => route.abort('internetdisconnected'));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('비동기');
  await expect(page.locator('#search-dialog .notice')).toContainText('검색 자료를 받지 못했습니다.');
  const again = dialog(page).getByRole('button', { name: '다시 시도' });
  await page.unroute('**/data/*/search/**');
  await again.click();
  await answered(page, '비동기');
  await expect(dialog(page).getByRole('button', { name: '다시 시도' })).toHaveCount(0);
});

test('what was searched last is there when the dialog opens again', async ({ page }) => {
  await search(page, '비동기');
  await dialog(page).getByRole('button', { name: '닫기' }).click();
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await answered(page, '비동기');
  await page.keyboard.type('컨테이너');
  await answered(page, '컨테이너');
});

test('what it was corrected to can be taken over', async ({ page }) => {
  await search(page, 'zjsxpdlsj');
  const corrected = page.locator('#search-dialog .notice a');
  await expect(corrected).toContainText('컨테이너');
  await corrected.click();
  await expect(dialog(page)).toBeVisible();
  await answered(page, '컨테이너');
  await expect(page.locator('#search-dialog .notice')).toHaveCount(0);
});

test('the field says whether there are options, and forgets the chosen one with them', async ({ page }) => {
  await search(page, '컨테이너');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', 'search-hits-1');
  await field(page).fill('퀇쀍');
  await expect(page.locator('#search-dialog .empty')).toBeVisible();
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
  await field(page).fill('');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
});

test('the number is told when the typing rests, not at each key, and where it is heard', async ({ page }) => {
  await open(page, '/');
  await page.evaluate(() => {
    globalThis.told = [];
    const status = document.querySelector('#search-dialog [role=status]');
    new MutationObserver(() => globalThis.told.push(status.textContent)).observe(status, { childList: true });
  });
  await page.keyboard.press('Control+k');
  await page.locator('#search-input').pressSequentially('container', { delay: 60 });
  await answered(page, 'container');
  await expect(page.locator('#search-dialog [role=status]')).toHaveText(/\d+/);
  expect(await page.evaluate(() => globalThis.told)).toHaveLength(1);
  // Outside a modal dialog nothing is heard: the status there is not in the tree.
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const heard = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'status');
  expect(heard).toHaveLength(1);
  const [text] = heard[0].childIds.map((id) => nodes.find((node) => node.nodeId === id).name.value);
  expect(text).toMatch(/\d+/);
});

test('a line that fails later keeps what is there in view until it says so', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await search(page, '비동기');
  const release = await hold(page, '**/data/*/search/**', (route) => route.abort('internetdisconnected'));
  await field(page).fill('kubernetes');
  await expect(options(page)).not.toHaveCount(0);
  release();
  await expect(page.locator('#search-dialog .notice')).toContainText('검색 자료를 받지 못했습니다.');
});

test('what narrows an answer cannot be loaded: the answer stays, and trying again works', async ({ page, watch }) => {
  watch.allow(FAILED_REQUEST);
  await search(page, '비동기');
  const shown = await page.locator('#search-hits').innerText();
  await page.route('**/data/*/search/**', (route) => route.abort('internetdisconnected'));
  await dialog(page).getByRole('button', { name: '더 좁히기' }).click();
  await expect(page.locator('#search-dialog .notice')).toHaveText('검색 자료를 받지 못했습니다.');
  await expect(page.locator('#search-hits')).toHaveText(shown, { useInnerText: true });
  await page.unroute('**/data/*/search/**');
  await dialog(page).getByRole('button', { name: '다시 시도' }).click();
  await expect(dialog(page).getByRole('list', { name: '더 좁히기' }).getByRole('link').first()).toBeVisible();
  await expect(page.locator('#search-dialog .notice')).toHaveCount(0);
});
