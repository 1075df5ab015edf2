// Comforts of the search that need no index: what was searched before, kept only where the reader has
// allowed it, and the switch of the key `/`, which `keys.js` looks at. They stand in `.search-comfort`.
{
  const list = document.querySelector('.recent');
  const [keep, slash] = document.querySelectorAll('.search-comfort input');
  // `stored` is that of theme.js: it gives `null` where storage is forbidden.
  const put = (key, value) => stored((storage) => (value ? storage.setItem(key, value) : storage.removeItem(key)));

  /** The last searches; `null` where they are not to be kept. */
  let recent = stored((storage) => JSON.parse(storage.getItem('seoga-recent')));
  if (!Array.isArray(recent)) recent = null;
  const show = () => {
    list.replaceChildren();
    for (const query of recent ?? []) {
      list.insertAdjacentHTML('beforeend', '<li><button class="tag"></button></li>');
      list.lastChild.firstChild.textContent = query;
    }
  };
  const remember = (queries) => {
    recent = queries;
    put('seoga-recent', queries && JSON.stringify(queries));
    show();
  };
  keep.checked = recent;
  slash.checked = !stored((storage) => storage.getItem('seoga-slash'));
  show();

  addEventListener('change', ({ target }) => {
    if (target === keep) remember(keep.checked ? [] : null);
    if (target === slash) put('seoga-slash', !slash.checked && 'off');
  });
  // Before the app acts on the same click and closes the dialog.
  addEventListener('click', ({ target }) => {
    const hit = target.closest('[role=option]');
    if (hit && recent) {
      const query = hit.closest('dialog, main').querySelector('input').value;
      if (query) remember([query, ...recent.filter((other) => other !== query)].slice(0, 8));
    }
    if (target.matches('.search-comfort button')) {
      const field = document.querySelector('#search-input');
      field.value = target.textContent;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
      field.focus();
    }
  }, true);
}
