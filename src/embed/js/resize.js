/**
 * For hosts with frames of this site: gives each `<iframe data-seoga>` the height of its page, and
 * hands `data-theme` and `data-lang` on, now and whenever they change.
 *
 * A message counts only if it comes from the window of such a frame, and from this site or, where the
 * frame is sandboxed, from an origin without a name. Until a frame says that it is ready, nothing is
 * sent; what is sent then is what its attributes say by then.
 */
const SITE = new URL('..', import.meta.url);
const ready = new WeakSet();

const ours = (frame) => frame.src.startsWith(SITE.href);
const frames = () => [...document.querySelectorAll('iframe[data-seoga]')].filter(ours);

function configure(frame) {
  const { theme = 'auto', lang = '' } = frame.dataset;
  frame.contentWindow?.postMessage({ seoga: 1, id: frame.id, type: 'config', theme, lang }, '*');
}

addEventListener('message', ({ source, origin, data }) => {
  if (data?.seoga !== 1 || !source) return;
  const frame = frames().find((one) => one.contentWindow === source);
  if (!frame) return;
  const nameless = origin === 'null' && frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  if (origin !== SITE.origin && !nameless) return;
  if (data.type === 'ready') {
    ready.add(frame);
    configure(frame);
  }
  if (data.type === 'resize' && data.height > 0) frame.style.blockSize = `${Math.min(20000, Math.ceil(data.height))}px`;
});

const watch = new MutationObserver((records) => {
  for (const { target } of records) if (target.localName === 'iframe' && ready.has(target)) configure(target);
});
watch.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme', 'data-lang'] });
// Frames that were ready before this script was here.
for (const frame of frames()) configure(frame);
