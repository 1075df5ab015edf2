// What a visit costs, in bytes after Brotli at its best, as a host sends files that were compressed once.
// A kilobyte is 1000 bytes.
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, file, routes, test } from './helpers.mjs';

const KB = 1000;
const packed = new Map();

/** Bytes of a published file on the wire. */
function cost(path) {
  const name = path.replace(/^\//, '');
  if (!packed.has(name)) {
    const bytes = file(name);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    packed.set(name, brotliCompressSync(bytes, { params }).length);
  }
  return packed.get(name);
}

const attribute = (html, pattern) => pattern.exec(html)[1];
const home = () => String(file('index.html'));
const theme = (html) => attribute(html, /<script src="([^"]+)">/);
const style = (html) => attribute(html, /<link rel="stylesheet" href="([^"]+)">/);

/** What has to arrive before a page can be read. */
function reading(path) {
  const html = String(file(path.replace(/^\//, '')));
  const blocking = [...html.matchAll(/<link rel="(?:stylesheet|preload)"|<script(?![^>]*type=)/g)];
  expect(blocking.length, `${path}: one style sheet and one script stand in the way`).toBe(2);
  return cost(path) + cost(style(html)) + cost(theme(html));
}

test('the app: at most 90 KB of WebAssembly', () => {
  expect(cost(attribute(home(), /data-wasm="([^"]+)"/))).toBeLessThanOrEqual(90 * KB);
});

test('the app: at most 8 KB of JavaScript', () => {
  const html = home();
  const scripts = [attribute(html, /data-glue="([^"]+)"/), attribute(html, /src="([^"]+)" data-glue/), theme(html)];
  const total = scripts.reduce((sum, script) => sum + cost(script), 0);
  expect(total).toBeLessThanOrEqual(8 * KB);
});

test('home: HTML, CSS and the theme’s script at most 14 KB', () => {
  expect(reading('index.html')).toBeLessThanOrEqual(14 * KB);
});

test('each document: at most 25 KB', () => {
  const documents = routes().pages.filter((path) => /^\/(posts|wiki|notes|vault|about)\//.test(path)).map((path) => `${path}index.html`);
  expect(documents.length).toBeGreaterThan(25);
  const over = documents.map((path) => [path, reading(path)]).filter(([, bytes]) => bytes > 25 * KB);
  expect(over).toEqual([]);
});

test('a page asks for nothing that is not counted here', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await expect(page.locator('html.app')).toBeAttached();
  await page.waitForLoadState('networkidle');
  const html = home();
  const counted = ['/', theme(html), style(html), attribute(html, /data-wasm="([^"]+)"/), attribute(html, /data-glue="([^"]+)"/),
    attribute(html, /src="([^"]+)" data-glue/), attribute(html, /<link rel="icon" href="([^"]+)"/)];
  expect([...new Set(asked)].filter((path) => !counted.includes(path))).toEqual([]);
});
