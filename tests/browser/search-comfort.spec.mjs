// Comforts of the search that need no index: recent searches, the key `/`, and what helps before typing.
import { answered, expect, open, test } from './helpers.mjs';

const dialog = (page) => page.locator('#search-dialog');
const field = (page) => page.locator('#search-input');
const keep = (page) => page.getByRole('checkbox', { name: '이 브라우저에 최근 검색 남기기' });
const slash = (page) => page.getByRole('checkbox', { name: '‘/’ 키로 검색 열기' });
const recent = (page) => page.locator('#search-dialog .recent button');
const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** Searches and opens the first result. */
async function find(page, words) {
  await page.keyboard.press('Control+k');
  await field(page).fill(words);
  await answered(page, words);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('.prose')).toBeVisible();
}

test('nothing is kept unless the reader says so', async ({ page }) => {
  await open(page, '/');
  await find(page, '컨테이너');
  await page.keyboard.press('Control+k');
  await field(page).fill('');
  await expect(keep(page)).not.toBeChecked();
  await expect(slash(page)).toBeChecked();
  await expect(recent(page)).toHaveCount(0);
  expect(await stored(page)).toEqual({});
});

test('what helps before typing goes with the first word and is back in an emptied field', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  const placeholder = await field(page).getAttribute('placeholder');
  expect(placeholder).toBeTruthy();
  for (let time = 0; time < 2; time += 1) {
    await expect(slash(page)).toBeVisible();
    await field(page).pressSequentially('장애');
    await expect(slash(page)).toBeHidden();
    await expect(field(page)).not.toHaveAttribute('placeholder');
    await field(page).press('Control+a');
    await field(page).press('Delete');
    await expect(field(page)).toHaveAttribute('placeholder', placeholder);
  }
});

test('recent searches: the last eight, each once, here again after a reload, gone when switched off', async ({ page, watch }) => {
  watch.allow(/storage: item seoga-recent/);
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await keep(page).check();
  await page.keyboard.press('Escape');
  const words = ['장애', '비동기', 'aws', '컨테이너', 'slo', '배포', '로그', '지표', '비용', 'aws'];
  for (const word of words) await find(page, word);
  const kept = ['aws', '비용', '지표', '로그', '배포', 'slo', '컨테이너', '비동기'];
  await page.reload();
  await page.waitForSelector('html.app');
  await page.keyboard.press('Control+k');
  await expect(keep(page)).toBeChecked();
  await expect(recent(page)).toHaveText(kept);
  await recent(page).nth(6).click();
  await expect(field(page)).toBeFocused();
  await answered(page, '컨테이너');
  await expect(recent(page).first(), 'results take their place').toBeHidden();
  await field(page).fill('');
  await keep(page).uncheck();
  await expect(recent(page)).toHaveCount(0);
  expect(await stored(page)).toEqual({});
});

test('what others have left in the storage does no harm', async ({ page, watch }) => {
  watch.allow(/storage: item seoga-recent/);
  for (const left of ['{"a":1}', 'no JSON', '"text"', '["<b>x</b>"]']) {
    await page.addInitScript((value) => localStorage.setItem('seoga-recent', value), left);
    await open(page, '/');
    await page.keyboard.press('Control+k');
    await expect(dialog(page)).toBeVisible();
    await expect(recent(page)).toHaveText(left.startsWith('[') ? ['<b>x</b>'] : []);
  }
});

test('“/” can be switched off, for good', async ({ page, watch }) => {
  watch.allow(/storage: item seoga-slash/);
  await open(page, '/');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeVisible();
  await expect(field(page)).toHaveValue('');
  await slash(page).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.reload();
  await page.waitForSelector('html.app');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(dialog(page), 'a key with a modifier stays').toBeVisible();
  await expect(slash(page)).not.toBeChecked();
  await slash(page).check();
  expect(await stored(page)).toEqual({});
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeVisible();
});

test('it all works where storage is forbidden', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  await open(page, '/');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeVisible();
  await keep(page).check();
  await page.keyboard.press('Escape');
  await find(page, '컨테이너');
  await page.keyboard.press('Control+k');
  await field(page).fill('');
  await expect(recent(page)).toHaveText(['컨테이너']);
});

test('before typing the dialog says what a query can say, and where to look around', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await expect(page.locator('#search-dialog .syntax button')).toHaveText(['"구절"', '-뺄말', 'title:', 'tag:', 'path:', 'date:2024', 'kind:wiki']);
  await page.locator('#search-dialog .syntax button', { hasText: 'kind:wiki' }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(' 장애');
  await answered(page, 'kind:wiki 장애');
  await field(page).fill('');
  await page.locator('#search-dialog .search-comfort a').click();
  await expect(page).toHaveURL('/tags/');
  await expect(dialog(page)).toBeHidden();
});

for (const [name, size] of Object.entries({ 'a narrow screen': { width: 320, height: 600 }, '400 % of a usual one': { width: 320, height: 256 } })) {
  test(`all of it can be reached on ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, '/');
    await page.keyboard.press('Control+k');
    await slash(page).scrollIntoViewIfNeeded();
    await expect(slash(page)).toBeInViewport();
    await field(page).fill('컨테이너');
    await answered(page, '컨테이너');
    const option = page.locator('#search-hits [role=option]').first();
    await option.scrollIntoViewIfNeeded();
    await expect(option).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    const close = dialog(page).getByRole('button', { name: '닫기' });
    await expect(close).toBeInViewport();
  });
}
