/**
 * Keys of a widget. Those that an input method composes with are left to it.
 * @module
 */
import { go, move } from './search-list.js';

/** A key anywhere in the host's page: Ctrl+K and ⌘K open the widget. */
export function called(box, event) {
  const command = event.ctrlKey || event.metaKey;
  // The physical key: with a Korean layout the same key says ㅏ.
  if (event.code !== 'KeyK' || !command || event.shiftKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  event.preventDefault();
  box.open();
}

/** A key in the field. */
export function pressed(box, event) {
  const { key } = event;
  if (event.isComposing || event.keyCode === 229 || event.altKey) return;
  const command = event.ctrlKey || event.metaKey;
  // To the host, the target is the widget: its shortcuts would take letters for theirs.
  if (key.length === 1 && !command) event.stopPropagation();
  if (key === 'Escape' && box.isOpen) {
    event.preventDefault();
    event.stopPropagation();
    box.close();
    return;
  }
  if (key === 'Enter') {
    if (!box.works) return;
    event.preventDefault();
    box.pending = { aside: command || event.shiftKey };
    if (box.input.hasAttribute('aria-activedescendant') || box.sources.every((source) => source.answered === box.number)) go(box);
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!step || command || event.shiftKey) return;
  event.preventDefault();
  box.reveal();
  move(box, step);
}
