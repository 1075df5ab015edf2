// Starts the app once the page can be read, and brings the page back should the app fail.
const { glue, wasm, notice } = document.querySelector('script[data-wasm]').dataset;
// Left in the history entry by a page whose app failed: this time without the app.
const WITHOUT_APP = 'without-app';

function say() {
  if (document.getElementById('app-notice')) return;
  const line = document.createElement('p');
  line.id = 'app-notice';
  line.setAttribute('role', 'status');
  line.textContent = notice;
  document.body.append(line);
}

function failed(reason) {
  console.warn('seoga: the app has stopped', reason);
  if (document.documentElement.classList.contains('app')) {
    history.replaceState([WITHOUT_APP, scrollY], '');
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

addEventListener('seoga:failed', (event) => failed(event.detail), { once: true });
// The app keeps places by itself, as [key, top]; of a page that is loaded anew this is its part.
const [key, top] = Array.isArray(history.state) ? history.state : [];
if (top && !scrollY) scrollTo(0, top);
if (key === WITHOUT_APP) {
  history.replaceState(null, '');
  say();
} else {
  // The page and its pictures first.
  const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 1));
  const whenIdle = () => idle(start, { timeout: 1000 });
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
}
