// Light and dark: the reader's choice, kept only once there is one. `data-theme` on the root element
// is the choice; without it the system's theme holds. It is there before the first paint.
const root = document.documentElement;
const KEY = 'seoga-theme';
// Storage may be forbidden; the choice then lasts as long as the page.
const stored = (use) => {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
};

const kept = stored((storage) => storage.getItem(KEY));
if (kept) root.dataset.theme = kept;
root.classList.add('scripted');

// One press of the button: system, light, dark, system.
addEventListener('click', (event) => {
  if (!event.target.closest('[data-action="theme"]')) return;
  const { theme } = root.dataset;
  if (theme === 'dark') {
    delete root.dataset.theme;
    stored((storage) => storage.removeItem(KEY));
  } else {
    root.dataset.theme = theme ? 'dark' : 'light';
    stored((storage) => storage.setItem(KEY, root.dataset.theme));
  }
});
