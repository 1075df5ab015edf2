/**
 * The page for authors: options to markup, and the markup tried out in two host pages.
 */
const form = document.querySelector('form');
const output = document.querySelector('#snippet');
const main = document.querySelector('main');
const stage = document.querySelector('#stage');
const site = new URL('../..', import.meta.url).href;

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** A path within the site, whether it was typed or comes from the address bar. */
function pathIn(text) {
  const path = text.split(site)[1]?.split(/[?#]/)[0] ?? text;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Options that were chosen, for the widget that was chosen. */
function chosen() {
  const all = new FormData(form);
  const kind = all.get('element');
  // A search is what its site has today; there is nothing to pin.
  form.elements.way.querySelector('[value=pinned]').disabled = kind === 'seoga-search';
  const options = [];
  for (const field of form.elements) {
    const meant = !field.dataset.for || field.dataset.for.split(' ').includes(kind);
    field.closest('label').hidden = !meant;
    const text = all.get(field.name)?.trim();
    const value = field.name === 'path' ? pathIn(text) : text;
    if (meant && value && !['element', 'way'].includes(field.name)) options.push([field.name, value]);
  }
  return { kind, way: all.get('way'), options };
}

/** What stands in a widget until it is there, and where it cannot be. */
function child(kind, own) {
  if (kind === 'seoga-search') {
    return `<form action="${site}search/"><input type="search" name="q" aria-label="${escaped(own.get('label') ?? main.dataset.search)}"></form>`;
  }
  const address = kind === 'seoga-post' ? new URL((own.get('path') ?? '').replace(/^\//, ''), site).href : site;
  return `<a href="${escaped(address)}">${escaped(main.dataset.site)}</a>`;
}

function markup({ kind, way, options }) {
  const own = new Map(options);
  if (way === 'frame') {
    const path = (own.get('path') ?? '').replace(/^\/|\/$/g, '');
    const kept = options.filter(([name]) => !['path', 'mode', 'loading', 'target', 'variant', 'shortcut'].includes(name));
    const query = new URLSearchParams(kind === 'seoga-post' ? [] : kept);
    const pages = { 'seoga-posts': 'posts/', 'seoga-search': 'search/', 'seoga-post': `post/${path.split('/').map(encodeURIComponent).join('/')}/` };
    const page = `${pages[kind]}${query.size ? `?${query}` : ''}`;
    // The form of a search, where no script runs, has to be sent.
    const sandbox = `${kind === 'seoga-search' ? 'allow-forms ' : ''}allow-scripts allow-popups allow-popups-to-escape-sandbox`;
    return `<script type="module" src="${site}embed/resize.js"></script>\n` +
      `<iframe data-seoga src="${escaped(`${site}embed/${page}`)}" title="${escaped(document.title)}" loading="lazy"\n` +
      `  sandbox="${sandbox}" referrerpolicy="no-referrer"\n` +
      `  width="100%" height="480"></iframe>`;
  }
  const script = way === 'pinned' && kind !== 'seoga-search'
    ? `<script type="module" src="${site}${main.dataset.pinned}"\n  integrity="${main.dataset.integrity}" crossorigin></script>`
    : `<script type="module" async src="${site}embed/v1.js"></script>`;
  // The first script of a page makes the elements of all: each says where it belongs.
  const attributes = [['site', site], ...options].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return `${script}\n<${kind}${attributes}>\n  ${child(kind, own)}\n</${kind}>`;
}

/** The host's style for the time before the script: the room that the widget takes. */
function room() {
  const element = stage.contentDocument?.querySelector('seoga-posts, seoga-post, seoga-search');
  const height = Math.ceil(element?.getBoundingClientRect().height ?? 0);
  if (!height || form.elements.way.value === 'frame' || element.localName !== form.elements.element.value) return '';
  return `\n<style>${element.localName} { display: flow-root; min-block-size: ${height}px }</style>`;
}

function show() {
  const choice = chosen();
  const query = new URLSearchParams([['element', choice.kind], ['loading', 'eager'], ...choice.options.filter(([name]) => name !== 'loading')]);
  for (const frame of document.querySelectorAll('iframe')) {
    const address = new URL(`?${query}`, new URL(frame.dataset.page, location.href)).href;
    if (frame.src !== address) frame.src = address;
  }
  output.value = markup(choice) + room();
}

stage.addEventListener('load', async () => {
  const { contentWindow: host, contentDocument: page } = stage;
  const element = page?.querySelector('seoga-posts, seoga-post, seoga-search');
  if (!element) return;
  await host.customElements.whenDefined(element.localName);
  await element.ready;
  if (stage.contentDocument === page) output.value = markup(chosen()) + room();
});
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
document.querySelector('#copy').addEventListener('click', async () => {
  output.select();
  await navigator.clipboard?.writeText(output.value);
});
show();
