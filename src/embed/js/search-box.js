/**
 * A widget: its field with what opens below it, and the question that is asked now.
 * @module
 */
import { ANSWER, WORDS } from './search-words.js';
import { called, pressed } from './search-keys.js';
import { clicked, go, keep } from './search-list.js';
import { REST, Source } from './search-source.js';

/** Milliseconds that sites which have answered wait for the others. */
const GRACE = 1000;

/** The widget. What other files of the search read of it are its fields. */
export class Box {
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
    this.lost = make('div', { class: 'lost', part: 'notice' });
    this.trigger.addEventListener('click', () => this.open());
    this.shut.addEventListener('click', () => this.close());
    this.dialog.addEventListener('click', ({ target }) => target === this.dialog && this.close());
    this.dialog.addEventListener('close', () => this.closed());
    this.input.addEventListener('input', ({ inputType }) => this.typed(!/^insert(From(Paste|Drop)|ReplacementText)$/.test(inputType)));
    this.input.addEventListener('keydown', (event) => pressed(this, event));
    this.frame.addEventListener('pointerenter', () => this.wake());
    this.frame.addEventListener('focusin', () => this.focused());
    this.frame.addEventListener('focusout', ({ relatedTarget }) => this.stays || this.drawing || this.frame.contains(relatedTarget) || this.close());
    this.form.addEventListener('submit', (event) => this.works && event.preventDefault());
    // The field keeps the focus.
    this.panel.addEventListener('mousedown', (event) => event.preventDefault());
    this.panel.addEventListener('click', (event) => clicked(this, event));
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

  /** The words of an answer: the engine puts numbers and queries where the brackets are. */
  words() {
    return ANSWER.map((name) => this.say(name, { count: '{}', query: '{}' }).replace(/\s+/g, ' ')).join('\n');
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
    this.dialog.replaceChildren(this.form, this.shut, this.panel, this.status);
    this.frame.replaceChildren(...(modal ? [this.trigger, this.dialog] : [this.form, this.panel, this.status]));
  }

  /** Takes over what the attributes say. */
  configure(context) {
    const { option, speak, site, siteAt, host, lang, signal, registry, Problem } = context;
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
    const named = option('sources').split(/\s+/).filter(Boolean).map(siteAt);
    if (named.includes(undefined)) this.trouble(new Problem('option'), false);
    const known = named.filter(Boolean);
    const all = known.length ? known : [site];
    // Each once.
    const homes = all.map((one) => one.page('/'));
    const sites = all.filter((_, number) => homes.indexOf(homes[number]) === number);
    const where = homes.join(' ');
    const renewed = where !== this.where || registry.files !== this.files;
    if (renewed) {
      this.sources = sites.map((one, number) => new Source(this, one, number));
      this.panel.replaceChildren(...this.sources.map((source) => source.view), this.lost);
      this.panel.classList.toggle('several', sites.length > 1);
    }
    this.where = where;
    this.files = registry.files;
    const initial = option('query');
    if (initial !== this.initial && initial.trim() !== this.query) this.input.value = initial;
    this.initial = initial;
    if (['eager', 'idle'].includes(option('loading'))) this.wake();
    // Frameworks set the same again and again.
    const asked = [this.most, lang, this.fixed, option('target'), initial, this.words()].join('\n');
    if (renewed || asked !== this.asked) {
      this.limit = this.most;
      // Perhaps at each key of a field of the host.
      if (this.query) this.ask(0, true);
    }
    this.asked = asked;
    // A dialog that was moved is open still, but no longer above the page.
    signal.addEventListener('abort', () => (host.isConnected && !this.dialog.matches('[open]:not(:modal)')) || this.close());
    if (option('shortcut') === 'mod-k') {
      // The only listener outside of the widget, where the host asks for it.
      document.addEventListener('keydown', (event) => called(this, event), { signal });
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

  wake() {
    for (const source of this.sources) source.wake();
  }

  focused() {
    this.wake();
    if (this.query) this.reveal();
  }

  /** Somebody `types`, so that more may follow at once; or has put in what was written elsewhere. */
  typed(types) {
    this.limit = this.most;
    this.pending = undefined;
    this.context.tell('query', { query: this.query });
    this.changed(types);
    if (this.query) this.reveal();
  }

  changed(types = true) {
    if (!this.query) {
      this.chosen = [];
      if (!this.modal) this.close();
    }
    this.ask(0, types);
  }

  ask(top = 0, types = false) {
    this.number += 1;
    this.types = types;
    this.top = top;
    clearTimeout(this.grace);
    this.input.removeAttribute('aria-activedescendant');
    for (const source of this.sources) {
      if (this.query) source.ask();
      else source.clear();
    }
    this.describeLost();
  }

  /** A source has answered. The others are waited for, but not long. */
  answered(trouble) {
    this.describe();
    clearTimeout(this.grace);
    if (this.sources.every((source) => source.answered === this.number)) this.tell(trouble);
    else this.grace = setTimeout(() => this.tell(trouble), GRACE);
  }

  tell(trouble) {
    const there = this.sources.filter((source) => source.answered === this.number);
    const total = there.reduce((sum, source) => sum + source.total, 0);
    if (!trouble) this.context.tell('results', { query: this.query, total });
    this.announce(trouble ?? (total ? this.say('results', { count: total }) : this.say('noResults', { query: this.query })));
    if (this.pending) go(this);
  }

  /** Tells those who listen what the answer is, and once it is known, that texts are missing. */
  announce(told) {
    clearTimeout(this.rest);
    this.told = told;
    const all = this.isWhole ? told : `${told} ${this.say('failed')}`;
    this.rest = setTimeout(() => (this.status.textContent = all), REST);
  }

  /** Whether no texts of results are lost. */
  get isWhole() {
    return !this.sources.some((source) => source.lost);
  }

  /** Says that texts are missing, below all results: none moves for it. It stays until trying again has helped. */
  describeLost() {
    if (this.isWhole !== this.lost.hasChildNodes()) return;
    keep(this, () => this.lost.replaceChildren(...(this.isWhole ? [] : [this.say('failed'), this.retry()])), true);
  }

  retry() {
    const told = { type: 'button', class: 'button', part: 'retry', 'data-action': 'retry' };
    return this.context.make('button', told, this.say('retry'));
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
}
