// Whether the right document is found: the queries with known answers, and phrases against the visible text.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import MiniSearch from 'minisearch';
import { MINISEARCH } from './sites.mjs';
import { spread, sum } from '../figures.mjs';

const run = promisify(execFile);
const unique = (list) => [...new Set(list)];

/** Seoga's engine at the command line: the same Rust on the same files as in the browser. Addresses, best first. */
export const seogaFinder = (seoga, site, addresses) => async (query) => {
  const { stdout } = await run(seoga, ['search', '--site', site, '--json', '--limit', '1000000', '--', query], { maxBuffer: 1 << 30 })
    .catch((error) => (error.stdout ? error : Promise.reject(error)));
  return unique(JSON.parse(stdout).hits.map(({ path }) => addresses.get(path)));
};

/** Pagefind's own JavaScript in a page; `fragments` tells the address of each result. */
export async function pagefindFinder(browser, server, fragments) {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/search.html`);
  return async (query) => {
    const found = await page.evaluate(async (words) => {
      const engine = await import('/pagefind/pagefind.js');
      const { results } = await engine.search(words);
      return results.map(({ id }) => id);
    }, query);
    return unique(found.map((id) => fragments.get(id)));
  };
}

/** MiniSearch, as its page asks it; sections count for their page. */
export const minisearchFinder = (index, options = {}) => async (query) =>
  unique(index.search(query, options).map(({ id }) => id.split('#')[0]));

export const loaded = (index) => MiniSearch.loadJSON(JSON.stringify(index), MINISEARCH);

/** For each kind of query: how often the document is first and among three; for `literal`, how much of it all is found. */
export async function known(find, queries, addresses, most) {
  const kinds = unique(queries.map(({ kind }) => kind));
  const results = {};
  for (const kind of kinds) {
    const asked = spread(queries.filter((query) => query.kind === kind), most);
    const answers = [];
    for (const { q, expect } of asked) {
      const wanted = expect.map((path) => addresses.get(path.normalize('NFC')) ?? addresses.get(path)).filter(Boolean);
      const found = await find(q);
      const ranks = wanted.map((address) => found.indexOf(address)).filter((rank) => rank >= 0);
      answers.push({ q, best: ranks.length ? Math.min(...ranks) : Infinity, share: ranks.length / Math.max(1, wanted.length), missing: wanted.length - ranks.length });
    }
    const part = (test) => answers.filter(test).length / answers.length;
    results[kind] = {
      queries: answers.length,
      first: part(({ best }) => best === 0),
      three: part(({ best }) => best < 3),
      recall: sum(answers.map(({ share }) => share)) / answers.length,
      complete: part(({ missing }) => missing === 0),
      worst: answers.filter(({ best, missing }) => (kind === 'literal' ? missing > 0 : best > 2)).map(({ q }) => q),
    };
  }
  return results;
}

/** Documents whose visible text has the phrase, and how many of them, and of others, are found. */
export async function phrase(find, words, pages) {
  const has = ({ text }) => text.toLowerCase().includes(words.toLowerCase());
  const truth = [...pages].filter(([, page]) => has(page)).map(([url]) => url);
  const found = await find(`"${words}"`);
  return { truth: truth.length, found: truth.filter((url) => found.includes(url)).length, others: found.filter((url) => !truth.includes(url)).length };
}
