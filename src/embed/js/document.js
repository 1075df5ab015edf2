/**
 * The JSON of the document that an element names.
 * @module
 */
const trimmed = (path) => path.replace(/^\/+|\/+$/g, '');

/** By its path, or as the address bar has it. Some hosts answer every address with one file. */
export async function documentOf({ site, ask, option, Problem }) {
  const path = option('path');
  if (!path) throw new Problem('option');
  let shaped = path.split(site.page('/'))[1]?.split(/[?#]/)[0] ?? path;
  try {
    shaped = decodeURIComponent(shaped);
  } catch {
    // The sign stands for itself.
  }
  shaped = trimmed(shaped.normalize('NFC'));
  const post = await ask(site.page(`data/posts/${shaped || 'index'}.json`), 'no-cache');
  if (trimmed(post.card.path) !== shaped) throw new Problem('not-found');
  return post;
}
