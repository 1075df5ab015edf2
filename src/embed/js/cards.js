/**
 * Cards of a site, wherever they are drawn: the files they lie in, and how their facts are written.
 * @module
 */
/** Cards in one file. */
export const CHUNK = 48;

/** A file of the current build; `moved` where another build has taken its place meanwhile. */
export async function numbered({ site, ask, Problem }, name) {
  const { build } = await site.version();
  try {
    return await ask(site.page(`data/${build}/${name}`));
  } catch (problem) {
    if (problem.code !== 'not-found') throw problem;
    site.forget();
    const now = await site.version();
    throw now.build === build ? problem : new Problem('moved', true);
  }
}

/** The part of an address that stands for a tag, as the publisher makes it. */
export const slug = (text) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=[\p{Alphabetic}\p{N}])[+#]+/gu, (signs) => signs.replaceAll('+', '-plus').replaceAll('#', '-sharp'))
    .replace(/[^\p{Alphabetic}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** A day as the language writes it; what is none stands as it is. */
export function day({ make, lang }, date, part) {
  const written = date.slice(0, 10);
  const moment = new Date(`${written}T00:00:00Z`);
  const text = Number.isNaN(moment.valueOf()) ? written : new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(moment);
  return make('time', { datetime: date, part }, text);
}
