/**
 * Inside the pages that stand in frames: tells the host how high the page is, and takes theme and
 * language from it. Only the height leaves this page, so it may go to any host.
 */
const query = new URLSearchParams(location.search);
const root = document.documentElement;
const widgets = document.querySelectorAll('seoga-posts, seoga-search');
/** Options that the address may set. */
const OPTIONS = ['tags', 'match', 'exclude', 'sort', 'limit', 'layout', 'fields', 'rows', 'heading-level', 'max-results', 'query', 'label', 'placeholder'];
let id = query.get('id') ?? '';
let told = 0;
let planned = false;

function tell(type, more) {
  parent.postMessage({ seoga: 1, id, type, ...more }, '*');
}

function configure({ theme, lang }) {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else if (theme === 'auto') delete root.dataset.theme;
  for (const widget of widgets) {
    if (typeof lang === 'string' && lang) widget.lang = lang;
  }
}

function measure() {
  planned = false;
  const height = Math.min(20000, Math.ceil(document.body.getBoundingClientRect().height));
  if (Math.abs(height - told) <= 1) return;
  told = height;
  tell('resize', { height });
}

function plan() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(measure);
}

addEventListener('message', (event) => {
  if (event.source !== parent || event.data?.seoga !== 1) return;
  if (typeof event.data.id === 'string') id = event.data.id;
  if (event.data.type !== 'config') return;
  configure(event.data);
  told = 0;
  plan();
});

configure({ theme: query.get('theme'), lang: query.get('lang') });
for (const widget of widgets) {
  for (const name of OPTIONS) {
    if (query.has(name)) widget.setAttribute(name, query.get(name));
  }
  if (query.has('tag')) widget.setAttribute('tags', query.getAll('tag').join(','));
}
// The page's links leave the frame; those within it stay.
for (const link of document.querySelectorAll('a[href^="#"]')) link.target = '_self';
if (parent !== window) {
  new ResizeObserver(plan).observe(document.body);
  tell('ready');
}
