/**
 * The search of one site or of several: a combobox whose answers are drawn by the engine of each site
 * (WebAssembly, one for all widgets of a page), or from titles and tags where that may not run.
 *
 * What must stay true: nothing of the engine is asked for before somebody turns to the field; keys
 * that an input method composes with are left to it; an answer to an earlier question is never drawn.
 * @module
 */
import { Box } from './search-box.js';

const STYLE = 'search.css';

const boxes = new WeakMap();

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
