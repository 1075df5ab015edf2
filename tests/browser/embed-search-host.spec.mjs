// The search in difficult pages, and where the site does not answer as it should.
import AxeBuilder from '@axe-core/playwright';
import { cards, FAILED_REQUEST, hold } from './helpers.mjs';
import { deflateSync } from 'node:zlib';
import { bring, expect, field, hear, listen, loader, options, packaged, react, room, site, startSearch, test, told, type } from './embed-host.mjs';

const FORM = `<form action="/own"><input name="q" aria-label="own"></form>`;
const SEARCH = `<seoga-search>${FORM}</seoga-search><p>after</p>`;
const own = (page) => page.locator('seoga-search input[name=q][aria-label=own]');
const OPEN = { 'access-control-allow-origin': '*' };
const INDEX = /\/data\/[^/]+\/search\//;

const empty = (page) => page.locator('seoga-search .hit-snippet:empty');
const start = (page, host, body = SEARCH, more = {}) => startSearch(page, host, body, more);

/** The states of two-set typing. */
const STATES = ['ㅂ', '비', '빋', '비도', '비동', '비동ㄱ', '비동기'];

test('an input method: every state is searched, its keys are left to it', async ({ page, host }) => {
  await start(page, host);
  await field(page).focus();
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    globalThis.field = document.querySelector('seoga-search').shadowRoot.querySelector('[role=combobox]');
    globalThis.keys = [];
    globalThis.field.addEventListener('keydown', (event) => setTimeout(() => globalThis.keys.push([event.key, event.isComposing, event.defaultPrevented])));
  });
  for (const text of STATES) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(field(page)).toHaveValue(text);
    await expect(options(page), text).not.toHaveCount(0);
    if (text.length > 1) await expect(options(page).filter({ hasText: '비동기' }), text).not.toHaveCount(0);
  }
  for (const [key, code] of [['ArrowDown', 40], ['Enter', 13]]) {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code });
  }
  await expect.poll(() => page.evaluate(() => globalThis.keys)).toEqual(['ArrowDown', 'Enter'].map((key) => [key, true, false]));
  await expect(page.locator('seoga-search [aria-selected=true]')).toHaveCount(0);
  await expect(options(page).first()).toBeVisible();
  await session.send('Input.insertText', { text: '비동기' });
  await expect(field(page)).toHaveValue('비동기');
  expect(await page.evaluate(() => globalThis.field === document.querySelector('seoga-search').shadowRoot.activeElement)).toBe(true);
  const prevented = await page.evaluate(() => ['ArrowDown', 'Enter', 'Escape'].map((key) => {
    const event = new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true });
    globalThis.field.dispatchEvent(event);
    return event.defaultPrevented;
  }));
  expect(prevented).toEqual([false, false, false]);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('seoga-search [aria-selected=true]')).toHaveCount(1);
});

test('what was typed before the script came goes on in the field, with the focus', async ({ page, host }) => {
  await host.open(SEARCH, { head: room(60) });
  await listen(page);
  await own(page).focus();
  await page.keyboard.type('비동');
  await bring(page);
  await expect.poll(() => told(page, 'ready')).toHaveLength(1);
  await page.keyboard.type('기');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('비동기');
  await expect(page.locator('seoga-search mark').first()).toHaveText('비동기');
});

test('a choice by arrows stays chosen when its text has come', async ({ page, host }) => {
  const release = await hold(page, /\/search\/t\/|\/search\/x\d/);
  await start(page, host);
  await type(page, '비동기');
  await page.keyboard.press('ArrowDown');
  const title = await page.locator('seoga-search [aria-selected=true] [part=hit-title]').innerText();
  release();
  await expect(page.locator('seoga-search [part=hit-snippet] mark').first()).toBeVisible();
  await expect(page.locator('seoga-search [aria-selected=true] [part=hit-title]')).toHaveText(title);
});

test('a style sheet that spoils everything spoils nothing in here', async ({ page, host }) => {
  const answer = await page.request.get(`${site()}embed/demo/hostile.html`);
  const [, hostile] = /href="([^"]*hostile[^"]*\.css)"/.exec(await answer.text());
  const css = await (await page.request.get(new URL(hostile, site()).href)).text();
  const look = () => page.locator('seoga-search').evaluate((element) => ['[role=combobox]', '[part=panel]', '[role=option]', '[part=hit-title]'].map((selector) => {
    const style = getComputedStyle(element.shadowRoot.querySelector(selector));
    const { display, position, letterSpacing, textTransform, textAlign, lineHeight, fontStyle, opacity, textIndent } = style;
    return { display, position, letterSpacing, textTransform, textAlign, lineHeight, fontStyle, opacity, textIndent };
  }));
  await start(page, host, '<seoga-search></seoga-search>');
  await type(page, 'aws');
  const calm = await look();
  host.put('/hostile.css', { type: 'text/css', body: css });
  await start(page, host, '<seoga-search></seoga-search>', { head: `${room(60)}<link rel="stylesheet" href="/hostile.css">` });
  await type(page, 'aws');
  expect(await look()).toEqual(calm);
});

test('dark by a class of the host, by media, and by its own theme', async ({ page, host }) => {
  const ink = () => page.locator('seoga-search').evaluate((element) => {
    const panel = getComputedStyle(element.shadowRoot.querySelector('[part=panel]'));
    return [panel.color, panel.backgroundColor];
  });
  const light = ['rgb(31, 36, 35)', 'rgb(253, 253, 251)'];
  const dark = ['rgb(227, 230, 228)', 'rgb(21, 25, 23)'];
  host.put('/dark.css', { type: 'text/css', body: '.dark { color-scheme: dark; background: #111; color: #eee }' });
  await start(page, host, SEARCH, { head: `${room(60)}<link rel="stylesheet" href="/dark.css">` });
  await type(page, 'aws');
  expect(await ink()).toEqual(light);
  await page.evaluate(() => document.documentElement.classList.add('dark'));
  expect(await ink()).toEqual(dark);
  await page.locator('seoga-search').evaluate((element) => (element.theme = 'light'));
  expect(await ink()).toEqual(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await start(page, host, SEARCH, { head: `${room(60)}<meta name="color-scheme" content="light dark">` });
  await type(page, 'aws');
  expect(await ink()).toEqual(dark);
});

test('from right to left', async ({ page, host }) => {
  await start(page, host, SEARCH, { lang: 'ar', attributes: 'dir="rtl"' });
  await type(page, 'aws');
  const panel = await page.locator('seoga-search [part=panel]').boundingBox();
  const box = await field(page).boundingBox();
  expect(Math.abs(panel.x + panel.width - box.x - box.width)).toBeLessThanOrEqual(1);
  expect(await options(page).first().evaluate((option) => getComputedStyle(option).direction)).toBe('rtl');
});

for (const variant of ['inline', 'modal', 'page']) {
  test(`${variant} at 400 % zoom: nothing sticks out, results can be reached`, async ({ page, host }) => {
    if (variant === 'page') host.mayShift();
    await page.setViewportSize({ width: 320, height: 256 });
    await host.open(`${loader()}<seoga-search variant="${variant}"></seoga-search>`, { head: `<meta name="viewport" content="width=device-width">${room(60)}` });
    if (variant === 'modal') await page.locator('seoga-search [part=trigger]').click();
    await type(page, 'aws');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const { x, width } = await page.locator('seoga-search [part=panel]').boundingBox();
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(320);
    await expect(page.locator('seoga-search [part=hit-snippet]:empty')).toHaveCount(0);
    const count = await options(page).count();
    for (let step = 0; step < count; step++) await page.keyboard.press('ArrowDown');
    await expect(options(page).last()).toBeInViewport();
    expect(await field(page).evaluate((input) => Number.parseFloat(getComputedStyle(input).fontSize))).toBeGreaterThanOrEqual(16);
  });
}

test('forced colours: what is chosen has a border', async ({ page, host }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await start(page, host);
  await type(page, 'aws');
  await page.keyboard.press('ArrowDown');
  const style = await page.locator('seoga-search [aria-selected=true]').evaluate((option) => [getComputedStyle(option).outlineStyle, getComputedStyle(option).outlineWidth]);
  expect(style).toEqual(['solid', '2px']);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe, ${colorScheme}: empty, with results, in a dialog`, async ({ page, host }) => {
    const violations = async () => {
      const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    };
    await page.emulateMedia({ colorScheme });
    host.put('/both.css', { type: 'text/css', body: ':root { color-scheme: light dark; background: light-dark(#fff, #111); color: light-dark(#111, #eee) }' });
    const head = `${room(60)}<link rel="stylesheet" href="/both.css">`;
    await start(page, host, '<main><h1>host</h1><seoga-search label="글 검색"></seoga-search></main>', { head });
    expect(await violations()).toEqual([]);
    await type(page, '비동기');
    await expect(page.locator('seoga-search mark').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    expect(await violations()).toEqual([]);
    await field(page).fill('없는말이다없는말');
    await expect(page.locator('seoga-search [part=empty]')).toBeVisible();
    expect(await violations()).toEqual([]);
    await host.open(`${loader()}<main><h1>host</h1><seoga-search variant="modal" label="글 검색"></seoga-search></main>`, { head });
    await page.getByRole('button', { name: '글 검색' }).click();
    await type(page, 'aws');
    expect(await violations()).toEqual([]);
  });
}

test('the site is not there: what stands in the widget stays', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(/version\.json/, (route) => route.fulfill({ status: 404, headers: OPEN }));
  await hear(page, host, SEARCH);
  await expect.poll(() => told(page, 'error')).toEqual([{ code: 'not-found', retryable: false, message: expect.any(String) }]);
  await expect(own(page)).toBeVisible();
  await expect(field(page)).toHaveCount(0);
});

test('without anything in it, a field that leads to the site’s search', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(/chunks\/search\./, (route) => route.fulfill({ status: 404, headers: OPEN }));
  await host.open(`${loader()}<seoga-search label="찾기"></seoga-search>`, { head: room(60) });
  const plain = page.getByRole('searchbox', { name: '찾기' });
  await expect(plain).toBeVisible();
  await plain.fill('비동기');
  await plain.press('Enter');
  await expect(page).toHaveURL(`${site()}search/?q=${encodeURIComponent('비동기')}`);
});

for (const [name, answer] of [
  ['garbage', { headers: OPEN, body: 'welcome' }],
  ['a page', { headers: OPEN, contentType: 'text/html', body: '<!DOCTYPE html>' }],
  ['nothing', { status: 404, headers: OPEN }],
]) {
  test(`an index that is ${name}: titles and tags`, async ({ page, host, watch }) => {
    watch.allow(FAILED_REQUEST);
    await page.route(INDEX, (route) => route.fulfill(answer));
    await hear(page, host, SEARCH);
    await type(page, 'sre');
    await expect(page.locator('seoga-search [part=hint]')).toContainText('제목과 태그에서만');
    expect((await told(page, 'error')).map(({ retryable }) => retryable)).toEqual([false]);
    await field(page).fill('aws');
    await expect(options(page).first()).toContainText(/aws/i);
    expect(await told(page, 'error')).toHaveLength(1);
  });
}

/** A search that has neither engine nor cards gives up after the first word. */
async function giveUp(page, host, watch) {
  watch.allow(FAILED_REQUEST);
  await page.route(/search\.json|cards/, (route) => route.fulfill({ status: 404, headers: OPEN }));
  await start(page, host);
  await field(page).focus();
  await page.keyboard.type('비동기');
  await expect(own(page)).toBeFocused();
}

test('neither engine nor cards: what stands in the widget comes back with what was typed', async ({ page, host, watch }) => {
  await giveUp(page, host, watch);
  await expect(own(page)).toBeVisible();
  await expect(own(page)).toHaveValue('비동기');
});

test('a line that breaks, and “try again”', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(INDEX, (route) => route.abort());
  await start(page, host);
  await field(page).focus();
  await page.keyboard.type('aws');
  const retry = page.getByRole('button', { name: '다시 시도' });
  await expect(retry).toBeVisible();
  await expect(page.locator('seoga-search .status')).toHaveText('검색 자료를 받지 못했습니다.');
  await page.unroute(INDEX);
  await retry.click();
  await expect(options(page).first()).toBeVisible();
  await expect(field(page)).toBeFocused();
});

for (const variant of ['inline', 'page']) {
  test(`texts that break: the results stay, it says so in view, and “try again” brings the texts, ${variant}`, async ({ page, host, watch }) => {
    watch.allow(FAILED_REQUEST);
    const texts = '**/search/t/*.bin';
    await page.route(texts, (route) => route.abort());
    await page.setViewportSize({ width: 360, height: 640 });
    const search = SEARCH.replace('<seoga-search', `<seoga-search variant="${variant}"`);
    await hear(page, host, search, { head: room(1600) });
    await field(page).focus();
    await page.keyboard.type('비동기');
    const retry = page.getByRole('button', { name: '다시 시도' });
    await expect(retry).toBeInViewport();
    await expect(empty(page)).not.toHaveCount(0);
    await expect(page.locator('seoga-search .status')).toHaveText(/^결과 \d+개 검색 자료를 받지 못했습니다\.$/);
    expect((await told(page, 'error')).map(({ code, retryable }) => [code, retryable])).toEqual([['network', true]]);
    await page.unroute(texts);
    await retry.click();
    await expect(empty(page)).toHaveCount(0);
    await expect(options(page).first()).toBeVisible();
    await expect(retry).toHaveCount(0);
    await expect(page.locator('seoga-search .status')).toHaveText(/^결과 \d+개$/);
  });
}

test('one text that is missing takes no other with it', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  let lost;
  await page.route('**/search/t/*.bin', (route) => {
    lost ??= route.request().url();
    return route.request().url() === lost ? route.fulfill({ status: 404, body: '' }) : route.continue();
  });
  await start(page, host);
  await field(page).focus();
  await page.keyboard.type('비동기');
  await expect(page.getByRole('button', { name: '다시 시도' })).toBeVisible();
  await expect(empty(page)).toHaveCount(1);
  expect(await options(page).count()).toBeGreaterThan(2);
});

test('a text that is damaged is asked for anew', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  const texts = '**/search/t/*.bin';
  await page.route(texts, (route) => route.fulfill({ body: deflateSync(Buffer.from('nothing of the kind')) }));
  await start(page, host);
  await field(page).focus();
  await page.keyboard.type('비동기');
  const retry = page.getByRole('button', { name: '다시 시도' });
  await expect(retry).toBeVisible();
  await page.unroute(texts);
  await retry.click();
  await expect(retry).toHaveCount(0);
  await expect(empty(page)).toHaveCount(0);
  await expect(options(page).first()).toBeVisible();
});

test('texts that are lost when nothing is asked any more are not told', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await start(page, host, '<seoga-search variant="page"></seoga-search>');
  const texts = '**/search/t/*.bin';
  const asked = page.waitForRequest(texts);
  const release = await hold(page, texts, (route) => route.abort());
  await field(page).focus();
  await page.keyboard.type('비동기');
  await asked;
  const lost = page.waitForEvent('requestfailed');
  await field(page).fill('');
  release();
  await lost;
  await page.waitForTimeout(300);
  await expect(page.locator('seoga-search .panel')).not.toContainText('없습니다');
  await expect(page.getByRole('button', { name: '다시 시도' })).toHaveCount(0);
});

test('a host that fills in what is typed elsewhere: the texts wait for a rest', async ({ page, host }) => {
  await start(page, host);
  await field(page).focus();
  await page.keyboard.type('장애');
  await expect(options(page).first()).toBeVisible();
  const texts = [];
  page.on('request', (request) => /\/search\/t\//.test(request.url()) && texts.push(request.url()));
  await page.evaluate(() => {
    const later = setTimeout;
    globalThis.setTimeout = (call, wait, ...rest) => (wait >= 400 ? 0 : later(call, wait, ...rest));
  });
  for (const query of ['비동', '비동기']) {
    await page.locator('seoga-search').evaluate((widget, words) => (widget.query = words), query);
    await expect(page.locator('seoga-search mark').first()).toHaveText(query);
    await page.waitForTimeout(100);
  }
  expect(texts).toEqual([]);
});

test('what is pasted or followed is whole: its texts wait for no rest', async ({ page, host }) => {
  await page.addInitScript(() => {
    const later = setTimeout;
    globalThis.setTimeout = (call, wait, ...rest) => (wait >= 150 ? 0 : later(call, wait, ...rest));
  });
  await start(page, host);
  await field(page).focus();
  await page.keyboard.type('비동기');
  await expect(options(page).first()).toBeVisible();
  await expect(empty(page)).not.toHaveCount(0);
  await field(page).press('Control+a');
  await field(page).press('Control+x');
  await expect(options(page)).toHaveCount(0);
  await field(page).press('Control+v');
  await expect(options(page).first()).toBeVisible();
  await expect(empty(page)).toHaveCount(0);
  // What is read stays read: other documents are needed.
  await field(page).fill('컨테이너');
  await expect(page.locator('seoga-search mark').first()).toHaveText('컨테이너');
  await expect(empty(page)).not.toHaveCount(0);
  await page.locator('seoga-search [data-action=facet]').first().click();
  await expect(empty(page)).toHaveCount(0);
});

test('a slow line: it says that it is searching, and late answers are dropped', async ({ page, host }) => {
  const release = await hold(page, INDEX);
  await hear(page, host, SEARCH);
  await field(page).pressSequentially('aws');
  await expect(page.locator('seoga-search [part=hint]')).toHaveText('찾는 중…');
  await field(page).fill('비동기');
  release();
  await expect(page.locator('seoga-search mark').first()).toHaveText('비동기');
  expect((await told(page, 'results')).map(({ query }) => query)).toEqual(['비동기']);
});

test('a new build is published while the page is open', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await start(page, host);
  await page.evaluate(() => {
    const { files } = globalThis[Symbol.for('seoga-embed')];
    const [version] = [...files.keys()].filter((url) => url.endsWith('version.json'));
    files.set(version, files.get(version).then((facts) => ({ ...facts, build: '0000000000000000' })));
  });
  await type(page, '비동기');
  await expect(page.locator('seoga-search mark').first()).toHaveText('비동기');
});

test('script twice, and beside a pinned one, which has no search', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const author = await (await page.request.get(`${site()}embed/`)).text();
  const [, pinned, integrity] = /data-pinned="([^"]+)" data-integrity="([^"]+)"/.exec(author);
  const again = `<script type="module" src="${site()}embed/v1.js?again"></script>`;
  await host.open(`<script type="module" src="${site()}${pinned}" integrity="${integrity}" crossorigin></script>${SEARCH}${loader()}${again}`, { head: room(60) });
  await type(page, 'aws');
  expect(asked.filter((url) => /engine\./.test(url))).toHaveLength(2);
  await host.open(`<script type="module" src="${site()}${pinned}" integrity="${integrity}" crossorigin></script>${SEARCH}`, { head: room(60) });
  await expect(own(page)).toBeVisible();
});

const APP = `function App() {
  const [total, setTotal] = useState('none');
  const [most, setMost] = useState(2);
  return h('div', null,
    h('seoga-search', { maxResults: most, label: 'find', strings: { results: 'all {count}' }, 'onseoga-results': (event) => setTotal(event.detail.total) }),
    h('button', { onClick: () => setMost(most + 1) }, 'more'), h('output', null, 'total ' + total));
}`;

for (const [name, order] of [['the script first', (script, app) => script + app], ['React first', (script, app) => app + script]]) {
  test(`React 19, ${name}`, async ({ page, host }) => {
    host.put('/react.js', { type: 'text/javascript', body: react(APP) });
    const app = '<div id="app"></div><script src="/react.js" defer></script>';
    await host.open(order(loader(), app), { head: room(60) });
    await expect(page.getByRole('combobox', { name: 'find' })).toBeVisible();
    await type(page, 'aws');
    await expect(page.locator('seoga-search [part=hit-group]')).toHaveCount(2);
    await expect(page.locator('seoga-search [part=hint]')).toHaveText(/^all \d+$/);
    await expect(page.locator('output')).toHaveText(/^total \d+$/);
    await page.getByText('more', { exact: true }).evaluate((button) => button.click());
    await expect(page.locator('seoga-search [part=hit-group]')).toHaveCount(3);
    await expect(field(page)).toHaveValue('aws');
  });
}

test('Vue 3', async ({ page, host }) => {
  host.put('/vue.js', { type: 'text/javascript', body: packaged('vue/dist/vue.runtime.global.prod.js') });
  const app = `const { createApp, h, ref } = Vue;
    createApp({ setup() {
      const most = ref(2); const total = ref('none');
      return () => h('div', null, [
        h('seoga-search', { 'max-results': most.value, label: 'find', onSeogaResults: (event) => (total.value = event.detail.total) }),
        h('button', { onClick: () => most.value++ }, 'more'), h('output', null, 'total ' + total.value)]);
    } }).mount('#app');`;
  host.put('/app.js', { type: 'text/javascript', body: app });
  await host.open(`<div id="app"></div><script src="/vue.js" defer></script><script src="/app.js" defer></script>${loader()}`, { head: room(60) });
  await type(page, 'aws');
  await expect(page.locator('seoga-search [part=hit-group]')).toHaveCount(2);
  await expect(page.locator('output')).toHaveText(/^total \d+$/);
  await page.getByText('more', { exact: true }).evaluate((button) => button.click());
  await expect(page.locator('seoga-search [part=hit-group]')).toHaveCount(3);
});

test('pages that are swapped without a load, as Turbo does', async ({ page, host }) => {
  await host.open(`<div id="page">${SEARCH}</div>${loader()}`, { head: room(60) });
  await type(page, 'aws');
  host.mayShift();
  for (let round = 0; round < 3; round++) {
    await page.evaluate((html) => {
      const next = new DOMParser().parseFromString(`<div id="page">${html}</div>`, 'text/html').querySelector('#page');
      document.querySelector('#page').replaceWith(document.adoptNode(next));
    }, SEARCH);
    await expect(field(page)).toHaveValue('');
    await type(page, 'sre');
  }
  expect(cards().length).toBeGreaterThan(0);
});

const asked = (page, pattern) => {
  const found = [];
  page.on('request', (request) => pattern.test(request.url()) && found.push(request.url()));
  return found;
};

test('an engine that was lost on the way comes with a later question', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  const code = /engine\.[0-9a-f]+\.wasm/;
  await page.route(code, (route) => route.fulfill({ status: 500, headers: OPEN }));
  await start(page, host);
  await type(page, 'sre');
  await expect(page.locator('seoga-search [part=hint]')).toContainText('제목과 태그에서만');
  await page.unroute(code);
  const engine = page.waitForResponse((answer) => code.test(answer.url()) && answer.ok());
  await field(page).fill('aws');
  await engine;
  await page.waitForTimeout(300);
  await field(page).fill('비동기');
  await expect(page.locator('seoga-search mark').first()).toHaveText('비동기');
});

test('an engine that speaks otherwise: titles and tags', async ({ page, host }) => {
  const engines = asked(page, /engine\./);
  await page.route(/search\.json/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), contract: 0 } });
  });
  await start(page, host);
  await type(page, 'sre');
  await expect(page.locator('seoga-search [part=hint]')).toContainText('제목과 태그에서만');
  expect(engines).toEqual([]);
});

test('the same words again, in another object: nothing happens', async ({ page, host }) => {
  await start(page, host, '<seoga-search max-results="2"></seoga-search>');
  const strings = () => page.locator('seoga-search').evaluate(async (element) => {
    element.strings = { results: 'all {count}' };
    await element.ready;
  });
  await strings();
  await type(page, 'aws');
  await expect(page.locator('seoga-search .status')).not.toBeEmpty();
  await page.getByRole('button', { name: '결과 더 보기' }).click();
  const groups = page.locator('seoga-search [part=hit-group]');
  await expect(groups).not.toHaveCount(2);
  const count = await groups.count();
  await listen(page);
  await strings();
  for (const name of ['ready', 'load', 'results']) expect(await told(page, name)).toEqual([]);
  await expect(groups).toHaveCount(count);
});

test('a form whose first field is hidden: what was typed is taken over', async ({ page, host }) => {
  await host.open('<seoga-search><form action="/own"><input type="hidden" name="site" value="x"><input name="q" value="sre" aria-label="own"></form></seoga-search>', { head: room(60) });
  await bring(page);
  await expect(field(page)).toHaveValue('sre');
});

test('methods after the search was given up go to what stands in the widget', async ({ page, host, watch }) => {
  await giveUp(page, host, watch);
  await own(page).evaluate((input) => input.blur());
  await page.locator('seoga-search').evaluate((element) => element.search('aws'));
  await expect(own(page)).toBeVisible();
  await expect(own(page)).toBeFocused();
  await expect(own(page)).toHaveValue('aws');
});

test('a dialog that is moved in the page while it is open closes', async ({ page, host }) => {
  await host.open(`${loader()}<seoga-search variant="modal" shortcut="mod-k"></seoga-search><seoga-search variant="modal" shortcut="mod-k"></seoga-search><div id="there"></div>`, { head: room(60) });
  await expect(page.locator('seoga-search [part=trigger]')).toHaveCount(2);
  host.mayShift();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.evaluate(() => {
    const open = [...document.querySelectorAll('seoga-search')].find((element) => element.shadowRoot.querySelector('[open]'));
    document.querySelector('#there').append(open);
  });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.locator('seoga-search').last().evaluate((element) => element.open());
  await expect(page.getByRole('dialog')).toHaveCount(1);
  expect(await page.locator('seoga-search').last().evaluate((element) => element.shadowRoot.querySelector('dialog').matches(':modal'))).toBe(true);
});

test('the host echoes what is typed, empties it, and asks for all there is', async ({ page, host }) => {
  await start(page, host, '<seoga-search max-results="Infinity"></seoga-search>');
  await page.evaluate(() => document.addEventListener('seoga-query', ({ target, detail }) => (target.query = detail.query)));
  await field(page).pressSequentially('aws ');
  await expect(field(page)).toHaveValue('aws ');
  await expect(page.locator('seoga-search [part=hit-group]').nth(5)).toBeVisible();
  await page.locator('seoga-search .facets [part=tag]').first().click();
  await expect(page.locator('seoga-search .chosen')).toHaveCount(1);
  await page.locator('seoga-search').evaluate((element) => (element.query = ''));
  await expect(page.locator('seoga-search [part=panel]')).toBeHidden();
  await type(page, 'aws');
  await expect(page.locator('seoga-search .chosen')).toHaveCount(0);
});
