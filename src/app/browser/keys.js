// Keys: Ctrl-K, ⌘K and `/` open the search, arrows and Enter choose among its results (Authoring
// Practices, combobox with list box), Esc closes it, and takes the marks off the page.
//
// They press what can also be pressed with the mouse, so that the app knows no keys. A key that an
// input method composes with belongs to the input method: `isComposing`, and key code 229 for those
// that set only that.
addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.isComposing || event.keyCode === 229 || !document.querySelector('html.app')) return;
  const command = event.ctrlKey || event.metaKey;
  const opens = command
    // The physical key: with a Korean layout the same key says ㅏ.
    ? event.code === 'KeyK' && !event.shiftKey
    : key === '/' && document.querySelector('[name=slash]').checked && !target.matches(':read-write');
  if (opens && !event.altKey) {
    event.preventDefault();
    document.querySelector('.open-search').click();
    return;
  }
  if (!target.matches('[data-search]')) {
    if (key === 'Escape') CSS.highlights?.delete('search');
    return;
  }
  const dialog = target.closest('dialog');
  // The browser would empty the field first, and close the dialog at the second press only.
  if (dialog && key === 'Escape') {
    event.preventDefault();
    dialog.close();
    return;
  }
  const options = [...document.querySelectorAll(`#${target.getAttribute('aria-controls')} [role=option]`)];
  const active = options.findIndex((option) => option.ariaSelected === 'true');
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[key];
  if (step == null) return;
  // Without results Enter would send the form: the app is the server here.
  event.preventDefault();
  // What is shown answers what was typed before.
  if (!step && target.dataset.busy === 'true') {
    setTimeout(() => target.matches(':focus') && target.dispatchEvent(new KeyboardEvent('keydown', event)), 50);
    return;
  }
  if (!options.length) return;
  if (!step) {
    const option = options[active] ?? options[0];
    // With a modifier, into a new tab; without, the click is the app's.
    if (command || event.shiftKey) open(option.href, '_blank', 'noopener');
    else option.click();
    return;
  }
  if (active >= 0) options[active].ariaSelected = 'false';
  const next = options.at(Math.max(active + step, -1) % options.length);
  next.ariaSelected = 'true';
  target.setAttribute('aria-activedescendant', next.id);
  next.scrollIntoView({ block: 'nearest' });
});
