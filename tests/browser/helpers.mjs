// What all tests share: a watched page, the way into the app, and the published site as files.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test as base, expect } from '@playwright/test';

/** Runs in every page, before its own scripts; tells the watch through the console. */
function witness() {
  addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`);
  });
  const told = (owner, name, what) => {
    const original = owner[name];
    owner[name] = function (...args) {
      console.error(`storage: ${what} ${args[0]}`);
      return original.apply(this, args);
    };
  };
  told(Storage.prototype, 'setItem', 'item');
  told(IDBFactory.prototype, 'open', 'database');
  if (globalThis.CacheStorage) told(CacheStorage.prototype, 'open', 'cache');
}

/** Collects what no page of the site may do; every test ends with none of it. */
class Watch {
  problems = [];
  #allowed = [];
  #own = ['SEOGA_PLAIN', 'SEOGA_BASED', 'SEOGA_STRICT', 'SEOGA_SHARED'].map((name) => new URL(process.env[name]).origin);

  /** Takes what matches for expected, from now on. */
  allow(...patterns) {
    this.#allowed.push(...patterns);
  }

  /** Takes an origin for one of ours. */
  welcome(origin) {
    this.#own.push(origin);
  }

  note(problem) {
    if (!this.#allowed.some((pattern) => pattern.test(problem))) this.problems.push(problem);
  }

  follow(context) {
    context.on('console', (message) => {
      // Chromium looks for this by itself, now and then, beside a document that names no icon (llms.txt).
      if (message.location().url.endsWith('/favicon.ico')) return;
      if (['error', 'warning'].includes(message.type())) {
        this.note(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (event) => this.note(`uncaught: ${event.error()}`));
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && !this.#own.includes(origin)) this.note(`elsewhere: ${request.url()}`);
    });
    return context.addInitScript(witness);
  }
}

export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.SEOGA_PLAIN),
  watch: [
    async ({ context }, use) => {
      const watch = new Watch();
      await watch.follow(context);
      await use(watch);
      expect(watch.problems, 'errors, warnings, violations, storage, other origins').toEqual([]);
      expect(await context.cookies()).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What Chromium says about a request that failed or was answered with an error. */
export const FAILED_REQUEST = /Failed to load resource/;

/** Waits until the app has taken the page over and shows what the address asks for. */
export async function ready(page) {
  await expect(page.locator('html.app')).toBeAttached();
  await expect(page.locator('main')).not.toHaveAttribute('aria-busy', 'true');
}

/** Opens a page and waits for the app; gives the answer of the server. */
export async function open(page, path) {
  const response = await page.goto(path);
  await ready(page);
  return response;
}

/** Holds requests back until the function that this gives is called; then they go on, or end in another way. */
export async function hold(page, pattern, end = (route) => route.continue()) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(pattern, async (route) => {
    await held;
    await end(route);
  });
  return release;
}

/** Keeps the app from starting until the function that this gives is called. */
export const holdApp = (page) => hold(page, /_bg\.wasm$/);

/** Marks the document, to tell later whether the browser has loaded another one. */
export async function markDocument(page) {
  await page.evaluate(() => (globalThis.marked = true));
}

/** Whether this is the document that was marked. */
export async function isMarked(page) {
  return page.evaluate(() => globalThis.marked === true);
}

export function scrollTop(page) {
  return page.evaluate(() => Math.round(scrollY));
}

/** Scrolls, and waits until the page stands there. */
export async function scrollTo(page, top) {
  await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
  await expect.poll(() => scrollTop(page)).toBe(top);
}

/** Waits for the answer of the search dialog to exactly these words. */
export async function answered(page, words) {
  await expect(page.locator('#search-input')).toHaveValue(words);
  await expect(page.locator('#search-input')).toHaveAttribute('data-busy', 'false');
  await expect(page.locator('#search-dialog .hint')).toHaveText(/^결과 \d+개$/);
  await expect(page.locator('#search-hits [role=option]')).not.toHaveCount(0);
}

/** Types these words into the search dialog of the home page, key by key. */
export async function search(page, words) {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await expect(page.locator('#search-input')).toBeFocused();
  await page.locator('#search-input').pressSequentially(words);
  await answered(page, words);
  // The texts come when the typing rests.
  await expect(page.locator('#search-hits .hit-snippet:empty')).toHaveCount(0);
}

/** Text with its white space made one. */
export function plain(text) {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Titles of the cards or results that are shown, in order. */
export function titles(page) {
  return page.locator('.cards h2').allInnerTexts();
}

/** The published files below a folder of the site, as paths with `/`. */
export function files(folder = '') {
  const root = join(process.env.SEOGA_FOLDER, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(process.env.SEOGA_FOLDER, join(entry.parentPath ?? entry.path, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** A published file. */
export function file(path) {
  return readFileSync(join(process.env.SEOGA_FOLDER, path));
}

/** Addresses of everything that has a page of its own, those for other sites left out; `moved` are the pages that only redirect. */
export function routes() {
  const pages = files().filter((path) => path.endsWith('index.html') && !path.startsWith('embed/'));
  const moved = pages.filter((path) => file(path).includes('http-equiv="refresh"'));
  const address = (path) => `/${path.replace(/index\.html$/, '')}`;
  return {
    pages: pages.filter((path) => !moved.includes(path)).map(address),
    moved: moved.map(address),
  };
}

/** The cards of all documents, straight from the published data. */
export function cards() {
  const chunks = files('data').filter((path) => /\/cards\/\d+\.json$/.test(path));
  return chunks.flatMap((path) => JSON.parse(file(path)).cards);
}

/** How many documents bear all (or any) of these tags. */
export function count(tags, how = 'every') {
  return cards().filter((card) => tags[how]((tag) => card.tags?.includes(tag))).length;
}
