// Typing Korean as an input method does it: syllables are composed letter by letter, and results follow.
import { expect, open, test } from './helpers.mjs';

/** The states of two-set typing, syllable by syllable, as the input method shows them. */
const WORDS = {
  컨테이너: ['ㅋ', '커', '컨', '컨ㅌ', '컨테', '컨텡', '컨테이', '컨테인', '컨테이너'],
  '장애 대응': ['ㅈ', '자', '장', '장ㅇ', '장애', '장애 ㄷ', '장애 대', '장애 댕', '장애 대으', '장애 대응'],
  비동기: ['ㅂ', '비', '빋', '비도', '비동', '비동ㄱ', '비동기'],
  오토스케일링: ['ㅇ', '오', '옽', '오토', '오톳', '오토스', '오토슼', '오토스케', '오토스켕', '오토스케이', '오토스케일', '오토스케일ㄹ', '오토스케일리', '오토스케일링'],
};

/** Counts what the page does to the value of a field, and remembers the field itself. */
function spy(selector) {
  const field = document.querySelector(selector);
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  globalThis.spied = { field, sets: 0 };
  Object.defineProperty(field, 'value', {
    configurable: true,
    get,
    set(value) {
      globalThis.spied.sets += 1;
      set.call(this, value);
    },
  });
}

/** An input method at the keyboard of a page: `state` shows what is composed now, `commit` ends it. */
async function inputMethod(page) {
  const session = await page.context().newCDPSession(page);
  // The last syllable is being composed; those before it are committed, as a Korean input method does.
  let done = '';
  return {
    async state(text) {
      const settled = text.slice(0, -1);
      if (settled.startsWith(done) && settled !== done) {
        await session.send('Input.insertText', { text: settled.slice(done.length) });
        done = settled;
      }
      const composing = text.slice(done.length);
      await session.send('Input.imeSetComposition', { text: composing, selectionStart: composing.length, selectionEnd: composing.length });
    },
    async commit(text) {
      await session.send('Input.insertText', { text: text.slice(done.length) });
      done = '';
    },
    key(key, code) {
      return session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code });
    },
  };
}

/** One composition over the whole word, as some systems do it. */
async function oneComposition(page) {
  const session = await page.context().newCDPSession(page);
  return {
    state: (text) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => session.send('Input.insertText', { text }),
  };
}

const METHODS = [['syllable by syllable', inputMethod], ['as one composition', oneComposition]];

for (const [name, selector, list, show] of [
  ['the dialog', '#search-input', '#search-hits', async (page) => {
    await open(page, '/');
    await page.keyboard.press('Control+k');
  }],
  ['the search page', '#page-search-input', '#page-search-hits', async (page) => {
    await open(page, '/search/');
    await page.locator('#page-search-input').focus();
  }],
]) {
  const methods = name === 'the dialog' ? METHODS : METHODS.slice(0, 1);
  for (const [how, method] of methods) {
    test(`in ${name}, ${how}`, async ({ page }) => {
      await show(page);
      const field = page.locator(selector);
      await expect(field).toBeFocused();
      for (const [word, states] of Object.entries(WORDS)) {
        await page.evaluate(spy, selector);
        const ime = await method(page);
        const found = page.locator(`${list} .hit-group`);
        for (const state of states) {
          await ime.state(state);
          await expect(field).toHaveValue(state);
          // Each state finds the word that is on its way, long before it is finished.
          await expect(found, state).not.toHaveCount(0);
          if (state.length > 1) await expect(found.filter({ hasText: word }), state).not.toHaveCount(0);
        }
        await ime.commit(word);
        await expect(field).toHaveValue(word);
        for (const part of word.split(' ')) {
          await expect(page.locator(`${list} mark`, { hasText: part }), word).not.toHaveCount(0);
        }
        const { same, sets } = await page.evaluate((name) => ({
          same: globalThis.spied.field === document.querySelector(name),
          sets: globalThis.spied.sets,
        }), selector);
        expect(same, 'the field was not made anew').toBe(true);
        expect(sets, 'nobody wrote into the field').toBe(0);
        await expect(field).toBeFocused();
        await field.selectText();
        await page.keyboard.press('Delete');
        await expect(found).toHaveCount(0);
      }
    });
  }
}

test('keys that the input method uses are left to it', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  const ime = await inputMethod(page);
  await ime.state('컨');
  const options = page.locator('#search-hits [role=option]');
  await expect(options.first()).toBeVisible();
  await page.evaluate(() => {
    globalThis.keys = [];
    addEventListener('keydown', ({ key, isComposing, defaultPrevented }) => {
      globalThis.keys.push({ key, isComposing, defaultPrevented });
    });
  });
  for (const [key, code] of [['ArrowDown', 40], ['ArrowUp', 38], ['Enter', 13]]) await ime.key(key, code);
  await expect.poll(() => page.evaluate(() => globalThis.keys)).toEqual(
    ['ArrowDown', 'ArrowUp', 'Enter'].map((key) => ({ key, isComposing: true, defaultPrevented: false })),
  );
  await expect(page.locator('#search-hits [aria-selected=true]')).toHaveCount(0);
  await expect(page).toHaveURL('/');
  await expect(page.locator('#search-dialog')).toBeVisible();
});

test('so are keys that only say so by their code, 229', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('aws');
  await expect(page.locator('#search-hits [role=option]').first()).toBeVisible();
  const prevented = await page.evaluate(() => ['ArrowDown', 'ArrowUp', 'Enter'].map((key) => {
    const event = new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
  }));
  expect(prevented).toEqual([false, false, false]);
  await expect(page.locator('#search-hits [aria-selected=true]')).toHaveCount(0);
  await expect(page).toHaveURL('/');
  // The same keys without an input method do what they say.
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#search-hits [aria-selected=true]')).toHaveCount(1);
});

test('Enter after the composition opens the result for the whole word', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  const ime = await inputMethod(page);
  for (const state of WORDS.비동기) await ime.state(state);
  await ime.commit('비동기');
  await expect(page.locator('#search-hits mark', { hasText: '비동기' }).first()).toBeVisible();
  const address = await page.locator('#search-hits [role=option]').first().getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
  await expect(page.locator('.prose')).toContainText('비동기');
});
