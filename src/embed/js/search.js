/**
 * The search of one site or of several: a combobox whose answers are drawn by the engine of each site
 * (WebAssembly, one for all widgets of a page), or from titles and tags where that may not run.
 *
 * What must stay true: nothing of the engine is asked for before somebody turns to the field; keys
 * that an input method composes with are left to it; an answer to an earlier question is never drawn.
 * @module
 */
const STYLE = 'search.css';
/**
 * Milliseconds that the typing has to rest before the texts of results are fetched and their number is
 * told: not at each key. After one character, and before a syllable has its vowel, there is more to come.
 */
const REST = 300;
const REST_AT_START = 1200;
const START = /^.$|[ㄱ-ㅎ]$/u;
/** Results added with each "more". */
const MORE = 10;
/** Milliseconds until a request counts as lost. */
const PATIENCE = 15000;
/** How this script and an engine speak: `CONTRACT` of the publisher, which says it in `search.json`. */
const CONTRACT = 1;

const WORDS = {
  ko: {
    search: '검색',
    searching: '찾는 중…',
    results: '결과 {count}개',
    moreResults: '결과 더 보기',
    noResults: '‘{query}’에 맞는 글이 없습니다.',
    noResultsHint: '더 짧은 말로 찾거나 태그로 둘러보세요.',
    foundAs: '‘{query}’(으)로 찾은 결과입니다.',
    someWords: '모든 낱말이 든 글은 없어, 일부가 맞는 글을 보여 드립니다.',
    filterByTag: '태그로 거르기',
    latestFirst: '최신순',
    narrow: '더 좁히기',
    post: '글',
    wiki: '위키',
    page: '페이지',
    titlesOnly: '제목과 태그에서만 찾았습니다.',
    failed: '검색 자료를 받지 못했습니다.',
    retry: '다시 시도',
    close: '닫기',
    source: '{site}에서 더 보기',
  },
  en: {
    search: 'Search',
    searching: 'Searching…',
    results: '{count} results',
    moreResults: 'More results',
    noResults: 'Nothing matches “{query}”.',
    noResultsHint: 'Try a shorter word, or browse by tag.',
    foundAs: 'Found as “{query}”.',
    someWords: 'Nothing has all of these words; these have some of them.',
    filterByTag: 'Filter by tag',
    latestFirst: 'Latest first',
    narrow: 'Narrow',
    post: 'Posts',
    wiki: 'Wiki',
    page: 'Pages',
    titlesOnly: 'Only titles and tags were searched.',
    failed: 'The search data could not be loaded.',
    retry: 'Try again',
    close: 'Close',
    source: 'More at {site}',
  },
};
/** What the engine is told of them, in its order. */
const ANSWER = 'search results moreResults noResults noResultsHint foundAs someWords filterByTag latestFirst narrow post wiki page failed retry'.split(' ');

/** The least that is WebAssembly: where this may not be compiled, nothing may. */
const NOTHING = [0, 97, 115, 109, 1, 0, 0, 0];

const boxes = new WeakMap();

/** Bytes of a file of the site, inflated where they were deflated. */
async function bytes(url, Problem, deflated) {
  let answer;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    answer = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch (error) {
    throw new Problem(error.name === 'TimeoutError' ? 'timeout' : 'network', true);
  }
  if (!answer.ok) throw new Problem(answer.status === 404 ? 'not-found' : 'network', answer.status !== 404);
  try {
    const plain = deflated ? new Response(answer.body.pipeThrough(new DecompressionStream('deflate'))) : answer;
    return new Uint8Array(await plain.arrayBuffer());
  } catch {
    throw new Problem(deflated ? 'schema' : 'network', !deflated);
  }
}

/** The engine of a site, as the site itself says. */
async function start(site, { ask, Problem }) {
  const home = site.page('/');
  try {
    await WebAssembly.compile(new Uint8Array(NOTHING));
  } catch {
    throw new Problem('csp-wasm');
  }
  const { contract, glue, wasm } = await ask(`${home}embed/search.json`, 'no-cache');
  // A copy of this script from some cache may be older than the engine.
  if (contract !== CONTRACT) throw new Problem('schema');
  const lost = () => {
    throw new Problem('script', true);
  };
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, new Problem('timeout', true)));
  const script = Promise.race([import(`${home}embed/${glue}`).catch(lost), late]);
  const [engine, code] = await Promise.all([script, bytes(`${home}embed/${wasm}`, Problem)]);
  engine.initSync({ module: await WebAssembly.compile(code) });
  const files = new Map();
  /** Loads a file of the index, once for all who ask for it. */
  const load = (build, name) => {
    const url = `${home}data/${build}/search/${name}`;
    if (!files.has(url)) {
      const loaded = bytes(url, Problem, true).then((inflated) => engine.put(build, name, inflated));
      files.set(url, loaded);
      loaded.catch(() => files.delete(url));
    }
    return files.get(url);
  };
  return { answer: engine.answer, load };
}

/** One engine for all widgets of a site; one that did not start is asked for anew. */
function engineOf(site, context) {
  const engines = (context.registry.engines ??= new Map());
  const home = site.page('/');
  if (!engines.has(home)) {
    const started = start(site, context);
    engines.set(home, started);
    started.catch(() => engines.delete(home));
  }
  return engines.get(home);
}

/** One of the sites that a widget asks. */
class Source {
  total = 0;
  answered = -1;
  busy = false;

  constructor(box, site, number) {
    const { make } = box.context;
    this.box = box;
    this.site = site;
    this.list = `hits-${number}`;
    this.name = make('p', { class: 'site', part: 'site' });
    this.place = make('div', { class: 'place' });
    this.link = make('a', { part: 'source', rel: 'noopener' });
    this.foot = make('p', { class: 'foot' }, this.link);
    this.view = make('section', { class: 'source' }, this.name, this.place);
  }

  /** Gets the engine, or what stands for it. */
  wake() {
    const { context } = this.box;
    this.engine ??= engineOf(this.site, context).catch((problem) => this.lose(problem));
    return this.engine;
  }

  /** Goes on without the engine. The next question asks for it anew, unless it would wait long again. */
  lose(problem) {
    this.engine = problem.retryable && problem.code !== 'timeout' ? undefined : Promise.resolve();
    this.box.trouble(problem, false);
  }

  /** Answers the latest question, until there is no later one. */
  async ask() {
    if (this.busy) return;
    this.busy = true;
    const { box } = this;
    let number;
    do {
      number = box.number;
      await this.answer(number).catch((problem) => number === box.number && this.fail(problem));
    } while (number !== box.number && box.query);
    this.busy = false;
  }

  async answer(number) {
    const { box, site } = this;
    const { context } = box;
    const wanted = () => number === box.number && box.query;
    if (!this.place.querySelector('.hits')) this.say('searching');
    let engine = await this.wake();
    const facts = await site.version();
    this.title = facts.title;
    this.link.textContent = box.say('source', { site: facts.title });
    this.link.target = context.option('target');
    this.link.href = `${site.page('/search/')}?${new URLSearchParams({ q: box.query })}`;
    let total;
    while (wanted() && total === undefined) {
      if (!engine) {
        const { titles } = await import('./titles.js');
        const { query, tags, limit, say } = box;
        total = await titles(this.place, { ...context, say, site, facts, query, tags, limit, wanted, list: this.list });
        continue;
      }
      try {
        total = await this.step(engine, facts, false);
      } catch (problem) {
        if (problem.retryable) throw problem;
        this.lose(problem);
        engine = undefined;
      }
    }
    if (!wanted()) return;
    this.done(number, total);
    clearTimeout(this.later);
    const detail = () => engine && this.detail(engine, facts, wanted);
    this.later = setTimeout(detail, START.test(box.query) ? REST_AT_START : REST);
  }

  /** Has the engine draw the answer; gives the number of documents, or nothing where it lacked files, which it has now. */
  async step(engine, facts, texts) {
    const { box, site, place, list } = this;
    const { context, query, limit, latest, narrowing } = box;
    // A press that has begun ends on the same element.
    while (place.querySelector(':active')) await new Promise((done) => setTimeout(done, 50));
    const draw = () => engine.answer(place, facts.build, site.page('/'), context.lang, box.words(), list, query, box.tags.join(), latest, limit, narrowing, texts);
    const got = box.keep(draw, texts);
    if (got === undefined) throw new context.Problem('schema');
    if (typeof got === 'number') return got;
    await this.load(engine, facts, got);
    return undefined;
  }

  /** Adds the texts of the results; titles without them are better than none. */
  async detail(engine, facts, wanted) {
    let total;
    while (wanted() && total === undefined) total = await this.step(engine, facts, true).catch(() => 0);
    if (wanted()) this.draw(this.foot);
  }

  async load(engine, facts, names) {
    try {
      await Promise.all(names.map((name) => engine.load(facts.build, name)));
    } catch (problem) {
      // Another build may have taken its place.
      if (problem.code !== 'not-found') throw problem;
      this.site.forget();
      const now = await this.site.version();
      if (now.build === facts.build) throw problem;
      facts.build = now.build;
    }
  }

  done(number, total, trouble) {
    const { box } = this;
    this.total = total;
    this.answered = number;
    this.name.textContent = this.title ?? '';
    this.draw(this.foot);
    box.answered(trouble);
  }

  /** What is put in anew, here and below, has no place that it could be seen to leave. */
  draw(...foot) {
    const { panel, sources } = this.box;
    const rest = sources.slice(sources.indexOf(this) + 1);
    this.box.keep(() => {
      this.view.replaceChildren(this.name, this.place, ...foot);
      panel.append(...rest.map((source) => source.view));
    }, true);
  }

  say(name) {
    const { make } = this.box.context;
    const hint = make('p', { class: 'hint', part: 'hint' }, this.box.say(name));
    this.box.keep(() => this.place.replaceChildren(hint));
    this.draw();
  }

  fail(problem) {
    const { box } = this;
    const { retryable } = problem;
    box.trouble(problem, retryable);
    if (!retryable && box.sources.length === 1) {
      box.give(problem);
      return;
    }
    const { say } = box;
    const { make } = box.context;
    const retry = make('button', { type: 'button', class: 'button', part: 'retry', 'data-action': 'retry' }, say('retry'));
    this.say('failed');
    this.place.append(retry);
    this.done(box.number, 0, say('failed'));
  }
}

/** A widget: its field, and what opens below it. */
class Box {
  number = 0;
  sources = [];
  /** Tags that the reader has chosen. */
  chosen = [];
  latest = false;
  narrowing = false;

  constructor({ make }) {
    const search = { type: 'search', name: 'q', part: 'input', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search' };
    this.input = make('input', { ...search, 'aria-autocomplete': 'list', 'aria-expanded': 'false' });
    this.form = make('form', { role: 'search', part: 'form' }, this.input);
    this.panel = make('div', { class: 'panel', part: 'panel' });
    this.status = make('p', { class: 'status', role: 'status' });
    this.trigger = make('button', { type: 'button', class: 'trigger', part: 'trigger', 'aria-haspopup': 'dialog' });
    this.shut = make('button', { type: 'button', class: 'shut', part: 'close' });
    this.dialog = make('dialog', { part: 'dialog' });
    this.frame = make('div');
    this.trigger.addEventListener('click', () => this.open());
    this.shut.addEventListener('click', () => this.close());
    this.dialog.addEventListener('click', ({ target }) => target === this.dialog && this.close());
    this.dialog.addEventListener('close', () => this.closed());
    this.input.addEventListener('input', () => this.typed());
    this.input.addEventListener('keydown', (event) => this.pressed(event));
    this.frame.addEventListener('pointerenter', () => this.wake());
    this.frame.addEventListener('focusin', () => this.focused());
    this.frame.addEventListener('focusout', ({ relatedTarget }) => this.stays || this.drawing || this.frame.contains(relatedTarget) || this.close());
    this.form.addEventListener('submit', (event) => this.works && event.preventDefault());
    // The field keeps the focus.
    this.panel.addEventListener('mousedown', (event) => event.preventDefault());
    this.panel.addEventListener('click', (event) => this.clicked(event));
  }

  get query() {
    return this.input.value.trim();
  }

  /** Results that are shown before "more". */
  get most() {
    return Math.min(50, Math.max(1, Math.trunc(this.context.option('max-results')) || 5));
  }

  get tags() {
    return [...new Set([...this.fixed, ...this.chosen])];
  }

  /** Whether there is an engine, or at least titles. */
  get works() {
    return this.sources.some((source) => source.answered >= 0);
  }

  get options() {
    return [...this.panel.querySelectorAll('[role=option]')];
  }

  /** The words of an answer: the engine puts numbers and queries where the brackets are. */
  words() {
    return ANSWER.map((name) => this.say(name, { count: '{}', query: '{}' })).join('\n');
  }

  /** The field with its panel over or before what follows, or a button that opens a dialog with both. */
  assemble(variant) {
    const modal = variant === 'modal';
    const flows = variant === 'page';
    const name = `frame${flows ? ' flows' : ''}`;
    if (this.modal === modal && this.frame.className === name) return;
    this.close();
    this.modal = modal;
    this.stays = modal || flows;
    this.frame.className = name;
    // Where the panel can stand in the top layer, no `overflow` of the host cuts it off.
    this.panel.popover = !this.stays && CSS.supports('anchor-name: --a') ? 'manual' : null;
    const inside = [this.form, this.panel, this.status];
    if (modal) this.dialog.replaceChildren(...inside, this.shut);
    this.frame.replaceChildren(...(modal ? [this.trigger, this.dialog] : inside));
  }

  /** Takes over what the attributes say. */
  configure(context) {
    const { option, speak, site, siteAt, host, lang, signal, Problem } = context;
    this.context = context;
    this.say = speak(WORDS);
    this.assemble(option('variant'));
    const name = option('label') || this.say('search');
    this.input.setAttribute('aria-label', name);
    this.dialog.setAttribute('aria-label', name);
    this.trigger.textContent = name;
    this.shut.textContent = this.say('close');
    this.input.placeholder = option('placeholder', name);
    this.form.action = site.page('/search/');
    this.form.target = option('target');
    this.fixed = option('tags').split(',').map((tag) => tag.trim()).filter(Boolean);
    const wrong = () => this.trouble(new Problem('option'), false);
    const addresses = option('sources').trim().split(/\s+/).filter((address) => address && (URL.canParse(address, document.baseURI) || wrong()));
    const all = addresses.length ? addresses.map(siteAt) : [site];
    // Each once.
    const homes = all.map((one) => one.page('/'));
    const sites = all.filter((_, number) => homes.indexOf(homes[number]) === number);
    const known = homes.join(' ');
    const renewed = known !== this.known || context.facts !== this.facts;
    if (renewed) {
      this.sources = sites.map((one, number) => new Source(this, one, number));
      this.panel.replaceChildren(...this.sources.map((source) => source.view));
      this.panel.classList.toggle('several', sites.length > 1);
    }
    this.known = known;
    this.facts = context.facts;
    const initial = option('query');
    if (initial !== this.initial && initial.trim() !== this.query) this.input.value = initial;
    this.initial = initial;
    if (['eager', 'idle'].includes(option('loading'))) this.wake();
    // Frameworks set the same again and again.
    const asked = [this.most, lang, this.fixed, option('target'), initial, this.words()].join('\n');
    if (renewed || asked !== this.asked) {
      this.limit = this.most;
      if (this.query) this.ask();
    }
    this.asked = asked;
    // A dialog that was moved is open still, but no longer above the page.
    signal.addEventListener('abort', () => (host.isConnected && !this.dialog.matches('[open]:not(:modal)')) || this.close());
    if (option('shortcut') === 'mod-k') {
      // The only listener outside of the widget, where the host asks for it.
      document.addEventListener('keydown', (event) => this.called(event), { signal });
    }
  }

  /** What was typed before we were here goes on in our field, not in the middle of a syllable. */
  async adopt({ host }) {
    const before = host.querySelector('input:not([type=hidden])') ?? host.shadowRoot.querySelector('.fallback input');
    if (!before || this.before) return;
    this.before = before;
    if (before.matches(':focus') && before.value) {
      await new Promise((done) => {
        for (const name of ['input', 'compositionend', 'blur']) before.addEventListener(name, (event) => event.isComposing || done());
      });
    }
    if (before.value) this.input.value = before.value;
    this.focuses = before.matches(':focus');
  }

  /** Is in the page now. */
  placed() {
    if (this.focuses) this.open();
    if (this.focuses && this.query) this.typed();
    this.focuses = false;
    if (this.stays && !this.modal && this.query) this.reveal();
  }

  /** Leaves the search to what stood here before. */
  give(problem) {
    const { host } = this.context;
    const focused = host.shadowRoot.activeElement === this.input;
    this.broken = problem;
    this.close();
    if (this.before) this.before.value = this.input.value;
    // Has the loader ask us again.
    host.refresh();
    if (focused) host.ready.then(() => this.before?.focus());
  }

  trouble({ code = 'schema', message }, retryable) {
    this.context.tell('error', { code, message: `seoga-search: ${message}`, retryable });
  }

  called(event) {
    const command = event.ctrlKey || event.metaKey;
    // The physical key: with a Korean layout the same key says ㅏ.
    if (event.code !== 'KeyK' || !command || event.shiftKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    this.open();
  }

  wake() {
    for (const source of this.sources) source.wake();
  }

  focused() {
    this.wake();
    if (this.query) this.reveal();
  }

  typed() {
    this.limit = this.most;
    this.context.tell('query', { query: this.query });
    this.changed();
    if (this.query) this.reveal();
  }

  changed() {
    if (!this.query) {
      this.chosen = [];
      if (!this.modal) this.close();
    }
    this.ask();
  }

  ask(top = 0) {
    this.number += 1;
    this.top = top;
    this.input.removeAttribute('aria-activedescendant');
    for (const source of this.sources) {
      if (this.query) source.ask();
      else source.place.replaceChildren();
    }
  }

  /** A source has answered. */
  answered(trouble) {
    this.describe();
    if (!this.sources.every((source) => source.answered === this.number)) return;
    const total = this.sources.reduce((sum, source) => sum + source.total, 0);
    if (!trouble) this.context.tell('results', { query: this.query, total });
    clearTimeout(this.rest);
    const told = trouble ?? (total ? this.say('results', { count: total }) : this.say('noResults', { query: this.query }));
    this.rest = setTimeout(() => (this.status.textContent = told), REST);
    if (this.pending) this.go();
  }

  describe() {
    const lists = [...this.panel.querySelectorAll('[role=listbox]')].filter((list) => list.firstChild);
    const expanded = this.isOpen && lists.length > 0;
    this.input.setAttribute('aria-expanded', expanded);
    if (expanded) this.input.setAttribute('aria-controls', lists.map((list) => list.id).join(' '));
    else this.input.removeAttribute('aria-controls');
  }

  get isOpen() {
    return this.modal ? this.dialog.open : this.panel.classList.contains('open');
  }

  reveal() {
    if (this.isOpen || this.modal || !this.frame.isConnected) return;
    this.panel.classList.add('open');
    if (this.panel.popover) this.panel.showPopover();
    this.opened();
  }

  opened() {
    this.describe();
    this.context.tell('open');
  }

  open() {
    if (!this.frame.isConnected) {
      // It was left to what stood here before.
      this.before?.focus();
      return;
    }
    if (this.modal && !this.isOpen) {
      this.dialog.showModal();
      this.input.select();
      this.opened();
    }
    this.input.focus();
    if (this.query) this.reveal();
  }

  close() {
    if (!this.isOpen) return;
    if (this.modal) {
      this.dialog.close();
      return;
    }
    this.panel.classList.remove('open');
    if (this.panel.popover && this.panel.isConnected) this.panel.hidePopover();
    this.closed();
  }

  closed() {
    this.describe();
    this.context.tell('close');
  }

  search(query) {
    this.input.value = query;
    if (this.before) this.before.value = query;
    this.open();
    if (this.frame.isConnected) this.typed();
  }

  fill(query) {
    this.initial = query;
    this.input.value = query;
    this.changed();
  }

  pressed(event) {
    const { key } = event;
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    // To the host, the target is the widget: its shortcuts would take letters for theirs.
    if (key.length === 1 && !command) event.stopPropagation();
    if (key === 'Escape' && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      return;
    }
    if (key === 'Enter') {
      if (!this.works) return;
      event.preventDefault();
      this.pending = { aside: command || event.shiftKey };
      if (this.sources.every((source) => source.answered === this.number)) this.go();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step || command || event.shiftKey) return;
    event.preventDefault();
    this.reveal();
    this.move(step);
  }

  move(step) {
    const { options } = this;
    if (!options.length) return;
    const active = options.findIndex((option) => option.ariaSelected === 'true');
    if (active >= 0) options[active].ariaSelected = 'false';
    const next = options.at((active < 0 && step < 0 ? -1 : active + step) % options.length);
    next.ariaSelected = 'true';
    this.input.setAttribute('aria-activedescendant', next.id);
    next.scrollIntoView({ block: 'nearest' });
  }

  /** Draws results anew: what has the focus keeps it, what is chosen stays chosen, the list stays where it is. */
  keep(draw, texts) {
    const { panel, input } = this;
    const root = this.context.host.shadowRoot;
    const top = texts ? panel.scrollTop : this.top;
    const focused = root.activeElement;
    this.drawing = true;
    const drawn = draw();
    this.drawing = false;
    panel.scrollTop = top;
    if (focused && !root.activeElement) (root.getElementById(focused.id) ?? input).focus({ preventScroll: true });
    const chosen = root.getElementById(input.getAttribute('aria-activedescendant'));
    if (chosen) chosen.ariaSelected = 'true';
    return drawn;
  }

  /** Opens the chosen result, or the first one. */
  go() {
    const { aside } = this.pending;
    this.pending = undefined;
    const { options } = this;
    const option = options.find((one) => one.ariaSelected === 'true') ?? options[0];
    if (!option) return;
    if (aside) open(option.href, '_blank', 'noopener');
    else option.click();
  }

  clicked(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const control = event.target.closest('[data-action], [role=option]');
    const action = control?.dataset.action;
    if (control?.role === 'option') this.choose(event, control);
    else if (action === 'more') this.again(MORE);
    else if (action === 'retry') this.again(0);
    else if (action === 'facet') this.narrow(event, control);
    else if (action === 'narrow') {
      this.narrowing = !this.narrowing;
      this.again(0);
    }
  }

  choose(event, option) {
    const url = option.href;
    const source = this.sources.find(({ view }) => view.contains(option));
    const home = new URL(source.site.page('/'));
    const path = decodeURIComponent(option.pathname.slice(home.pathname.length - 1));
    const detail = { url, path, query: this.query, rank: this.options.indexOf(option) + 1 };
    option.rel = 'noopener';
    option.target = this.context.option('target');
    if (!this.context.tell('select', detail, true)) event.preventDefault();
    this.close();
  }

  /** Takes over the query and the tags of a link of the answer. */
  narrow(event, link) {
    event.preventDefault();
    const asked = new URL(link.href).searchParams;
    this.input.value = asked.get('q') ?? this.query;
    this.chosen = (asked.get('tags') ?? '').split(',').filter(Boolean);
    this.latest = asked.has('sort');
    this.ask();
  }

  again(more) {
    this.limit += more;
    this.ask(this.panel.scrollTop);
  }
}

/** From now on, the property `query` is what the field holds. */
function hold(element) {
  Object.defineProperty(element, 'query', {
    configurable: true,
    enumerable: true,
    get() {
      return boxes.get(this)?.input.value ?? this.getAttribute('query') ?? '';
    },
    set(value) {
      const query = String(value ?? '');
      const box = boxes.get(this);
      // An echo of what is being typed.
      if (box && query.trim() === box.query) return;
      box?.fill(query);
      this.setAttribute('query', query);
    },
  });
}

/** The widget, the same for as long as its element lives. */
export async function search(context) {
  const { host } = context;
  if (!boxes.has(host)) {
    hold(Object.getPrototypeOf(host));
    boxes.set(host, new Box(context));
  }
  const box = boxes.get(host);
  const { broken } = box;
  box.broken = undefined;
  if (broken) throw broken;
  box.configure(context);
  await box.adopt(context);
  return { nodes: [box.frame], count: 1, style: STYLE, source: { text: '', href: context.site.page('/search/') }, live: box };
}
