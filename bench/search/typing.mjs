// Korean as it is typed: the states a field goes through on a two-set keyboard, key by key.

const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const MEDIALS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];
/** Letters that take two keys. Doubled consonants are one key with Shift. */
const PAIRS = {
  ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ',
};
const JOINED = Object.fromEntries(Object.entries(PAIRS).map(([letter, keys]) => [keys, letter]));

const keysOf = (letter) => [...(PAIRS[letter] ?? letter)];
const syllable = (initial, medial, final = '') =>
  String.fromCodePoint(0xac00 + (INITIALS.indexOf(initial) * 21 + MEDIALS.indexOf(medial)) * 28 + FINALS.indexOf(final));

/** The keys of a text: jamo for Hangul, each other character as it is. */
export function keys(text) {
  return [...text.normalize('NFC')].flatMap((character) => {
    const number = character.codePointAt(0) - 0xac00;
    if (number < 0 || number >= 11172) return [character];
    const final = FINALS[number % 28];
    return [INITIALS[Math.floor(number / 588)], ...keysOf(MEDIALS[Math.floor(number / 28) % 21]), ...(final ? keysOf(final) : [])];
  });
}

/** One key more on the syllable that is being composed: what is settled by it, and what is composed then. */
function press({ initial = '', medial = '', final = '' }, key) {
  const vowel = MEDIALS.includes(key);
  if (!vowel && !INITIALS.includes(key) && !FINALS.includes(key)) return { settled: true, other: key };
  if (vowel) {
    if (initial && !medial) return { next: { initial, medial: key } };
    const joined = JOINED[medial + key];
    if (joined && !final) return { next: { initial, medial: joined } };
    if (final) {
      // The last consonant goes on to the new syllable.
      const parts = keysOf(final);
      const moved = parts.pop();
      return { settled: true, left: { initial, medial, final: parts.join('') }, next: { initial: moved, medial: key } };
    }
    return { settled: true, next: { medial: key } };
  }
  if (initial && medial && !final && FINALS.includes(key)) return { next: { initial, medial, final: key } };
  const joined = JOINED[final + key];
  if (final && joined) return { next: { initial, medial, final: joined } };
  return { settled: true, next: { initial: key } };
}

const shown = ({ initial = '', medial = '', final = '' }) =>
  initial && medial ? syllable(initial, medial, final) : initial || medial;

/** What a field shows after each key, as the part that is settled and the part that is composed. */
export function states(text) {
  let settled = '';
  let open = {};
  return keys(text).map((key) => {
    const step = press(open, key);
    if (step.settled) settled += shown(step.left ?? open);
    if (step.other) settled += step.other;
    open = step.next ?? {};
    return { settled, composing: shown(open) };
  });
}

/** An input method at the keyboard of a page, through the browser's own protocol. */
export function inputMethod(session) {
  let done = '';
  return {
    /** One key: what it settles and what it begins come together. */
    async show({ settled, composing }) {
      const sent = [];
      if (settled !== done) {
        sent.push(session.send('Input.insertText', { text: settled.slice(done.length) }));
        done = settled;
      }
      if (composing) {
        const end = composing.length;
        sent.push(session.send('Input.imeSetComposition', { text: composing, selectionStart: end, selectionEnd: end }));
      }
      await Promise.all(sent);
    },
    /** Ends the composition. */
    async commit(text) {
      const rest = text.slice(done.length);
      if (rest) await session.send('Input.insertText', { text: rest });
      done = '';
    },
  };
}
