// Starts the app once the page can be read, and brings the page back should the app fail.
const { glue, wasm, notice } = document.querySelector('script[data-wasm]').dataset;
// Left in the history entry by a page whose app failed: this time without the app.
const STATIC = -1;

function say() {
  if (document.querySelector('#app-notice')) return;
  document.body.insertAdjacentHTML('beforeend', '<p id="app-notice" role="status"></p>');
  document.body.lastChild.textContent = notice;
}

function failed(reason) {
  console.warn('seoga: the app has stopped', reason);
  if (document.querySelector('html.app')) {
    history.replaceState([STATIC, scrollY], '');
    location.reload();
  } else {
    say();
  }
}

async function start() {
  try {
    // Both at once: the module would ask for the WebAssembly only after it has arrived itself.
    const [module, response] = await Promise.all([import(glue), fetch(wasm)]);
    await module.default({ module_or_path: response });
  } catch (error) {
    failed(error);
  }
}

addEventListener('seoga:failed', (event) => failed(event.detail));
// The app keeps places by itself, as [key, top]; of a page that is loaded anew this is its part.
const [key, top] = [].concat(history.state);
if (top && !scrollY) scrollTo(0, top);
if (key === STATIC) {
  history.replaceState(null, '');
  say();
} else {
  // The page and its pictures first. A time limit in the form of the one is no delay to the other.
  const whenIdle = () => (window.requestIdleCallback ?? setTimeout)(start, { timeout: 1000 });
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle);
}
