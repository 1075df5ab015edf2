// When the texts of results come: at once for somebody who reads, when the typing rests for somebody who types.
import { answered, expect, open, test } from './helpers.mjs';

const field = (page) => page.locator('#search-input');
const empty = (page) => page.locator('#search-hits .hit-snippet:empty');
/** The results, and whether their titles have what was typed. */
const results = (page, words) =>
  page.locator('#search-hits .hit').evaluateAll((hits, text) => hits.map((hit) => ({
    isTitled: [...hit.querySelectorAll('.hit-title mark')].some((mark) => mark.textContent.includes(text)),
    hasText: hit.querySelector('.hit-snippet').textContent !== '',
  })), words);

/** Opens the search on a page where no rest as long as this ever ends by itself. */
async function openWithout(page, rest) {
  await page.addInitScript((least) => {
    const later = setTimeout;
    globalThis.setTimeout = (call, wait, ...rest) => (wait >= least ? 0 : later(call, wait, ...rest));
  }, rest);
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

/** Types `컨테이너` and waits for what comes by itself: the texts of those results whose titles do not have it. */
async function type(page) {
  await field(page).pressSequentially('컨테이너');
  await answered(page, '컨테이너');
  await expect.poll(async () => (await results(page, '컨테이너')).every(({ isTitled, hasText }) => isTitled || hasText)).toBe(true);
}

test('results whose titles have what was typed wait for a long rest with their texts', async ({ page }) => {
  await openWithout(page, 500);
  await type(page);
  const shown = await results(page, '컨테이너');
  expect(shown.map(({ isTitled }) => isTitled)).toContain(true);
  expect(shown.map(({ isTitled }) => isTitled)).toContain(false);
  expect(shown.every(({ isTitled, hasText }) => isTitled !== hasText)).toBe(true);
});

const READING = {
  'points at them': (page) => page.locator('#search-hits .hit').nth(1).hover(),
  'chooses among them': (page) => page.keyboard.press('ArrowDown'),
  'rests for long': null,
};
for (const [name, read] of Object.entries(READING)) {
  test(`all texts come to somebody who ${name}`, async ({ page }) => {
    await openWithout(page, read ? 500 : 1e9);
    await type(page);
    await read?.(page);
    await expect(empty(page)).toHaveCount(0);
  });
}

test('what lies below a pointer that rests is not pointed at', async ({ page }) => {
  await openWithout(page, 500);
  await field(page).pressSequentially('장애');
  await answered(page, '장애');
  const { x, y, width, height } = await page.locator('#search-hits').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 4);
  await expect(empty(page)).toHaveCount(0);
  await field(page).press('Backspace');
  await field(page).press('Backspace');
  await type(page);
  await expect(empty(page)).not.toHaveCount(0);
});

test('a question that is pasted or followed has its texts at once', async ({ page }) => {
  await openWithout(page, 150);
  await field(page).fill('컨테이너');
  await answered(page, '컨테이너');
  await expect(empty(page)).toHaveCount(0);
  await expect(page.locator('dialog[open] [role=status]')).toHaveText(/^결과 \d+개$/);
  await page.goto('/search/?q=장애');
  await expect(page.locator('#page-search-hits .hit-snippet')).not.toHaveCount(0);
  await expect(page.locator('#page-search-hits .hit-snippet:empty')).toHaveCount(0);
});
