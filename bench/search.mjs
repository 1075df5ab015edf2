// Search side by side: Seoga, Pagefind with its interface, and MiniSearch as VitePress sets it up, on the same pages.
//
//   node bench/search.mjs [--quick] [--json FILE] [--parts quality,phrases,bytes,times] [--seoga PATH] [--app DIST] [folder …]
//
// A folder's queries with known answers are looked for in ../../eval/queries-<name>.jsonl beside it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './browser.mjs';
import { kilobytes, median, percent, quantile, spread, table } from './figures.mjs';
import { firstQuery, keyWork, paintTime } from './search/costs.mjs';
import { EMPTY, ENGINES } from './search/engines.mjs';
import { known, loaded, minisearchFinder, pagefindFinder, phrase, seogaFinder } from './search/quality.mjs';
import { serve } from './search/server.mjs';
import { minisearch, pagefind, publish, sections } from './search/sites.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    parts: { type: 'string', default: 'quality,phrases,bytes,times' },
    seoga: { type: 'string', default: 'target/release/seoga' },
    app: { type: 'string', default: 'dist' },
  },
});
const folders = positionals.length > 0 ? positionals : ['../shared/corpora/react-ko', '../shared/corpora/til'];
const AMOUNT = options.quick ? { pasted: 3, typed: 2, timed: 2, known: 15 } : { pasted: 10, typed: 5, timed: 4, known: Infinity };
const parts = options.parts.split(',');
const SLOWED = 4;
const PHRASES = ['서버 컴포넌트', '이벤트 핸들러'];

for (const needed of [options.seoga, join(options.app, 'index.html')]) {
  if (!existsSync(needed)) {
    console.error(`${needed} is not there: make build`);
    process.exit(2);
  }
}

/** Queries of one and of two Hangul words, from titles all over the site. */
function typedQueries(pages) {
  const pairs = [...pages.values()].flatMap(({ sections: [{ title }] }) => /(?<![가-힣])([가-힣]{2,}) ([가-힣]{2,})(?![가-힣])/u.exec(title)?.slice(1, 3).join(' ') ?? []);
  const different = [...new Set(pairs)];
  return { one: [...new Set(different.map((pair) => pair.split(' ')[0]))], two: different };
}

async function bytes(browser, sites, queries) {
  const found = {};
  const rows = [];
  for (const [how, most] of [['pasted', AMOUNT.pasted], ['typed', AMOUNT.typed], ['slowly', AMOUNT.typed], ['reading', AMOUNT.typed]]) {
    for (const words of ['one', 'two']) {
      for (const [name, engine] of Object.entries(ENGINES)) {
        const runs = [];
        for (const text of spread(queries[words], most)) runs.push(await firstQuery(browser, engine, sites[name], text, how));
        (found[name] ??= {})[`${how} ${words}`] = runs;
        const without = runs.map(({ index, results }) => index.bytes + results.bytes);
        const typical = (pick) => median(runs.map(pick));
        rows.push([`${words === 'one' ? 'one word' : 'two words'}, ${how}`, name, kilobytes(median(without)), kilobytes(Math.max(...without)),
          kilobytes(typical(({ index }) => index.bytes)), kilobytes(typical(({ results }) => results.bytes)), typical(({ shown }) => shown),
          typical(({ index, results }) => index.requests + results.requests), kilobytes(typical(({ engine: own }) => own.bytes)),
          kilobytes(typical(({ index, results, engine: own }) => index.bytes + results.bytes + own.bytes))]);
      }
    }
  }
  table('First query: KB on the wire (Brotli 11, bodies), nothing in the cache; medians, and the most',
    ['query', 'engine', 'without engine', 'most', 'index', 'results', 'shown', 'requests', 'engine', 'with engine'], rows);
  console.log(`${AMOUNT.pasted} queries pasted, ${AMOUNT.typed} typed, of each number of words. “Shown” is how many results are shown, each as its interface does it.`);
  console.log('Seoga’s engine is the app, which has long come when somebody searches; it is everything else on the site, too. Typed: through an input method, a key each 150 ms. Slowly: a second’s rest at each state between. Reading: each of them answered in full, all texts included, for which Seoga waits up to 1.2 seconds.');
  return found;
}

async function times(browser, sites, queries) {
  const found = {};
  const texts = spread(queries.two, AMOUNT.timed);
  const rows = [];
  for (const [name, engine] of [...Object.entries(ENGINES), ['(empty field)', EMPTY]]) {
    const server = sites[name] ?? sites.minisearch;
    const work = { typed: [], rest: [] };
    const painted = [];
    for (const text of texts) {
      for (const how of Object.keys(work)) work[how].push(...(await keyWork(browser, engine, server, text, SLOWED, how)));
      if (engine !== EMPTY) painted.push(await paintTime(browser, engine, server, text));
    }
    const seen = painted.filter((times) => times !== null);
    const [first, last] = ['first', 'last'].map((when) => seen.map((times) => times[when]));
    found[name] = { work, painted };
    const round = (number) => (number === undefined || !Number.isFinite(number) ? '–' : number.toFixed(1));
    const cells = (spent) => [round(median(spent)), round(quantile(spent, 0.95)), round(Math.max(...spent))];
    const keys = [work.typed.map(({ all }) => all), work.typed.map(({ own }) => own), work.rest.map(({ all }) => all)];
    rows.push([name, ...keys.flatMap(cells), work.typed.length,
      round(median(first)), round(Math.max(...first)), round(median(last)), round(Math.max(...last))]);
  }
  table(`Milliseconds of main-thread work for each key (processor ÷ ${SLOWED}, index loaded), and from the last key that changes them to results painted (not slowed)`,
    ['engine', 'typed: median', '95 %', 'most', 'of it script, style and layout: median', '95 %', 'most', 'with a rest: median', '95 %', 'most', 'keys', 'first painted: median', 'most', 'last: median', 'most'], rows);
  const [load] = loadavg();
  console.log(`Work is the thread’s own time, less what the page does in as long without a key; what a key costs the browser in an empty field is in it: its input, painting, handing on. Script, style and layout are what the page and its results have it do. Typed: a key each 150 ms. With a rest: what is done within 1.7 s counts, too. Seoga paints titles first and the texts of results when the typing rests: for 200 ms where they are there, for 400 where not, for 1,200 after a single character or consonant. The time until results are painted is by the clock. The machine’s load is ${load.toFixed(1)} on ${cpus().length} cores: where that is more than its cores, the latter is too long. Pagefind searches in a worker, which is not counted as main-thread work; it waits 300 ms after a key, VitePress 200.`);
  return found;
}

async function quality(finders, queries, addresses) {
  const found = {};
  for (const [name, find] of Object.entries(finders)) found[name] = await known(find, queries, addresses, AMOUNT.known);
  const names = Object.keys(finders);
  const rows = Object.entries(found.seoga).map(([kind, { queries: number }]) => {
    const cells = names.flatMap((name) => {
      const { first, three, recall, complete } = found[name][kind];
      return kind === 'literal' ? [`all: ${percent(complete)}`, `recall ${percent(recall)}`] : [percent(first), percent(three)];
    });
    return [kind, number, ...cells];
  });
  table('The document is first, and among three; for “literal”: queries with every document found, and the mean share found',
    ['kind', 'queries', ...names.flatMap((name) => [`${name}: first`, 'in three'])], rows);
  if (Number.isFinite(AMOUNT.known)) console.log(`A sample: at most ${AMOUNT.known} queries of a kind.`);
  return found;
}

async function phrases(finders, pages) {
  const found = {};
  const rows = [];
  for (const words of PHRASES) {
    for (const [name, find] of Object.entries(finders)) {
      const result = await phrase(find, words, pages);
      (found[words] ??= {})[name] = result;
      rows.push([`"${words}"`, name, `${result.found} of ${result.truth}`, result.others]);
    }
  }
  if (rows.length > 0) table('Phrases: documents found of those whose visible text has the words so', ['phrase', 'engine', 'found', 'others found'], rows);
  console.log('“Others” of Seoga have the words apart by a particle or a line. MiniSearch knows no phrases: it is asked for all words, exactly.');
  return found;
}

async function compare(browser, content, temporary) {
  const folder = (name) => join(temporary, name);
  const addresses = publish(resolve(options.seoga), content, resolve(options.app), folder('seoga'));
  const urls = [...addresses.values()];
  const page = await browser.newPage();
  const pages = await sections(page, folder('seoga'), urls);
  await page.close();
  const fragments = pagefind(folder('seoga'), urls, folder('pagefind'));
  const index = minisearch(pages, folder('minisearch'));
  writeFileSync(join(folder('minisearch'), 'empty.html'), '<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><input id="field" type="search">');
  const sites = {};
  for (const name of Object.keys(ENGINES)) sites[name] = await serve(folder(name));
  const queries = typedQueries(pages);
  console.log(`\n## ${basename(content)}: ${urls.length} documents`);
  const exact = { combineWith: 'AND', fuzzy: false };
  const base = {
    seoga: seogaFinder(resolve(options.seoga), folder('seoga'), addresses),
    pagefind: await pagefindFinder(browser, sites.pagefind, fragments),
  };
  const report = { documents: urls.length };
  const file = join(content, '../../eval', `queries-${basename(content)}.jsonl`);
  if (parts.includes('quality') && existsSync(file)) {
    const asked = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
    report.quality = await quality({ ...base, minisearch: minisearchFinder(loaded(index)) }, asked, addresses);
  } else if (parts.includes('quality')) {
    console.log(`skipped: there are no queries with known answers, ${file}`);
  }
  if (parts.includes('phrases')) report.phrases = await phrases({ ...base, minisearch: minisearchFinder(loaded(index), exact) }, pages);
  if (queries.two.length === 0) console.log('skipped: no title has two Hangul words to type');
  else {
    if (parts.includes('bytes')) report.bytes = await bytes(browser, sites, queries);
    if (parts.includes('times')) report.times = await times(browser, sites, queries);
  }
  for (const server of Object.values(sites)) server.close();
  return report;
}

const report = {};
const browser = await launch();
for (const content of folders) {
  if (!existsSync(content)) {
    console.log(`skipped: ${content} is not there`);
    continue;
  }
  const temporary = mkdtempSync(join(tmpdir(), 'seoga-search-'));
  try {
    report[basename(content)] = await compare(browser, resolve(content), temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
await browser.close();
if (options.json) writeFileSync(options.json, JSON.stringify(report, null, 1));
