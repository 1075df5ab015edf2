// How a visit feels on a phone: Lighthouse's four scores, and what a slow line and a slow processor make of a page.
//
//   node bench/pages.mjs [--quick] [--json FILE] [folder of a published site]
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { launch } from './browser.mjs';
import { median, table } from './figures.mjs';
import { serve } from './search/server.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const dist = positionals[0] ?? 'dist';
const LOADS = options.quick ? 3 : 7;
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWED = 4;
const PORT = 9222 + (process.pid % 1000);

/** Of the pages below a folder, the one of middling size. */
function middling(folder) {
  if (!existsSync(join(dist, folder))) return [];
  const found = readdirSync(join(dist, folder), { recursive: true })
    .filter((path) => path.endsWith('index.html') && path !== 'index.html' && !/(^|\/)page\//.test(path))
    .map((path) => ({ path, size: statSync(join(dist, folder, path)).size }))
    .sort((a, b) => a.size - b.size || a.path.localeCompare(b.path));
  const chosen = found[Math.floor(found.length / 2)];
  return chosen ? [`/${folder}/${chosen.path.replace(/index\.html$/, '')}`] : [];
}

/** Runs in the page before its own scripts. */
function watch() {
  const seen = { paint: 0, blocking: 0, shift: 0 };
  globalThis.seen = seen;
  const observe = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => (seen.paint = startTime));
  observe('longtask', ({ duration }) => (seen.blocking += Math.max(0, duration - 50)));
  observe('layout-shift', ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
}

/** Largest paint, blocking and shift of one visit with nothing in the cache, the app's start included. */
async function visit(browser, server, path) {
  const context = await browser.newContext({ ...PHONE, locale: 'ko-KR' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.goto(server.origin + path);
  await page.locator('html.app').waitFor({ state: 'attached', timeout: 30_000 });
  await server.quiet(1000);
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return seen;
}

if (!existsSync(join(dist, 'index.html'))) {
  console.error(`${dist}/index.html is not there: make build`);
  process.exit(2);
}
const paths = ['/', ...middling('posts'), ...middling('tags'), '/search/'];
const server = await serve(dist);
const report = { slow: {}, lighthouse: {} };

const slow = await launch();
const rows = [];
for (const path of paths) {
  // The first visit lets the server compress.
  await visit(slow, server, path);
  const visits = [];
  for (let load = 0; load < LOADS; load += 1) visits.push(await visit(slow, server, path));
  report.slow[path] = visits;
  const of = (name) => visits.map((one) => one[name]);
  rows.push([decodeURIComponent(path), median(of('paint')).toFixed(0), Math.max(...of('paint')).toFixed(0), median(of('blocking')).toFixed(0), Math.max(...of('shift')).toFixed(3)]);
}
await slow.close();
table(`A slow phone (150 ms, 1.6 Mbit/s, processor ÷ ${SLOWED}), ${LOADS} visits each`, ['page', 'largest paint, ms', 'most', 'blocking, ms', 'shift'], rows);

const browser = await launch([`--remote-debugging-port=${PORT}`]);
const scores = [];
for (const path of paths) {
  const { lhr } = await lighthouse(server.origin + path, { port: PORT, logLevel: 'error' });
  const score = (category) => Math.round((lhr.categories[category].score ?? 0) * 100);
  const row = ['performance', 'accessibility', 'best-practices', 'seo'].map(score);
  const weighed = new Set(Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id)));
  const below = Object.values(lhr.audits).filter(({ score: one }) => one !== null && one < 0.9);
  const tell = ({ id, displayValue }) => (displayValue ? `${id}: ${displayValue}` : id);
  const counted = below.filter(({ id }) => weighed.has(id)).map(tell);
  report.lighthouse[path] = { scores: row, counted, hints: below.filter(({ id }) => !weighed.has(id)).map(tell) };
  scores.push([decodeURIComponent(path), ...row, counted.join(', ') || '–']);
}
await browser.close();
server.close();
table('Lighthouse, mobile', ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'below 90 and counted'], scores);
if (options.json) writeFileSync(options.json, JSON.stringify(report, null, 1));
