// Light, dark, or as the system says.
import { expect, isMarked, markDocument, open, ready, test } from './helpers.mjs';

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const kept = (page) => page.evaluate(() => ({ ...localStorage }));
const button = (page) => page.locator('button.theme');

/** Notes the theme when the body begins, when everything is parsed, and at the first paint. */
function noteTheme() {
  const now = () => document.documentElement.dataset.theme ?? 'system';
  globalThis.seen = {};
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    globalThis.seen.body = now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => (globalThis.seen.parsed = now()));
  requestAnimationFrame(() => (globalThis.seen.frame = now()));
}

test('the system’s choice is followed, and nothing is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/');
  const light = await background(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => background(page)).not.toBe(light);
  expect(await kept(page)).toEqual({});
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('the button goes from system to light to dark and back', async ({ page, watch }) => {
  watch.allow(/storage: item seoga-theme/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '/');
  const dark = await background(page);
  await expect(button(page)).toHaveAccessibleName(/시스템 설정/);

  await button(page).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(button(page)).toHaveAccessibleName(/밝게/);
  expect(await background(page)).not.toBe(dark);
  expect(await kept(page)).toEqual({ 'seoga-theme': 'light' });

  await button(page).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(button(page)).toHaveAccessibleName(/어둡게/);
  expect(await background(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await background(page)).toBe(dark);

  await button(page).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(button(page)).toHaveAccessibleName(/시스템 설정/);
  expect(await kept(page), 'no choice, nothing kept').toEqual({});
});

test('a choice is kept over pages and reloads, without a flash', async ({ page, watch }) => {
  watch.allow(/storage: item seoga-theme/);
  await page.addInitScript(noteTheme);
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '/');
  await button(page).click();
  await button(page).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await markDocument(page);
  await page.locator('.cards h2 a').first().click();
  await expect(page.locator('.prose')).toBeVisible();
  expect(await isMarked(page)).toBe(true);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.reload();
  await ready(page);
  expect(await isMarked(page)).toBe(false);
  const seen = await page.evaluate(() => globalThis.seen);
  expect(seen.body).toBe('dark');
  expect(seen.parsed).toBe('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(button(page)).toHaveAccessibleName(/어둡게/);
});

test('where storage is forbidden a choice lasts as long as the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  await open(page, '/');
  await button(page).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
