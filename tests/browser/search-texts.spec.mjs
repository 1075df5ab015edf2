// When the texts of results come: at once for who follows a question, when the typing rests for who types one.
import { answered, expect, open, test } from './helpers.mjs';

const field = (page) => page.locator('#search-input');
const empty = (page) => page.locator('#search-hits .hit-snippet:empty');

/** Opens the search on a page where no rest as long as this ever ends by itself. */
async function openWithout(page, milliseconds) {
  await page.addInitScript((least) => {
    const later = setTimeout;
    globalThis.setTimeout = (call, wait, ...rest) => (wait >= least ? 0 : later(call, wait, ...rest));
  }, milliseconds);
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

test('after a single character the texts wait for a longer rest', async ({ page }) => {
  await openWithout(page, 500);
  await field(page).pressSequentially('컨');
  await answered(page, '컨');
  await expect(page.locator('dialog[open] [role=status]')).toHaveText(/^결과 \d+개$/);
  await page.waitForTimeout(600);
  await expect(page.locator('#search-hits .hit')).not.toHaveCount(0);
  await expect(page.locator('#search-hits .hit-snippet:not(:empty)')).toHaveCount(0);
  await field(page).pressSequentially('테이너');
  await answered(page, '컨테이너');
  await expect(empty(page)).toHaveCount(0);
});

test('a question that is followed has its texts at once, and is told at once', async ({ page }) => {
  await openWithout(page, 150);
  await field(page).fill('장애');
  await answered(page, '장애');
  await expect(empty(page)).not.toHaveCount(0);
  await page.locator('#search-dialog [data-action=facet]').first().click();
  await expect(empty(page)).toHaveCount(0);
  await expect(page.locator('dialog[open] [role=status]')).toHaveText(await page.locator('#search-dialog .hint').innerText());
  await page.goto('/search/?q=장애');
  await expect(page.locator('#page-search-hits .hit-snippet')).not.toHaveCount(0);
  await expect(page.locator('#page-search-hits .hit-snippet:empty')).toHaveCount(0);
});

test('what is pasted is whole: its texts wait for no rest', async ({ page }) => {
  await openWithout(page, 150);
  await field(page).fill('컨테이너');
  await field(page).press('Control+a');
  await field(page).press('Control+x');
  await expect(page.locator('#search-hits .hit')).toHaveCount(0);
  await field(page).press('Control+v');
  await answered(page, '컨테이너');
  await expect(empty(page)).toHaveCount(0);
});

for (const inputType of ['insertFromDrop', 'insertReplacementText']) {
  test(`so is what comes as ${inputType}`, async ({ page }) => {
    await openWithout(page, 150);
    await field(page).evaluate((input, how) => {
      input.value = '컨테이너';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: how }));
    }, inputType);
    await answered(page, '컨테이너');
    await expect(empty(page)).toHaveCount(0);
  });
}

test('a rest ends with its question: no timer wakes the page for nobody', async ({ page }) => {
  await page.addInitScript(() => {
    const later = setTimeout;
    globalThis.woken = 0;
    globalThis.setTimeout = (call, wait, ...rest) => later((...all) => {
      if ([100, 200].includes(wait)) globalThis.woken += 1;
      call(...all);
    }, wait, ...rest);
  });
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await field(page).fill('컨테이너');
  await answered(page, '컨테이너');
  await expect(empty(page)).toHaveCount(0);
  // Everything is there, so that each of these is answered in its picture; the last one rests.
  const woken = await field(page).evaluate(async (input) => {
    const before = globalThis.woken;
    for (const value of ['컨테이', '컨테이너', '컨테이', '컨테이너', '컨테이', '컨테이너']) {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    }
    await new Promise((done) => setTimeout(done, 500));
    return globalThis.woken - before;
  });
  expect(woken).toBe(1);
});
