// The widgets in difficult pages: style sheets, policies, themes, directions, sizes, frameworks.
import { bring, expect, loader, newest, packaged, react, room, site, test, titles } from './embed-host.mjs';

const LIST = '<seoga-posts limit="2" loading="eager" fields="date,summary,tags"><a href="/">own</a></seoga-posts><p>after</p>';
const POST = '<seoga-post path="/posts/kiosk-to-sre/" mode="full" loading="eager"></seoga-post>';

/** What a card looks like, in numbers. */
const look = (page) =>
  page.locator('seoga-posts [part=card]').first().evaluate((card) => {
    const title = card.querySelector('[part=title]');
    const style = getComputedStyle(title);
    const { blockSize, position, opacity } = getComputedStyle(card);
    const { letterSpacing, textTransform, textIndent, wordBreak, fontStyle, textShadow, display, lineHeight } = style;
    return { blockSize, position, opacity, letterSpacing, textTransform, textIndent, wordBreak, fontStyle, textShadow, display, lineHeight };
  });

test('a style sheet that spoils everything spoils nothing in here', async ({ page, host }) => {
  const answer = await page.request.get(`${site()}embed/demo/hostile.html`);
  const [, hostile] = /href="([^"]*hostile[^"]*\.css)"/.exec(await answer.text());
  const css = await (await page.request.get(new URL(hostile, site()).href)).text();
  await host.open(loader() + LIST, { head: room() });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  const calm = await look(page);
  host.put('/hostile.css', { type: 'text/css', body: css });
  await host.open(loader() + LIST, { head: `${room()}<link rel="stylesheet" href="/hostile.css">` });
  await expect(page.locator('seoga-posts [part=link]').first()).toBeVisible();
  expect(await look(page)).toEqual(calm);
  expect(await titles(page)).toEqual(newest(2));
});

test('a strict policy: this site’s files and nothing else', async ({ page, host }) => {
  const home = new URL(site()).origin;
  const policy = `default-src 'none'; script-src ${home}; connect-src ${home}; img-src ${home} 'self'; style-src 'self'; base-uri 'none'; form-action 'none'`;
  await host.open(loader() + LIST + POST, { head: room(400), headers: { 'content-security-policy': policy } });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  await expect(page.locator('seoga-post [part=body]')).toBeVisible();
  expect(await page.locator('seoga-posts [part=card]').first().evaluate((card) => getComputedStyle(card).overflow)).toBe('hidden');
});

test('Trusted Types: one policy, by its name', async ({ page, host }) => {
  const policy = "require-trusted-types-for 'script'; trusted-types seoga-embed";
  await host.open(loader() + LIST + POST, { head: room(400), headers: { 'content-security-policy': policy } });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  await expect(page.locator('seoga-post [part=body] p').first()).toBeVisible();
});

test('Trusted Types without that policy: lists and cards all the same', async ({ page, host }) => {
  const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
  await host.open(loader() + LIST, { head: room(), headers: { 'content-security-policy': policy } });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
});

test('a sandbox: an origin without a name', async ({ page, host }) => {
  host.put('/inner', { headers: { 'content-security-policy': 'sandbox allow-scripts' }, body: `<!DOCTYPE html><title>x</title>${loader()}${LIST}` });
  await host.open('<iframe src="/inner" width="600" height="600" title="x"></iframe>');
  await expect(page.frameLocator('iframe').locator('seoga-posts [part=card]')).toHaveCount(2);
});

const ink = (page) =>
  page.locator('seoga-posts').evaluate((element) => {
    const root = element.shadowRoot;
    return { text: getComputedStyle(root.querySelector('[part=link]')).color, scheme: getComputedStyle(root.querySelector('.box')).colorScheme };
  });

test('dark by a class of the host, switched while it is open', async ({ page, host }) => {
  host.put('/dark.css', { type: 'text/css', body: '.dark { color-scheme: dark; background: #111; color: #eee }' });
  await host.open(loader() + LIST, { head: `${room()}<link rel="stylesheet" href="/dark.css">` });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  expect((await ink(page)).text).toBe('rgb(0, 0, 0)');
  await page.evaluate(() => document.documentElement.classList.add('dark'));
  expect(await ink(page)).toEqual({ text: 'rgb(238, 238, 238)', scheme: 'dark' });
  const post = '<seoga-post path="/posts/kiosk-to-sre/" mode="full" loading="eager"></seoga-post>';
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), post);
  await expect(page.locator('seoga-post [part=body]')).toBeVisible();
  expect(await page.locator('seoga-post [part=body] a:not(.anchor)').first().evaluate((link) => getComputedStyle(link).color)).toBe('rgb(124, 201, 175)');
});

test('dark by media, and a theme of its own', async ({ page, host }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await host.open(loader() + LIST, { head: `${room()}<meta name="color-scheme" content="light dark">` });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  expect((await ink(page)).text).toBe('rgb(255, 255, 255)');
  await page.locator('seoga-posts').evaluate((element) => (element.theme = 'light'));
  expect(await ink(page)).toEqual({ text: 'rgb(31, 36, 35)', scheme: 'light' });
  await page.locator('seoga-posts').evaluate((element) => (element.theme = null));
  expect((await ink(page)).text).toBe('rgb(255, 255, 255)');
});

test('custom properties and parts are the host’s to style', async ({ page, host }) => {
  host.put('/own.css', { type: 'text/css', body: 'seoga-posts { --seoga-text: rgb(1, 2, 3); --seoga-row-height: 50px } seoga-posts::part(title) { font-size: 30px } body { font-family: monospace }' });
  await host.open(loader() + LIST, { head: `${room()}<link rel="stylesheet" href="/own.css">` });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  expect((await ink(page)).text).toBe('rgb(1, 2, 3)');
  const style = await page.locator('seoga-posts [part=title]').first().evaluate((title) => [getComputedStyle(title).fontSize, getComputedStyle(title).fontFamily]);
  expect(style).toEqual(['30px', 'monospace']);
  expect((await look(page)).blockSize).toBe('50px');
});

test('from right to left', async ({ page, host }) => {
  await host.open(loader() + LIST, { head: room(), lang: 'ar', attributes: 'dir="rtl"' });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  const { direction, start } = await page.locator('seoga-posts [part=meta]').first().evaluate((meta) => {
    const box = meta.closest('[part=card]').getBoundingClientRect();
    const time = meta.querySelector('time').getBoundingClientRect();
    return { direction: getComputedStyle(meta).direction, start: Math.round(box.right - time.right) };
  });
  expect(direction).toBe('rtl');
  expect(start).toBe(0);
});

for (const layout of ['list', 'grid', 'compact']) {
  test(`${layout} at 400 % zoom: nothing sticks out`, async ({ page, host }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await host.open(loader() + LIST.replace('limit', `layout="${layout}" limit`) + POST, { head: `<meta name="viewport" content="width=device-width">${room(1200)}` });
    await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
    await page.locator('seoga-post').scrollIntoViewIfNeeded();
    await expect(page.locator('seoga-post [part=body]')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('forced colours: the system’s own', async ({ page, host }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await host.open(loader() + LIST, { head: room() });
  await expect(page.locator('seoga-posts [part=link]').first()).toBeVisible();
  const [color, link] = await page.locator('seoga-posts [part=link]').first().evaluate((one) => {
    const probe = document.createElement('a');
    probe.href = one.href;
    document.body.append(probe);
    const wanted = getComputedStyle(probe).color;
    probe.remove();
    return [getComputedStyle(one).color, wanted];
  });
  expect(color).toBe(link);
});

test('pages that are swapped without a load, as Turbo does', async ({ page, host }) => {
  await host.open(`<div id="page">${LIST}</div>${loader()}`, { head: room() });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
  host.mayShift();
  for (const limit of [1, 3]) {
    await page.evaluate((html) => {
      const next = new DOMParser().parseFromString(`<div id="page">${html}</div>`, 'text/html').querySelector('#page');
      document.querySelector('#page').replaceWith(document.adoptNode(next));
    }, LIST.replace('limit="2"', `limit="${limit}"`));
    await expect.poll(() => titles(page)).toEqual(newest(limit));
  }
});

/** Two cards, and how many there are. */
const APP = `function App() {
  const [limit, setLimit] = useState(2);
  const [count, setCount] = useState(0);
  return h('div', null,
    h('seoga-posts', { limit, loading: 'eager', headingLevel: 4, strings: { more: 'all' }, 'onseoga-load': (event) => setCount(event.detail.count) }, h('a', { href: '/' }, 'own')),
    h('button', { onClick: () => setLimit(limit + 1) }, 'more'), h('output', null, 'count ' + count));
}`;

test('React 19', async ({ page, host }) => {
  host.put('/react.js', { type: 'text/javascript', body: react(APP) });
  await host.open(`<div id="app"></div><script src="/react.js" defer></script>${loader()}`, { head: room() });
  await expect.poll(() => titles(page)).toEqual(newest(2));
  await expect(page.locator('output')).toHaveText('count 2');
  await expect(page.locator('seoga-posts [part=source]')).toHaveText('all');
  await expect(page.locator('seoga-posts h4')).toHaveCount(2);
  await page.getByText('more').click();
  await expect.poll(() => titles(page)).toEqual(newest(3));
  await expect(page.locator('output')).toHaveText('count 3');
});

test('React 19, which is there before the script', async ({ page, host }) => {
  host.put('/react.js', { type: 'text/javascript', body: react(APP) });
  await host.open('<div id="app"></div><script src="/react.js" defer></script>', { head: room() });
  await expect(page.locator('seoga-posts')).toBeAttached();
  await bring(page);
  await expect.poll(() => titles(page)).toEqual(newest(2));
  await expect(page.locator('seoga-posts h4')).toHaveCount(2);
  await expect(page.locator('seoga-posts [part=source]')).toHaveText('all');
});

test('Vue 3', async ({ page, host }) => {
  host.put('/vue.js', { type: 'text/javascript', body: packaged('vue/dist/vue.runtime.global.prod.js') });
  const app = `const { createApp, h, ref } = Vue;
    createApp({ setup() {
      const limit = ref(2); const count = ref(0);
      return () => h('div', null, [
        h('seoga-posts', { limit: limit.value, loading: 'eager', 'heading-level': 4, onSeogaLoad: (event) => (count.value = event.detail.count) }, [h('a', { href: '/' }, 'own')]),
        h('button', { onClick: () => limit.value++ }, 'more'), h('output', null, 'count ' + count.value)]);
    } }).mount('#app');`;
  host.put('/app.js', { type: 'text/javascript', body: app });
  await host.open(`<div id="app"></div><script src="/vue.js" defer></script><script src="/app.js" defer></script>${loader()}`, { head: room() });
  await expect.poll(() => titles(page)).toEqual(newest(2));
  await expect(page.locator('output')).toHaveText('count 2');
  await expect(page.locator('seoga-posts h4')).toHaveCount(2);
  await page.getByText('more').click();
  await expect.poll(() => titles(page)).toEqual(newest(3));
});

test('on a server the script can be imported and does nothing', async ({ page, host }) => {
  const source = await (await page.request.get(`${site()}embed/v1.js`)).text();
  const module = await import(`data:text/javascript,${encodeURIComponent(source.replaceAll('import.meta.url', "'https://site.example/embed/v1.js'"))}`);
  expect(module.version).toMatch(/^\d+\.\d+\.\d+$/);
  await host.open('');
});

test('without JavaScript the host’s own words are there', async ({ browser, host }) => {
  await host.open(LIST);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  host.put('/', { body: `<!DOCTYPE html>${loader()}${LIST}` });
  await page.goto(host.origin);
  await expect(page.getByText('own')).toBeVisible();
  await context.close();
});
