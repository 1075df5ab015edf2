/**
 * One of the sites that a widget asks: its part of the answer, drawn by the engine of the site, or
 * from titles and tags where that may not run. An answer to an earlier question is never drawn.
 * @module
 */
import { engineOf } from './search-engine.js';
import { keep } from './search-list.js';

/**
 * Milliseconds that the typing has to rest before the texts of results are fetched and their number is
 * told: not at each key. After one character, and before a syllable has its vowel, there is more to come.
 */
export const REST = 400;
const REST_AT_START = 1200;
const START = /^.$|[ㄱ-ㅎ]$/u;

/** One of the sites that a widget asks. */
export class Source {
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
        total = await this.step(engine, facts, { texts: false, inAnswer: false });
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
    // What nobody types, but follows or pastes, has nothing to wait for.
    const rest = START.test(box.query) ? REST_AT_START : REST;
    this.later = setTimeout(detail, box.types ? rest : 0);
  }

  /**
   * Has the engine draw the answer, with all `texts` or those that have been read; gives the number of documents, or
   * nothing where it lacked files, which it has now. For `inAnswer` see [`keep`].
   */
  async step(engine, facts, { texts, inAnswer }) {
    const { box, site, place, list } = this;
    const { context, query, limit, latest, narrowing } = box;
    // A press that has begun ends on the same element.
    while (place.querySelector(':active')) await new Promise((done) => setTimeout(done, 50));
    const draw = () => engine.answer(place, facts.build, site.page('/'), context.lang, box.words(), list, query, box.tags.join(), latest, limit, narrowing, texts);
    const got = keep(box, draw, inAnswer);
    if (got === undefined) {
      engine.forget();
      throw new context.Problem('schema');
    }
    if (typeof got === 'number') return got;
    await this.load(engine, facts, got);
    return undefined;
  }

  /** Adds the texts of the results. */
  async detail(engine, facts, wanted) {
    const { box } = this;
    try {
      while (wanted() && (await this.step(engine, facts, { texts: true, inAnswer: true })) === undefined);
    } catch (problem) {
      this.lost = problem;
      // Some may have come, and titles without their texts are better than none.
      if (wanted()) await this.step(engine, facts, { texts: false, inAnswer: true }).catch(() => {});
    }
    if (!wanted()) return;
    this.draw(this.foot);
    box.describeLost();
    if (!this.lost) return;
    box.trouble(this.lost, true);
    box.announce(box.told);
  }

  async load(engine, facts, names) {
    try {
      // One that is lost takes no other with it.
      const all = await Promise.allSettled(names.map((name) => engine.get(facts.build, name)));
      for (const { reason } of all) if (reason) throw reason;
    } catch (problem) {
      // Another build may have taken its place.
      if (problem.code !== 'not-found') throw problem;
      this.site.forget();
      const now = await this.site.version();
      if (now.build === facts.build) throw problem;
      facts.build = now.build;
    }
  }

  /** There is no question any more. */
  clear() {
    this.lost = undefined;
    this.place.replaceChildren();
  }

  done(number, total, trouble) {
    const { box } = this;
    this.total = total;
    this.answered = number;
    this.lost = undefined;
    this.name.textContent = this.title ?? this.site.page('/');
    this.draw(this.foot);
    box.answered(trouble);
  }

  /** What is put in anew, here and below, has no place that it could be seen to leave. */
  draw(...foot) {
    const { panel, sources } = this.box;
    const rest = sources.slice(sources.indexOf(this) + 1);
    keep(this.box, () => {
      this.view.replaceChildren(this.name, this.place, ...foot);
      panel.append(...rest.map((source) => source.view), this.box.lost);
    }, true);
  }

  say(name) {
    const { make } = this.box.context;
    const hint = make('p', { class: 'hint', part: 'hint' }, this.box.say(name));
    keep(this.box, () => this.place.replaceChildren(hint));
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
    this.say('failed');
    this.place.append(box.retry());
    this.done(box.number, 0, box.say('failed'));
  }
}
