/**
 * The widgets' loader: defines the elements, reserves their room, and fetches what draws them when
 * they come near. One statement a line: the publisher drops comments and indentation,
 * puts the style sheets in, and gives the children names that carry their content.
 *
 * What must stay true: nothing is touched but the element itself (no global listener, no cookie, no
 * storage); nothing but JSON and these modules is asked for, of the element's site alone; text of the
 * site becomes text nodes; an answer that comes too late changes nothing.
 * @module
 */
const VERSION = '1.1.0';
const STYLE = 'widget.css';
/** The site this file came from. */
const HOME = new URL('..', import.meta.url).href;
/** Milliseconds until a request counts as lost. */
const PATIENCE = 15000;

/** What draws the widgets. The pinned loader has these in itself. */
const children = {
  posts: () => import('./posts.js'),
  full: () => import('./full.js'),
  search: () => import('./search.js'),
};

const COMMON = ['site', 'heading-level', 'layout', 'fields', 'rows', 'loading', 'theme', 'lang', 'target'];
/** The elements with the options of their own. */
const ELEMENTS = {
  'seoga-posts': ['tags', 'match', 'exclude', 'sort', 'limit'],
  'seoga-post': ['path', 'mode'],
  'seoga-search': ['sources', 'variant', 'tags', 'query', 'label', 'placeholder', 'max-results', 'shortcut'],
};
/** What is shown of a document unless `fields` says otherwise. */
const FIELDS = 'date,summary';

/** Words of the loader; the children have their own. */
const WORDS = {
  ko: {
    error: '내용을 불러오지 못했습니다.',
    retry: '다시 시도',
    search: '검색',
  },
  en: {
    error: 'This could not be loaded.',
    retry: 'Try again',
    search: 'Search',
  },
};

/** Shared by all copies and versions of this script on a page: answers and engines by address. */
const registry = (globalThis[Symbol.for('seoga-embed')] ??= { versions: [], files: new Map() });
registry.versions.push(VERSION);

/** What went wrong, by a stable code. */
class Problem extends Error {
  constructor(code, retryable = false) {
    super(code);
    this.code = code;
    this.retryable = retryable;
  }
}

/** What `read` makes of an answer; whatever goes wrong has a code. */
async function load(url, read, cache) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(url, { cache, signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    const gone = response.status === 404;
    if (!response.ok) throw new Problem(gone ? 'not-found' : 'network', !gone);
    return await read(response);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error.name === 'SyntaxError') throw new Problem('schema');
    throw new Problem(error.name === 'TimeoutError' ? 'timeout' : 'network', true);
  }
}

async function json(response) {
  const value = await response.json();
  if (value?.schema !== 1) throw new Problem('schema');
  return value;
}

/** One request for all who ask for the same file; what failed is asked for anew. */
function ask(url, cache = 'default') {
  let answer = registry.files.get(url);
  if (!answer) {
    answer = load(url, json, cache);
    registry.files.set(url, answer);
    answer.catch(() => registry.files.delete(url));
  }
  return answer;
}

/** A site by its address, or nothing where that is none: its facts, and addresses in it. */
function siteAt(address) {
  if (!URL.canParse(address, document.baseURI)) return undefined;
  const home = new URL(address, document.baseURI);
  if (!home.pathname.endsWith('/')) home.pathname += '/';
  home.search = '';
  home.hash = '';
  const facts = `${home}version.json`;
  return {
    version: () => ask(facts, 'no-cache'),
    forget: () => registry.files.delete(facts),
    /** The address of a page or file of the site. */
    page: (path) => new URL(path.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/'), home).href,
  };
}

/** An element with attributes (those that are undefined are left out) and children. */
function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, value);
  }
  element.append(...inside.filter((child) => child !== undefined));
  return element;
}

const sheets = {};

/** A style sheet by its text, made once: policies without 'unsafe-inline' let these through. */
function sheet(text) {
  if (!sheets[text]) {
    sheets[text] = new CSSStyleSheet();
    sheets[text].replaceSync(text);
  }
  return sheets[text];
}

/** Waits until an element's turn has come, or never will. */
function turn(box, loading, signal) {
  return new Promise((done) => {
    if (loading === 'eager') {
      done();
    } else if (loading === 'idle') {
      (globalThis.requestIdleCallback ?? setTimeout)(done);
    } else {
      const look = (entries) => {
        if (!signal.aborted && !entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        done();
      };
      const observer = new IntersectionObserver(look, { rootMargin: '300px' });
      observer.observe(box);
      signal.addEventListener('abort', look);
    }
  });
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

class Widget extends (globalThis.HTMLElement ?? class {}) {
  #root = this.attachShadow({ mode: 'open' });
  #states = this.attachInternals?.().states;
  #box = make('div', { class: 'box', part: 'box' });
  #content = make('div', { class: 'content', part: 'content' });
  #spacer = make('div', { class: 'spacer', part: 'skeleton', 'aria-hidden': 'true' });
  #link = make('a', { part: 'source', rel: 'noopener' });
  #own = make('slot');
  #form = make('form');
  #failure = make('slot', { name: 'error' });
  #retry = make('button', { type: 'button', part: 'retry' });
  #strings = {};
  #option = (name, otherwise = '') => this.getAttribute(name) ?? otherwise;
  #control;
  #live;
  #searches = this.localName === 'seoga-search';
  #near = false;
  #waiting = false;
  /** Resolves once what was last asked for is shown or has failed. */
  ready = Promise.resolve();

  constructor() {
    super();
    const problem = make('div', { class: 'problem', part: 'error', role: 'status' }, this.#failure, ' ', this.#retry);
    const fallback = make('div', { class: 'fallback', part: 'fallback' }, this.#own, this.#form, problem);
    const footer = make('footer', { part: 'footer' }, make('slot', { name: 'footer' }, this.#link));
    this.#box.append(this.#spacer, fallback, this.#content, footer);
    this.#root.append(this.#box);
    this.#root.addEventListener('click', (event) => this.#clicked(event));
    this.#retry.onclick = () => this.refresh();
    // White space alone would hide what a slot has in itself.
    this.#own.addEventListener('slotchange', () => (this.#form.hidden = this.#own.assignedElements().length));
  }

  connectedCallback() {
    for (const name of ['strings', ...this.constructor.observedAttributes.map(camel)]) {
      // Set by a framework before this class was here.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // React sets `headingLevel` as an attribute of that name where this class is not there yet.
    for (const name of ['heading-level', 'max-results']) {
      const early = name.replace('-', '');
      const value = this.getAttribute(early);
      if (value) this.setAttribute(name, value);
      this.removeAttribute(early);
    }
    this.#update();
  }

  disconnectedCallback() {
    this.#control?.abort();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#update();
  }

  /** Words of the interface that stand for ours. */
  get strings() {
    return this.#strings;
  }

  set strings(words) {
    const before = JSON.stringify(this.#strings);
    this.#strings = { ...words };
    // Frameworks set the same again and again.
    if (this.isConnected && JSON.stringify(this.#strings) !== before) this.#update();
  }

  /** Asks for everything anew, whatever the page knows by now. */
  refresh() {
    registry.files = new Map();
    this.#update();
    return this.ready;
  }

  /** These are of a search, which comes first where it has not come yet. */
  open(value) {
    return this.#call('open', value);
  }

  close(value) {
    return this.#call('close', value);
  }

  search(value) {
    return this.#call('search', value);
  }

  async #call(method, value) {
    if (!this.#live) {
      this.#near = true;
      this.#update();
    }
    await this.ready;
    this.#live?.[method](value);
  }

  /** The sites that are named, without what is no address where another is. */
  #sites() {
    const named = [this.site, ...(this.sources ?? '').split(/\s+/)].filter(Boolean);
    const sites = (named.length ? named : [HOME]).map(siteAt).filter(Boolean);
    if (sites.length) return sites;
    throw new Problem('option');
  }

  /** Attributes that are set together make one update. */
  #update() {
    if (this.#waiting) return;
    this.#waiting = true;
    this.ready = Promise.resolve().then(() => {
      this.#waiting = false;
      if (this.isConnected) return this.#run();
    });
  }

  async #run() {
    this.#control?.abort();
    const { signal } = (this.#control = new AbortController());
    try {
      this.#reserve();
      if (!this.#near) await turn(this.#box, this.loading, signal);
      if (signal.aborted) return;
      this.#near = true;
      await this.#draw(signal).catch((problem) => {
        if (problem.code === 'moved') return this.#draw(signal);
        throw problem;
      });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** The room that the content will take, before anything is asked for. */
  #reserve() {
    const option = this.#option;
    const full = this.mode === 'full';
    const kind = this.#searches ? 'search' : full ? 'full' : ['grid', 'compact'].find((layout) => layout === this.layout) ?? 'list';
    const fields = option('fields', FIELDS).split(/[\s,]+/).map((field) => `with-${field}`);
    const bare = !this.#searches && ![...this.childNodes].some((node) => !node.slot && node.textContent.trim());
    if (this.#searches && !this.#live) {
      // What leads to the site's own search until ours is there.
      this.#form.action = this.#sites()[0].page('/search/');
      this.#form.replaceChildren(make('input', { type: 'search', name: 'q', placeholder: option('label', this.#words().say('search')) }));
    }
    this.#box.className = ['box', kind, ...fields, bare ? 'bare' : ''].join(' ');
    const usual = this.localName === 'seoga-posts' ? option('limit', 5) : 1;
    const rows = full ? 0 : Number(option('rows', usual)) || 1;
    const row = () => make('div', { class: 'row' });
    this.#spacer.replaceChildren(...Array.from({ length: Math.min(rows, 100) }, row));
    this.#spacer.className = full ? 'spacer' : 'spacer rows';
    this.#root.adoptedStyleSheets = [sheet(STYLE), ...this.#root.adoptedStyleSheets.slice(1)];
    this.#state('loading');
  }

  #state(state) {
    this.#box.setAttribute('aria-busy', state === 'loading');
    // What is shown stays until something else has come.
    if (state !== 'loading' || !this.#box.dataset.state) this.#box.dataset.state = state;
    for (const one of ['loading', 'empty', 'error']) {
      if (one === state) this.#states?.add(one);
      else this.#states?.delete(one);
    }
  }

  #words(fallback = 'en') {
    let lang = (this.closest('[lang]')?.lang || fallback).replaceAll('_', '-');
    try {
      Intl.getCanonicalLocales(lang);
    } catch {
      lang = fallback;
    }
    const speak = (tables) => {
      const words = { ...tables[lang.toLowerCase().startsWith('ko') ? 'ko' : 'en'], ...this.#strings };
      return (name, values = {}) => filled(Object.hasOwn(words, name) ? words[name] : '', values);
    };
    return { lang, speak, say: speak(WORDS) };
  }

  async #draw(signal) {
    const child = this.#searches ? 'search' : this.mode === 'full' ? 'full' : 'posts';
    const lost = () => Promise.reject(new Problem('script', true));
    const sites = this.#sites();
    // Of several, one that is there will do.
    const known = Promise.any(sites.map((one) => one.version())).catch(({ errors }) => Promise.reject(errors[0]));
    const [module, facts] = await Promise.all([children[child]().catch(lost), known]);
    if (signal.aborted) return;
    this.#tell('ready', { version: VERSION, build: facts.build });
    const context = { host: this, option: this.#option, site: sites[0], siteAt, facts, load, ask, make, tell: this.#tell.bind(this), signal, registry, Problem, fields: FIELDS, ...this.#words(facts.lang) };
    const { nodes, count, style, source, live } = await module[child](context);
    if (signal.aborted) return;
    this.#root.adoptedStyleSheets = [sheet(STYLE), sheet(style)];
    if (nodes[0] !== this.#content.firstChild) this.#content.replaceChildren(...nodes);
    this.#link.textContent = source.text;
    this.#link.href = source.href;
    this.#link.target = this.#option('target', '_self');
    this.#state(count ? 'ready' : 'empty');
    this.#live = live;
    live?.placed();
    this.#tell('load', { count });
  }

  #fail(error) {
    // What our own reading stumbles over is data of another shape.
    const { code, retryable } = error instanceof Problem ? error : new Problem('schema');
    const { say } = this.#words();
    this.#content.replaceChildren();
    this.#failure.textContent = say('error');
    this.#retry.textContent = say('retry');
    this.#retry.hidden = !retryable;
    this.#state('error');
    this.#tell('error', { code, message: `${this.localName}: ${error.message}`, retryable });
  }

  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`seoga-${name}`, { detail, cancelable, bubbles: true, composed: true }));
  }

  #clicked(event) {
    const link = event.target.closest?.('a[data-path]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!this.#tell('select', { url: link.href, path: link.dataset.path }, true)) event.preventDefault();
  }
}

for (const [name, own] of Object.entries(ELEMENTS)) {
  if (!globalThis.customElements || customElements.get(name)) continue;
  class Element extends Widget {
    static observedAttributes = [...COMMON, ...own];
  }
  for (const attribute of Element.observedAttributes) {
    // Every option is an attribute; frameworks that look for a property find the same.
    Object.defineProperty(Element.prototype, camel(attribute), {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(attribute) ?? '';
      },
      set(value) {
        if ((value ?? false) === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
  customElements.define(name, Element);
}

export { VERSION as version };
