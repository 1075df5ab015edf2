/**
 * The results of a widget as a list: what is chosen, what a press on them does, and what stays where
 * it is when they are drawn anew.
 * @module
 */
/** Results added with each "more". */
const MORE = 10;

/** The results that are shown, of all sites. */
const options = (box) => [...box.panel.querySelectorAll('[role=option]')];

/** Chooses the next result, or the one before, round and round. */
export function move(box, step) {
  const all = options(box);
  if (!all.length) return;
  const active = all.findIndex((option) => option.ariaSelected === 'true');
  if (active >= 0) all[active].ariaSelected = 'false';
  const next = all.at((active < 0 && step < 0 ? -1 : active + step) % all.length);
  next.ariaSelected = 'true';
  box.input.setAttribute('aria-activedescendant', next.id);
  next.scrollIntoView({ block: 'nearest' });
}

/**
 * Draws results anew: what has the focus keeps it, what is chosen stays chosen. The list stays where it is if the
 * reader is in this answer already, and is otherwise where the question has it begin.
 */
export function keep(box, draw, inAnswer) {
  const { panel, input } = box;
  const root = box.context.host.shadowRoot;
  const top = inAnswer ? panel.scrollTop : box.top;
  const focused = root.activeElement;
  box.drawing = true;
  const drawn = draw();
  box.drawing = false;
  panel.scrollTop = top;
  if (focused && !root.activeElement) (root.getElementById(focused.id) ?? input).focus({ preventScroll: true });
  const chosen = root.getElementById(input.getAttribute('aria-activedescendant'));
  if (chosen) chosen.ariaSelected = 'true';
  return drawn;
}

/** Opens the chosen result, or the first one. */
export function go(box) {
  const { aside } = box.pending;
  box.pending = undefined;
  const all = options(box);
  const option = all.find((one) => one.ariaSelected === 'true') ?? all[0];
  if (!option) return;
  if (aside) open(option.href, '_blank', 'noopener');
  else option.click();
}

/** A press on a result, or on a control of the answer. */
export function clicked(box, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const control = event.target.closest('[data-action], [role=option]');
  const action = control?.dataset.action;
  if (control?.role === 'option') choose(box, event, control);
  else if (action === 'more') again(box, MORE);
  else if (action === 'retry') again(box, 0);
  else if (action === 'facet') narrow(box, event, control);
  else if (action === 'narrow') {
    box.narrowing = !box.narrowing;
    again(box, 0);
  }
}

/** Hands a choice to the host, which may keep the browser from following it. */
function choose(box, event, option) {
  const url = option.href;
  const source = box.sources.find(({ view }) => view.contains(option));
  const home = new URL(source.site.page('/'));
  const path = decodeURIComponent(option.pathname.slice(home.pathname.length - 1));
  const detail = { url, path, query: box.query, rank: options(box).indexOf(option) + 1 };
  option.rel = 'noopener';
  option.target = box.context.option('target');
  if (!box.context.tell('select', detail, true)) event.preventDefault();
  box.close();
}

/** Takes over the query and the tags of a link of the answer. */
function narrow(box, event, link) {
  event.preventDefault();
  const asked = new URL(link.href).searchParams;
  box.input.value = asked.get('q') ?? box.query;
  box.chosen = (asked.get('tags') ?? '').split(',').filter(Boolean);
  box.latest = asked.has('sort');
  box.ask();
}

/** Asks the same with so many more results. */
function again(box, more) {
  box.limit += more;
  box.ask(box.panel.scrollTop);
}
