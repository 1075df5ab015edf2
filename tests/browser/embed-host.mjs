// Host pages on an origin of their own, with the widgets of the site in them. Every test ends with a
// layout that never shifted, beside what helpers.mjs asks for: no request elsewhere, nothing stored.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cards, expect, test as base } from './helpers.mjs';

export { expect };

/** The site whose widgets are embedded, and the same under another base. */
export const site = () => process.env.SEOGA_SHARED;
export const other = () => process.env.SEOGA_BASED;
export const loader = (home = site()) => `<script type="module" src="${home}embed/v1.js"></script>`;
/** The script comes, now. */
export const bring = (page, name = 'v1.js') => page.evaluate((src) => import(src), `${site()}embed/${name}`);
/** What the documentation tells a host to reserve before the script has come. */
export const room = (pixels = 900) => `<link rel="stylesheet" href="/room-${pixels}.css">`;

/** Collects shifts of the layout, in every frame, from the start. */
function seismograph() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const what = entry.sources.map(({ node }) => node?.nodeName ?? '?').join(' ');
      if (!entry.hadRecentInput) globalThis.shifts.push(`${entry.value.toFixed(4)} ${what}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Serves what the tests put in, and style sheets that reserve room. */
async function startHost() {
  const pages = new Map([['/icon', { type: 'image/png', body: '' }]]);
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    const pixels = /^\/room-(\d+)\.css$/.exec(path)?.[1];
    const found = pixels
      ? { type: 'text/css', body: `seoga-posts, seoga-post, seoga-search { display: flow-root; min-block-size: ${pixels}px }` }
      : pages.get(path);
    const { status = 200, type = 'text/html; charset=utf-8', headers = {}, body } = found ?? { status: 404, body: '' };
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { pages, server, origin: `http://127.0.0.1:${server.address().port}` };
}

export const test = base.extend({
  host: async ({ page, watch }, use) => {
    const { pages, server, origin } = await startHost();
    watch.welcome(origin);
    await page.addInitScript(seismograph);
    let steady = true;
    await use({
      origin,
      put: (path, answer) => pages.set(path, answer),
      /** Opens a host page with this body. */
      async open(body, { head = '', headers = {}, lang = 'ko', attributes = '' } = {}) {
        const html = `<!DOCTYPE html><html lang="${lang}" ${attributes}><head><meta charset="utf-8"><title>host</title><link rel="icon" href="/icon">${head}</head><body>${body}</body></html>`;
        pages.set('/', { headers, body: html });
        return page.goto(origin);
      },
      /** For the tests that move things themselves. */
      mayShift() {
        steady = false;
      },
    });
    if (steady) expect(await page.evaluate(() => globalThis.shifts ?? []), 'layout shifts').toEqual([]);
    server.closeAllConnections();
    server.close();
  },
});

/** Titles that a widget shows, in order. */
export const titles = (page, selector = 'seoga-posts') => page.locator(`${selector} [part=link]`).allInnerTexts();

/** What the site's own list would show: posts, newest first. */
export function newest(count, wanted = () => true) {
  return cards().filter((card) => card.kind === 'post' && wanted(card)).slice(0, count).map((card) => card.title);
}

/** What a widget tells, by name, from now on. */
export async function listen(page) {
  await page.evaluate(() => {
    globalThis.told = [];
    for (const name of ["ready", "load", "query", "results", "select", "open", "close", "error"]) {
      document.addEventListener(`seoga-${name}`, (event) => globalThis.told.push([name, event.detail]));
    }
  });
}
export const told = (page, name) => page.evaluate((wanted) => globalThis.told.filter(([one]) => one === wanted).map(([, detail]) => detail), name);

/** Opens a host page, and listens before the script comes. */
export async function hear(page, host, body, more = {}) {
  await host.open(body, { head: room(60), ...more });
  await listen(page);
  await bring(page);
}

/** Of a search: its field, and its results. */
export const field = (page) => page.locator('seoga-search [part=input][role=combobox]').first();
export const options = (page) => page.locator('seoga-search [role=option]');

/** Opens a host page with a search in it, which is there. */
export async function startSearch(page, host, body, more = {}) {
  await host.open(loader() + body, { head: room(60), ...more });
  await expect(field(page)).toBeVisible();
}

/** Types into the search until there are results. */
export async function type(page, words) {
  await field(page).pressSequentially(words);
  await expect(options(page).first()).toBeVisible();
}

/** A file of an installed package. */
export function packaged(name) {
  return readFileSync(join(import.meta.dirname, '../../node_modules', name), 'utf8');
}

/** React with this script, which has `require`, as one for the browser; what it renders goes into `#app`. */
export function react(script) {
  const modules = {
    react: packaged('react/cjs/react.production.js'),
    scheduler: packaged('scheduler/cjs/scheduler.production.js'),
    'react-dom': packaged('react-dom/cjs/react-dom.production.js'),
    'react-dom/client': packaged('react-dom/cjs/react-dom-client.production.js'),
  };
  const wrapped = Object.entries(modules).map(([name, source]) => `${JSON.stringify(name)}(module, exports, require) {\n${source}\n}`);
  return `const made = {}; const all = {${wrapped.join(',\n')}};
    function require(name) { if (!made[name]) { made[name] = { exports: {} }; all[name](made[name], made[name].exports, require); } return made[name].exports; }
    const { createElement: h, useState } = require('react');
    ${script}
    require('react-dom/client').createRoot(document.querySelector('#app')).render(h(App));`;
}
