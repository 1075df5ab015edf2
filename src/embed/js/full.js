/**
 * Draws a whole document. Its HTML was sanitised by the publisher; what a page lets in must not depend
 * on that, so it is read once more, in a document where nothing runs, and only what is known stays.
 * @module
 */
import { documentOf } from './document.js';

const STYLE = 'full.css';
const WORDS = {
  ko: { source: '{site}에서 원문 보기' },
  en: { source: 'Read at {site}' },
};

const ELEMENTS = new Set(
  (
    'a abbr article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption figure ' +
    'h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup ' +
    'table tbody td tfoot th thead time tr track u ul var video wbr ' +
    'math semantics mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover ' +
    'munderover mmultiscripts mprescripts none mtable mtr mtd'
  ).split(' '),
);
/** These go with what is in them; of others that are not known the content stays. */
const GONE = 'script,style,template,iframe,object,embed,svg,noscript,textarea,select,link,meta,base,title,annotation,annotation-xml';
const ATTRIBUTES = new Set(
  (
    'abbr accent accentunder align alt checked cite class colspan columnalign columnspan controls data-display data-file data-language data-line datetime' +
    '  depth dir disabled display displaystyle fence form headers height href hreflang id kind label lang largeop linethickness ' +
    'loop lspace mathvariant maxsize media minsize movablelimits muted open poster preload reversed role rowalign rowspan rspace scope ' +
    'scriptlevel separator size sizes span src srclang srcset start stretchy symmetric tabindex title type value voffset width aria-hidden aria-label aria-describedby'
  ).split(' '),
);

/** The one policy for hosts with Trusted Types: `trusted-types seoga-embed`. */
const shared = Symbol.for('seoga-embed-policy');
const policy = (globalThis[shared] ??= globalThis.trustedTypes?.createPolicy('seoga-embed', { createHTML: (html) => html }) ?? { createHTML: (html) => html });

/** A `srcset` with every address absolute; what leads nowhere goes. */
function absoluteSet(value, absolute) {
  const one = (candidate) => {
    const [address, ...size] = candidate.trim().split(/\s+/);
    const whole = absolute(address);
    return whole ? [[whole, ...size].join(' ')] : [];
  };
  return value.split(/,\s+/).flatMap(one).join(', ');
}

/** Takes away what is not known, and makes addresses absolute. */
function settle(element, { site, target }, prefix, page) {
  if (!ELEMENTS.has(element.localName) || (element.localName === 'input' && element.type !== 'checkbox')) {
    element.replaceWith(...element.childNodes);
    return;
  }
  const absolute = (address) => {
    const url = URL.canParse(address, page) ? new URL(address, page).href : '';
    return /^https?:/.test(url) ? url : undefined;
  };
  for (const { name, value } of [...element.attributes]) {
    if (!ATTRIBUTES.has(name)) element.removeAttribute(name);
    else if (name === 'id') element.id = prefix + value;
    else if (name === 'aria-describedby' || name === 'headers') element.setAttribute(name, value.split(/\s+/).map((id) => prefix + id).join(' '));
    else if (name === 'href' && value.startsWith('#')) element.setAttribute(name, `#${prefix}${value.slice(1)}`);
    else if (name === 'srcset') element.setAttribute(name, absoluteSet(value, absolute));
    else if (['href', 'src', 'poster', 'cite'].includes(name)) {
      const mail = name === 'href' && /^(mailto|tel):/i.test(value);
      const inline = name === 'src' && /^data:image\/(png|jpeg|gif|webp|avif);/i.test(value);
      const address = mail || inline ? value : absolute(value);
      if (address) element.setAttribute(name, address);
      else element.removeAttribute(name);
    }
  }
  if (element.localName === 'a' && element.hasAttribute('href')) {
    element.setAttribute('rel', 'noopener');
    if (target && !element.getAttribute('href').startsWith('#')) element.setAttribute('target', target);
  }
  if (element.localName === 'input') element.disabled = true;
  if (element.localName === 'img') {
    element.setAttribute('loading', 'lazy');
    element.setAttribute('decoding', 'async');
    element.setAttribute('referrerpolicy', 'no-referrer');
    // The site's own files may be read by anybody, which hosts with `Cross-Origin-Embedder-Policy` want said.
    if (element.getAttribute('src')?.startsWith(site.page('/assets/'))) element.crossOrigin = 'anonymous';
  }
}

/** A heading some levels further down; below the sixth there is none. */
function lower(heading, by) {
  const level = Math.min(6, Number(heading.localName[1]) + by);
  const other = heading.ownerDocument.createElement(`h${level}`);
  for (const { name, value } of [...heading.attributes]) other.setAttribute(name, value);
  other.append(...heading.childNodes);
  heading.replaceWith(other);
}

/** Links within the document: the browser finds no anchors inside a shadow root. */
function follow(event) {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const id = decodeURIComponent(link.getAttribute('href').slice(1));
  const place = link.getRootNode().getElementById(id);
  place?.scrollIntoView();
  place?.setAttribute('tabindex', '-1');
  place?.focus({ preventScroll: true });
}

/** A whole document. */
export async function full(context) {
  const { make, site, option, facts, lang } = context;
  const say = context.speak(WORDS);
  const post = await documentOf(context);
  const { card } = post;
  const page = site.page(card.path);
  const target = option('target') || undefined;
  const level = Math.min(6, Math.max(1, Number(option('heading-level')) || 2));
  const prefix = `seoga${card.path.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
  const inert = new DOMParser().parseFromString(policy.createHTML(post.html ?? ''), 'text/html');
  for (const element of inert.body.querySelectorAll(GONE)) element.remove();
  for (const element of [...inert.body.querySelectorAll('*')]) settle(element, { site, target }, prefix, page);
  // Bodies start at the second level; the title stands one above.
  if (level > 1) for (const heading of inert.body.querySelectorAll('h2,h3,h4,h5,h6')) lower(heading, level - 1);
  const body = make('div', { class: 'prose', part: 'body' });
  body.append(...[...inert.body.childNodes].map((node) => document.importNode(node, true)));
  body.addEventListener('click', follow);
  const date = card.date?.slice(0, 10);
  const moment = new Date(`${date}T00:00:00Z`);
  const dated = date && !Number.isNaN(moment.valueOf());
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const day = dated ? make('time', { datetime: card.date, part: 'date' }, format.format(moment)) : undefined;
  const link = make('a', { part: 'link', href: page, rel: 'noopener', target, 'data-path': card.path }, card.title);
  const head = make('header', {}, make(`h${level}`, { part: 'title', dir: 'auto' }, link), day);
  const article = make('article', { part: 'post', lang: card.lang ?? facts.lang }, head, body);
  return { nodes: [article], count: 1, style: STYLE, source: { text: say('source', { site: facts.title }), href: page } };
}
