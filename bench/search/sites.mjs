// The same pages under three engines: as Seoga publishes them, indexed by Pagefind, and as the index of MiniSearch
// that VitePress makes (https://vitepress.dev/reference/default-theme-search).
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import MiniSearch from 'minisearch';

const installed = (name) => fileURLToPath(import.meta.resolve(name));

/** As in VitePress's local search: titles weigh four times, prefixes and a fifth of the letters may differ. */
export const MINISEARCH = {
  fields: ['title', 'titles', 'text'],
  storeFields: ['title', 'titles'],
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
};
/** How long VitePress waits after a key. Pagefind's interface waits 300 ms, of itself. */
const VITEPRESS_WAIT = 200;

/** Publishes with Seoga; gives the documents as path of the file → address. */
export function publish(seoga, content, app, out) {
  const { SEOGA_CONTENT, TRUNK_STAGING_DIR, TRUNK_PUBLIC_URL, ...env } = process.env;
  const run = (args) => {
    const result = spawnSync(seoga, args, { env, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (result.status === null || result.status > 1) throw new Error(result.stderr || `${seoga} ${args[0]} failed`);
    return result.stdout;
  };
  run(['build', '--content', content, '--app', app, '--out', out]);
  const listed = run(['list', '--content', content, '--json']).split('\n').filter(Boolean).map((line) => JSON.parse(line));
  // What is kept back (drafts, the future) is listed too.
  return new Map(listed.filter(({ url }) => existsSync(pageFile(out, url))).map(({ path, url }) => [path, url]));
}

/** The published page of an address. */
export const pageFile = (site, url) => join(site, decodeURIComponent(url), 'index.html');

/** Marks the title and the text of a page as what is to be found; nothing around them is. */
const marked = (html) =>
  html.replace('<h1 ', '<h1 data-pagefind-body ').replace('<div class="prose"', '<div data-pagefind-body class="prose"');

/** The pages again, with Pagefind's index and its default interface. Gives the address of each of its results. */
export function pagefind(site, urls, out) {
  for (const url of urls) {
    const to = pageFile(out, url);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, marked(readFileSync(pageFile(site, url), 'utf8')));
  }
  const runner = join(dirname(installed('pagefind')), 'runner/bin.cjs');
  execFileSync(process.execPath, [runner, '--site', out], { stdio: 'ignore' });
  writeFileSync(join(out, 'search.html'), `<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>Pagefind</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/pagefind/pagefind-ui.css"><script src="/pagefind/pagefind-ui.js"></script><div id="search"></div>
<script>new PagefindUI({ element: "#search", pageSize: 5, showImages: false })</script></html>`);
  const fragments = join(out, 'pagefind/fragment');
  return new Map(readdirSync(fragments).map((name) => {
    const text = gunzipSync(readFileSync(join(fragments, name))).toString('utf8');
    return [name.replace(/\.pf_fragment$/, ''), JSON.parse(text.slice(text.indexOf('{'))).url];
  }));
}

/** The sections of all pages, read in a browser: what stands before the first heading, then each heading's text. */
export async function sections(page, site, urls) {
  const read = (html) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const title = document.querySelector('h1').textContent;
    const prose = document.querySelector('.prose');
    const blocks = 'p,li,tr,td,th,pre,h2,h3,h4,h5,h6,blockquote,div,summary,dt,dd,br,figure,table,ul,ol,section,details';
    for (const block of prose.querySelectorAll(blocks)) block.after(document.createTextNode('\n'));
    for (const block of prose.querySelectorAll(blocks)) block.before(document.createTextNode('\n'));
    const found = [{ id: '', title, titles: [], text: '' }];
    const open = [];
    const walk = document.createTreeWalker(prose, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let heading = null;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (!/^H[1-6]$/.test(node.tagName)) continue;
        heading = node;
        const level = Number(node.tagName[1]);
        open.length = Math.min(open.length, Math.max(0, level - 2));
        found.push({ id: node.id, title: node.textContent, titles: [title, ...open.filter(Boolean)], text: '' });
        open[Math.max(0, level - 2)] = node.textContent;
      } else if (!heading?.contains(node)) {
        found.at(-1).text += node.data;
      }
    }
    const all = [title, prose.textContent].join('\n');
    const tidy = (text) => text.replace(/\s+/gu, ' ').trim();
    return { text: tidy(all), sections: found.map((section) => ({ ...section, text: tidy(section.text) })) };
  };
  const pages = new Map();
  for (const url of urls) pages.set(url, await page.evaluate(read, readFileSync(pageFile(site, url), 'utf8')));
  return pages;
}

/** MiniSearch over the sections, the files that a reader's browser loads, and a page that searches as VitePress does. */
export function minisearch(pages, out) {
  const index = new MiniSearch(MINISEARCH);
  for (const [url, page] of pages) {
    page.sections.forEach(({ id, ...section }, place) => index.add({ id: `${url}#${id || place}`, ...section }));
  }
  mkdirSync(out, { recursive: true });
  const library = readFileSync(installed('minisearch'), 'utf8');
  writeFileSync(join(out, 'minisearch.js'), transformSync(library, { minify: true, format: 'esm' }).code);
  writeFileSync(join(out, 'index.json'), JSON.stringify(index));
  writeFileSync(join(out, 'search.html'), `<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>MiniSearch</title>
<link rel="icon" href="data:,"><input id="field" type="search"><ul id="hits"></ul>
<script type="module" src="search.js"></script></html>`);
  writeFileSync(join(out, 'search.js'), `const field = document.querySelector('#field');
let ready;
const load = () => (ready ??= Promise.all([import('./minisearch.js'), fetch('index.json').then((answer) => answer.text())])
  .then(([{ default: MiniSearch }, json]) => MiniSearch.loadJSON(json, ${JSON.stringify(MINISEARCH)})));
field.addEventListener('focus', load);
let timer;
field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const index = await load();
    const hits = index.search(field.value).slice(0, 5).map(({ id, title, titles }) => {
      const link = document.createElement('a');
      link.href = id;
      link.textContent = [...titles, title].join(' > ');
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    document.querySelector('#hits').replaceChildren(...hits);
  }, ${VITEPRESS_WAIT});
});
`);
  return index;
}
