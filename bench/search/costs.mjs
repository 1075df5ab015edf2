// What a query costs: bytes and requests, work on the main thread, and the time until results are painted.
import { median } from '../figures.mjs';
import { opened } from './engines.mjs';
import { inputMethod, states } from './typing.mjs';

/** What was sent, the page itself left out: files of the engine, of the index, and of single results. */
function split(engine, sent) {
  const page = ({ path }) => path === engine.page || (/^\/assets\//.test(path) && !engine.engine(path));
  const sort = ({ path }) => (engine.engine(path) ? 'engine' : engine.result(path) ? 'results' : 'index');
  const parts = { engine: { bytes: 0, requests: 0 }, index: { bytes: 0, requests: 0 }, results: { bytes: 0, requests: 0 } };
  for (const file of sent.filter((one) => !page(one))) {
    const part = parts[sort(file)];
    part.bytes += file.bytes;
    part.requests += 1;
  }
  return parts;
}

async function type(session, text, after) {
  const ime = inputMethod(session);
  for (const state of states(text)) {
    await ime.show(state);
    await after(state);
  }
  await ime.commit(text);
}

/** Milliseconds between two keys of somebody who types well. */
const PACE = 150;
/** Milliseconds of a rest after a key, in which somebody looks up. */
const PAUSE = 1_000;

/**
 * Bytes and requests of a first query: `pasted`, `typed` at the pace of a person, `slowly`, with a second's rest at each
 * state, or `reading`, each state between answered in full.
 */
export async function firstQuery(browser, engine, server, text, how) {
  const { page, session, close } = await opened(browser, engine, server);
  const settle = async (milliseconds) => {
    await Promise.all([
      page.evaluate((wait) => new Promise((done) => setTimeout(done, wait)), milliseconds),
      server.quiet(milliseconds),
    ]);
  };
  const after = {
    typed: () => page.waitForTimeout(PACE),
    slowly: () => settle(PAUSE),
    reading: () => settle(engine.wait),
  };
  if (how === 'pasted') await session.send('Input.insertText', { text });
  else await type(session, text, after[how]);
  await settle(engine.wait);
  await page.waitForTimeout(engine.wait);
  const shown = await page.locator(engine.hits).count();
  const cost = split(engine, server.sent);
  await close();
  return { text, how, shown, ...cost };
}

/** Milliseconds after a key in which an engine does all that it does when the typing rests. */
const REST = 1_700;

/** What the browser counts apart: the page's own code, and what its changes to the page bring about before painting. */
const OWN = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];

/**
 * Milliseconds of main-thread work for each key with the processor slowed: `typed` at the pace of a person, or each
 * with a `rest` after it. `all` of it, and what is the page's `own`: script, style and layout. The index is there from
 * a first round. What the page does in as much time without a key, the caret above all, is not the key's.
 */
export async function keyWork(browser, engine, server, text, slowed, how) {
  const { page, session, close } = await opened(browser, engine, server);
  // The thread's own time: what other processes of a busy machine take does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const sum = (...names) => metrics.reduce((all, { name, value }) => all + (names.includes(name) ? value * 1000 : 0), 0);
    return { all: sum('TaskDuration'), own: sum(...OWN) };
  };
  // Nothing is asked of the page meanwhile, which would be work.
  const settle = () => server.quiet(REST);
  const round = { typed: () => page.waitForTimeout(PACE), rest: settle }[how];
  await type(session, text, settle);
  await page.locator(engine.field).selectText();
  await page.keyboard.press('Delete');
  await settle();
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await settle();
  let before = { work: await spent(), time: Date.now() };
  const since = async () => {
    const now = { work: await spent(), time: Date.now() };
    const passed = { all: now.work.all - before.work.all, own: now.work.own - before.work.own, time: now.time - before.time };
    before = now;
    return passed;
  };
  await page.waitForTimeout(2 * REST);
  const idle = await since();
  const work = [];
  await type(session, text, async () => {
    await round();
    const key = await since();
    const less = (which) => Math.max(0, key[which] - (idle[which] / idle.time) * key.time);
    work.push({ all: less('all'), own: less('own') });
  });
  await close();
  return work;
}

/** Runs in the page: when the last key came, and when what is shown was painted first and last after that. */
function watch() {
  const seen = { key: 0, first: 0, last: 0 };
  globalThis.seen = seen;
  addEventListener('input', ({ timeStamp }) => Object.assign(seen, { key: timeStamp, first: 0, last: 0 }), true);
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    seen.last = performance.now();
    seen.first ||= seen.last;
  };
  new MutationObserver((changes) => {
    // What assistive technology is told is not seen.
    if (changes.some(({ target }) => !target.closest?.('[role=status]'))) requestAnimationFrame(() => channel.port2.postMessage(0));
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}

/** Milliseconds from the last key of a typed query until its results are painted, `first` and (their texts too) `last`; `null` where it changes nothing. */
export async function paintTime(browser, engine, server, text) {
  const { page, session, close } = await opened(browser, engine, server);
  await page.evaluate(watch);
  const settle = () => server.quiet(engine.wait + 150);
  let times = null;
  await type(session, text, async () => {
    await settle();
    const { key, first, last } = await page.evaluate(() => globalThis.seen);
    times = last > key ? { first: first - key, last: last - key } : times;
  });
  await close();
  return times;
}
