/**
 * The page for authors: options to markup, and the markup tried out in two host pages.
 */
const form = document.querySelector('form');
const output = document.querySelector('#snippet');
const main = document.querySelector('main');
const stage = document.querySelector('#stage');
const site = new URL('../..', import.meta.url).href;

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** Options that were chosen, for the widget that was chosen. */
function chosen() {
  const all = new FormData(form);
  const kind = all.get('element');
  const options = [];
  for (const field of form.elements) {
    const meant = !field.dataset.for || field.dataset.for.split(' ').includes(kind);
    field.closest('label').hidden = !meant;
    const value = all.get(field.name)?.trim();
    if (meant && value && !['element', 'way'].includes(field.name)) options.push([field.name, value]);
  }
  return { kind, way: all.get('way'), options };
}

function markup({ kind, way, options }) {
  const own = new Map(options);
  if (kind === 'search') {
    return `<form action="${site}search/" method="get" role="search">\n  <input type="search" name="q" aria-label="${escaped(main.dataset.search)}">\n</form>`;
  }
  if (way === 'frame') {
    const path = (own.get('path') ?? '').replace(/^\/|\/$/g, '');
    const kept = options.filter(([name]) => !['path', 'mode', 'site', 'loading', 'target'].includes(name));
    const query = new URLSearchParams(kind === 'seoga-posts' ? kept : []);
    const page = kind === 'seoga-posts' ? `posts/?${query}` : `post/${path.split('/').map(encodeURIComponent).join('/')}/`;
    return `<script type="module" src="${site}embed/resize.js"></script>\n` +
      `<iframe data-seoga src="${escaped(`${site}embed/${page}`)}" title="${escaped(document.title)}" loading="lazy"\n` +
      `  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"\n` +
      `  width="100%" height="480"></iframe>`;
  }
  const script = way === 'pinned'
    ? `<script type="module" src="${site}${main.dataset.pinned}"\n  integrity="${main.dataset.integrity}" crossorigin></script>`
    : `<script type="module" async src="${site}embed/v1.js"></script>`;
  const attributes = options.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const address = kind === 'seoga-post' ? new URL((own.get('path') ?? '').replace(/^\//, ''), site).href : site;
  return `${script}\n<${kind}${attributes}>\n  <a href="${escaped(address)}">${escaped(main.dataset.site)}</a>\n</${kind}>`;
}

/** The host's style for the time before the script: the room that the widget takes. */
function room() {
  const element = stage.contentDocument?.querySelector('seoga-posts, seoga-post');
  const height = Math.ceil(element?.getBoundingClientRect().height ?? 0);
  if (!height || form.elements.way.value === 'frame' || element.localName !== form.elements.element.value) return '';
  return `\n<style>${element.localName} { display: flow-root; min-block-size: ${height}px }</style>`;
}

function show() {
  const choice = chosen();
  const query = new URLSearchParams([['element', choice.kind], ['loading', 'eager'], ...choice.options.filter(([name]) => name !== 'loading')]);
  for (const frame of document.querySelectorAll('iframe')) {
    frame.hidden = choice.kind === 'search';
    const address = new URL(`?${query}`, new URL(frame.dataset.page, location.href)).href;
    if (frame.src !== address) frame.src = address;
  }
  output.value = markup(choice) + room();
}

stage.addEventListener('load', async () => {
  const { contentWindow: host, contentDocument: page } = stage;
  const element = page?.querySelector('seoga-posts, seoga-post');
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
