// The search dialog: opening and closing it, keys in it, what it asks for.
import { answered, expect, hold, isMarked, markDocument, open, scrollTop, search, test } from './helpers.mjs';

const dialog = (page) => page.locator('#search-dialog');
const field = (page) => page.locator('#search-input');
const options = (page) => page.locator('#search-hits [role=option]');
const selected = (page) => page.locator('#search-hits [role=option][aria-selected=true]');

for (const [name, press] of Object.entries({
  'Ctrl-K': (page) => page.keyboard.press('Control+k'),
  '⌘K': (page) => page.keyboard.press('Meta+k'),
  '/': (page) => page.keyboard.press('/'),
  'the button': (page) => page.locator('.open-search').click(),
})) {
  test(`${name} opens it, and Esc closes it where the reader was`, async ({ page }) => {
    await open(page, '/posts/nines-multiply/');
    const link = page.locator(name === 'the button' ? '.open-search' : '.site-footer a >> nth=0');
    await link.focus();
    const place = await scrollTop(page);
    await press(page);
    await expect(dialog(page)).toBeVisible();
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue('');
    await expect(page).toHaveURL('/posts/nines-multiply/');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(link).toBeFocused();
    expect(await scrollTop(page)).toBe(place);
    await press(page);
    await expect(dialog(page)).toBeVisible();
  });
}

test('one Esc closes it with words in it', async ({ page }) => {
  await search(page, '비동기');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});

test('“/” is a letter where something is typed', async ({ page }) => {
  await open(page, '/search/');
  await page.locator('#page-search-input').focus();
  await page.keyboard.type('a/b');
  await expect(page.locator('#page-search-input')).toHaveValue('a/b');
  await expect(dialog(page)).toBeHidden();
});

test('nothing of the index is asked for before there is something to find', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => {
    if (/\/data\/[^/]+\/search\//.test(request.url())) asked.push(request.url());
  });
  await open(page, '/');
  await page.locator('#filter-aws').click();
  await expect(page).toHaveURL('/tags/aws/');
  await page.locator('.cards h2 a').first().click();
  await expect(page.locator('.prose')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('aws');
  await answered(page, 'aws');
  expect(asked.length).toBeGreaterThan(0);
});

test('each file of the index is asked for once, however fast the typing', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => {
    if (request.url().includes('/search/')) asked.push(new URL(request.url()).pathname);
  });
  await search(page, '비동기 장애');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((path, place) => asked.indexOf(path) !== place)).toEqual([]);
});

test('titles come first, texts when the typing rests: what is chosen, pressed or focused stays', async ({ page }) => {
  const texts = [];
  page.on('request', (request) => /\/search\/t\//.test(request.url()) && texts.push(request.url()));
  const release = await hold(page, '**/search/t/*.bin');
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.locator('#search-input').pressSequentially('컨테이너');
  await answered(page, '컨테이너');
  const first = options(page).first();
  await expect(first.locator('.hit-title')).not.toBeEmpty();
  await expect(first.locator('.hit-snippet')).toBeEmpty();
  expect((await first.locator('.hit-snippet').boundingBox()).height).toBeGreaterThan(30);
  await page.keyboard.press('ArrowDown');
  await expect(selected(page)).toHaveId('search-hits-1');
  const address = await first.getAttribute('href');
  await first.hover();
  await expect.poll(() => texts.length).toBeGreaterThan(0);
  await page.mouse.down();
  release();
  await page.waitForTimeout(300);
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`${address.split('#')[0]}(#.*)?$`));
});

test('an option that was chosen stays chosen when the texts come', async ({ page }) => {
  const release = await hold(page, '**/search/t/*.bin');
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.locator('#search-input').pressSequentially('컨테이너');
  await answered(page, '컨테이너');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(selected(page)).toHaveId('search-hits-2');
  release();
  await expect(options(page).first().locator('.hit-snippet')).not.toBeEmpty();
  await expect(selected(page)).toHaveId('search-hits-2');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', 'search-hits-2');
  await expect(field(page)).toBeFocused();
});

test('arrows go round the results, Enter opens the chosen one', async ({ page }) => {
  await search(page, '컨테이너');
  await markDocument(page);
  const number = await options(page).count();
  expect(number).toBeGreaterThan(2);
  await expect(selected(page)).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(selected(page)).toHaveId('search-hits-1');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', 'search-hits-1');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await expect(selected(page)).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(selected(page)).toHaveCount(1);
  await expect(field(page)).toBeFocused();
  const address = await selected(page).getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page).toHaveURL(address);
  await expect(page.locator('.prose')).toBeVisible();
  expect(await isMarked(page)).toBe(true);
  await page.goBack();
  await expect(page).toHaveURL('/');
  await expect(page.locator('.cards')).toBeVisible();
});

test('Enter waits for the answer to what was typed, and opens nothing of the one before', async ({ page }) => {
  await search(page, '컨테이너');
  const address = await options(page).first().getAttribute('href');
  await field(page).fill('비동기');
  await answered(page, '비동기');
  await expect(options(page).first()).not.toHaveAttribute('href', address);
  await field(page).evaluate((input) => {
    input.value = '컨테이너';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(page).toHaveURL(address);
});

test('another question is answered from its top, more of the same from where the reader was', async ({ page }) => {
  await search(page, '장애');
  const results = dialog(page).locator('.search-results');
  const top = () => results.evaluate((element) => Math.round(element.scrollTop));
  await results.evaluate((element) => (element.scrollTop = 300));
  await page.locator('#search-hits-more').click();
  await expect.poll(() => options(page).count()).toBeGreaterThan(15);
  expect(await top()).toBeGreaterThanOrEqual(300);
  await field(page).fill('장애 대응');
  await answered(page, '장애 대응');
  expect(await top()).toBe(0);
});

test('what is the same in the next answer stays on the page, nothing in it stays chosen', async ({ page }) => {
  await search(page, '장애');
  const first = options(page).first();
  const title = await first.locator('.hit-title').innerText();
  await first.evaluate((option) => (option.marked = true));
  await page.keyboard.press('ArrowDown');
  await expect(selected(page)).toHaveCount(1);
  await field(page).pressSequentially(' 대');
  await answered(page, '장애 대');
  await expect(first.locator('.hit-title')).toHaveText(title);
  expect(await first.evaluate((option) => option.marked)).toBe(true);
  await expect(selected(page)).toHaveCount(0);
  await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
});

test('a key that settles a syllable and begins the next is one question, answered in the next picture', async ({ page }) => {
  // Pictures are painted when the test says so; the app's wait for pages that are not (100 ms, `UNSEEN`) never ends.
  await page.addInitScript(() => {
    const [frame, later] = [requestAnimationFrame, setTimeout];
    const waiting = [];
    globalThis.paint = () => waiting.splice(0).forEach((call) => frame(call));
    globalThis.requestAnimationFrame = (call) => (globalThis.held ? waiting.push(call) : frame(call));
    globalThis.setTimeout = (call, wait, ...rest) => (globalThis.held && wait === 100 ? 0 : later(call, wait, ...rest));
  });
  await search(page, '장애');
  for (const words of ['컨테이너', '비동기']) {
    await field(page).fill(words);
    await answered(page, words);
    await expect(page.locator('#search-hits .hit-snippet:empty')).toHaveCount(0);
  }
  // All files are there now, so each question would be answered at once.
  const drawn = await field(page).evaluate(async (input) => {
    let batches = 0;
    const observer = new MutationObserver(() => (batches += 1));
    observer.observe(document.querySelector('#search-dialog .search-results'), { childList: true, characterData: true, subtree: true });
    const moment = () => new Promise((done) => setTimeout(done, 30));
    globalThis.held = true;
    for (const value of ['장애', '컨테이너']) {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await moment();
    }
    const before = batches;
    globalThis.held = false;
    globalThis.paint();
    await new Promise(requestAnimationFrame);
    return [before, batches];
  });
  expect(drawn).toEqual([0, 1]);
  await answered(page, '컨테이너');
  await expect(options(page).first().locator('.hit-title')).toContainText('컨테이너');
});

test('texts of results that stay are there while more is typed, and are marked anew when the typing rests', async ({ page }) => {
  await search(page, '컨테이');
  const first = options(page).first();
  const mark = first.locator('.hit-snippet mark').first();
  await expect(mark).toHaveText('컨테이');
  const address = await first.getAttribute('href');
  await page.evaluate(() => {
    const results = document.querySelector('#search-dialog .search-results');
    globalThis.emptied = 0;
    new MutationObserver(() => (globalThis.emptied += results.querySelector('.hit-snippet').textContent ? 0 : 1))
      .observe(results, { childList: true, characterData: true, subtree: true });
  });
  // What the key itself changes: the titles.
  const kept = await field(page).evaluate(async (input) => {
    input.value = '컨테이너';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return ['title', 'snippet'].map((part) => document.querySelector(`#search-hits .hit-${part} mark`).textContent);
  });
  expect(kept).toEqual(['컨테이너', '컨테이']);
  await answered(page, '컨테이너');
  await expect(mark).toHaveText('컨테이너');
  await expect(first).toHaveAttribute('href', address);
  expect(await page.evaluate(() => globalThis.emptied)).toBe(0);
});

test('a section that is chosen before the texts of an answer are there gives way to its document', async ({ page }) => {
  await search(page, '컨테이너');
  await field(page).fill('클라우드');
  await answered(page, '클라우드');
  await expect(options(page).first().locator('.hit-snippet mark').first()).toHaveText('클라우드');
  const chosen = await field(page).evaluate(async (input) => {
    input.value = '컨테이너';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const section = [...document.querySelectorAll('#search-hits .section')].at(-1);
    const active = () => input.getAttribute('aria-activedescendant');
    for (let key = 0; key < 20 && active() !== section.id; key += 1) {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    }
    return { id: active(), text: section.textContent, path: new URL(section.href).pathname };
  });
  expect(chosen.id).toMatch(/^search-hits-\d+-./);
  await expect(page.locator('#search-hits .section').filter({ hasText: chosen.text })).toHaveCount(0);
  await expect(selected(page)).toHaveCount(1);
  await expect(field(page)).toHaveAttribute('aria-activedescendant', await selected(page).getAttribute('id'));
  expect(new URL(await selected(page).evaluate((option) => option.href)).pathname).toBe(chosen.path);
});

test('Enter without arrows opens the first result', async ({ page }) => {
  await search(page, '비동기');
  const address = await options(page).first().getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
  await expect(page.locator('.prose')).toBeVisible();
});

test('Ctrl-Enter opens it in a new tab and keeps the dialog', async ({ page, context }) => {
  await search(page, '컨테이너');
  await page.keyboard.press('ArrowDown');
  const address = await selected(page).getAttribute('href');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  const tab = await opened;
  await expect(tab).toHaveURL(address);
  await expect(dialog(page)).toBeVisible();
  await expect(page).toHaveURL('/');
});
