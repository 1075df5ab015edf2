/**
 * What stands for the engine where WebAssembly may not run: looks for words in titles and tags, in the
 * site's own order, newest first, and reads no more cards than it needs for what is shown.
 * @module
 */
import { CHUNK, day, numbered, slug } from './cards.js';

/** Files that are read for one question, at most. */
const MOST = 100;
/** Files asked for at the same time. */
const AT_ONCE = 4;

const fold = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
/** A syllable without what closes it: the next key may carry that over to the next syllable. */
const open = (syllable) => String.fromCharCode(syllable.charCodeAt(0) - ((syllable.charCodeAt(0) - 0xac00) % 28));

/** What a word may be when it is finished: the last syllable may be about to change. */
function forms(word, last) {
  const settled = word.replace(/[ㄱ-ㅣ]+$/u, '');
  if (!last || !settled) return [word];
  return [word, settled, settled.replace(/[가-힣]$/u, open)];
}

/** The first cards that have every word of the query in title or tags, and how many more are known. */
async function found(question) {
  const { facts, query, tags, limit, wanted } = question;
  const words = query.split(/\s+/u).map(fold).filter(Boolean);
  const ways = words.map((word, place) => forms(word, place === words.length - 1));
  const needed = tags.map(slug).filter(Boolean);
  const fits = (card) => {
    const own = card.tags ?? [];
    const text = [card.title, ...own].map(fold).join('\n');
    return needed.every((tag) => own.some((one) => slug(one) === tag)) && ways.every((forms) => forms.some((form) => text.includes(form)));
  };
  const files = Math.min(MOST, Math.ceil(facts.total / CHUNK));
  const cards = [];
  let next = 0;
  while (next < files && cards.length <= limit && wanted()) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, files - next) }, (_, place) => next + place);
    const read = await Promise.all(numbers.map((number) => numbered(question, `cards/${number}.json`)));
    cards.push(...read.flatMap((file) => file.cards).filter(fits));
    next += numbers.length;
  }
  return { cards: cards.slice(0, limit), total: cards.length, more: cards.length > limit };
}

/** Draws what was found, as the engine does; gives the number of it. */
export async function titles(place, question) {
  const { site, query, list, make, say, wanted } = question;
  const { cards, total, more } = await found(question);
  const named = (name, part, attributes, ...inside) => make(name, { class: part, part, ...attributes }, ...inside);
  const hit = (card, number) => named(
    'a',
    'hit',
    { role: 'option', id: `${list}-${number}`, tabindex: '-1', 'aria-selected': 'false', href: site.page(card.path) },
    named('span', 'hit-title', {}, card.title),
    named('span', 'hit-meta', {}, card.date ? day(question, card.date) : '', (card.tags ?? []).join(' · ')),
  );
  const said = say(total ? 'results' : 'noResults', { count: more ? `${total}+` : total, query });
  const nodes = [
    named('p', 'hint', {}, `${said} ${say('titlesOnly')}`),
    named('div', 'hits', { role: 'listbox', id: list, 'aria-label': say('search') }, ...cards.map(hit)),
  ];
  if (more) nodes.push(named('button', 'button', { type: 'button', 'data-action': 'more' }, say('moreResults')));
  if (wanted()) place.replaceChildren(...nodes);
  return total;
}
