/**
 * Draws lists of documents and single cards: every text of the site becomes a text node.
 * @module
 */
import { CHUNK, day, numbered, slug } from './cards.js';
import { documentOf } from './document.js';

const STYLE = 'posts.css';
const WORDS = {
  ko: {
    list: '글 목록',
    more: '{site}에서 더 보기',
    source: '{site}에서 원문 보기',
    minutes: '{count}분',
    updated: '{date} 고침',
    empty: '글이 없습니다.',
    post: '글',
    wiki: '위키',
    page: '페이지',
  },
  en: {
    list: 'Posts',
    more: 'More at {site}',
    source: 'Read at {site}',
    minutes: '{count} min',
    updated: 'updated {date}',
    empty: 'Nothing here.',
    post: 'post',
    wiki: 'wiki',
    page: 'page',
  },
};

const names = (list) => list.split(',').map(slug).filter(Boolean);

/** Numbers of the documents that bear all (or any) of the tags, in the order of all lists. */
async function bearing(context, tags) {
  const { facts, option } = context;
  if (!tags.length) return Array.from({ length: facts.listed }, (_, number) => number);
  const none = (problem) => {
    if (problem.code !== 'not-found') throw problem;
    return { rows: [] };
  };
  const listings = await Promise.all(tags.map((tag) => numbered(context, `tags/${tag}.json`).catch(none)));
  const needed = option('match') === 'any' ? 1 : listings.length;
  const counts = new Map();
  for (const [number] of listings.flatMap((listing) => listing.rows)) {
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const found = [...counts].filter(([, count]) => count >= needed).map(([number]) => number);
  return found.sort((one, other) => one - other);
}

async function cards(context, numbers) {
  const wanted = [...new Set(numbers.map((number) => Math.floor(number / CHUNK)))];
  const chunks = new Map(await Promise.all(wanted.map(async (chunk) => [chunk, (await numbered(context, `cards/${chunk}.json`)).cards])));
  return numbers.map((number) => chunks.get(Math.floor(number / CHUNK))[number % CHUNK]);
}

/** The cards of a list: as many as asked for, without those that bear an excluded tag. */
async function chosen(context, tags) {
  const { option, lang } = context;
  const limit = Math.max(1, Number(option('limit')) || 5);
  const excluded = names(option('exclude'));
  const welcome = (card) => !card.tags?.some((tag) => excluded.includes(slug(tag)));
  let numbers = await bearing(context, tags);
  const [, falling, key] = /^(-?)(date|updated|title)$/.exec(option('sort')) ?? ['', '-', 'date'];
  if (key === 'date') {
    if (!falling) numbers.reverse();
    const found = [];
    // Only the files that hold what will be shown.
    while (found.length < limit && numbers.length) {
      const next = numbers.slice(0, limit - found.length);
      numbers = numbers.slice(next.length);
      found.push(...(await cards(context, next)).filter(welcome));
    }
    return found;
  }
  const value = key === 'title' ? (card) => card.title : (card) => card.updated ?? card.date ?? '';
  const order = new Intl.Collator(lang, { numeric: true });
  const sorted = (await cards(context, numbers)).filter(welcome).sort((one, other) => order.compare(value(one), value(other)));
  return (falling ? sorted.reverse() : sorted).slice(0, limit);
}

/** What stands between title and summary, by the names in `fields`. */
function facts(context, card, fields) {
  const { make, say } = context;
  const updated = () => {
    const [before, after] = say('updated', { date: '\n' }).split('\n');
    return make('span', { part: 'updated' }, before, day(context, card.updated, 'time'), after);
  };
  const made = {
    date: card.date && (() => day(context, card.date, 'date')),
    updated: card.updated && updated,
    minutes: card.minutes && (() => make('span', { part: 'minutes' }, say('minutes', { count: card.minutes }))),
    kind: () => make('span', { part: 'kind' }, say(card.kind)),
    categories: card.categories?.length && (() => make('span', { part: 'categories' }, card.categories.join(' › '))),
  };
  const shown = fields.filter((field) => Object.hasOwn(made, field) && made[field]).map((field) => made[field]());
  return shown.length ? make('p', { class: 'meta', part: 'meta' }, ...shown) : undefined;
}

/** The site's own files may be read by anybody, which hosts with `Cross-Origin-Embedder-Policy` want said. */
function picture({ make, site }, { src, alt = '', width, height }) {
  const home = site.page('/');
  const address = URL.canParse(src, home) ? new URL(src, home).href : '';
  if (!/^https?:/.test(address)) return undefined;
  return make('img', { class: 'cover', part: 'cover', alt, width, height, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer', crossorigin: address.startsWith(`${home}assets/`) ? '' : undefined, src: address });
}

function card(context, card, name) {
  const { make, site, option } = context;
  const fields = option('fields', context.fields).split(/[\s,]+/);
  const level = Math.min(6, Math.max(1, Number(option('heading-level')) || 3));
  const target = option('target') || undefined;
  const link = make('a', { part: 'link', href: site.page(card.path), rel: 'noopener', target, 'data-path': card.path }, card.title);
  const summary = fields.includes('summary') && card.summary;
  const tags = fields.includes('tags') && card.tags?.length;
  const tag = (text) => make('span', { part: 'tag' }, text);
  return make(
    name,
    { class: 'row', part: 'card', lang: card.lang },
    make(`h${level}`, { part: 'title', dir: 'auto' }, link),
    facts(context, card, fields),
    summary ? make('p', { class: 'summary', part: 'summary', dir: 'auto' }, summary) : undefined,
    tags ? make('p', { class: 'tags', part: 'tags' }, ...card.tags.map(tag)) : undefined,
    fields.includes('cover') && card.cover ? picture(context, card.cover) : undefined,
  );
}

/** Where the reader finds the same list on the site. */
function listAddress({ site, option }, tags) {
  const [first, ...rest] = tags;
  if (!first) return site.page('/');
  const query = new URLSearchParams();
  if (rest.length) query.set('tags', rest.join(','));
  if (rest.length && option('match') === 'any') query.set('match', 'any');
  return site.page(`/tags/${first}/`) + (rest.length ? `?${query}` : '');
}

/** A list, or the one card of a `seoga-post`. */
export async function posts(given) {
  const context = { ...given, say: given.speak(WORDS) };
  const { make, site, say, option, facts: about } = context;
  if (context.host.localName === 'seoga-post') {
    const post = await documentOf(context);
    const article = card(context, post.card, 'article');
    const nodes = [make('div', { class: 'rows', lang: about.lang }, article)];
    const source = { text: say('source', { site: about.title }), href: site.page(post.card.path) };
    return { nodes, count: 1, style: STYLE, source };
  }
  const tags = names(option('tags'));
  const found = await chosen(context, tags);
  const items = found.map((one) => card(context, one, 'li'));
  const list = () => make('ul', { class: 'rows', part: 'list', role: 'list', 'aria-label': say('list'), lang: about.lang }, ...items);
  const empty = () => make('p', { class: 'empty', part: 'empty' }, make('slot', { name: 'empty' }, say('empty')));
  const source = { text: say('more', { site: about.title }), href: listAddress(context, tags) };
  return { nodes: [items.length ? list() : empty()], count: items.length, style: STYLE, source };
}
