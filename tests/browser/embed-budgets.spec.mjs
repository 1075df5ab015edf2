// What the widgets weigh, in bytes after Brotli at its best. A kilobyte is 1000 bytes.
import { brotliCompressSync } from 'node:zlib';
import { expect, file, files, test } from './helpers.mjs';

const KB = 1000;
const cost = (path) => brotliCompressSync(file(path)).length;
const chunk = (stem) => {
  const found = files('embed/chunks').filter((path) => path.startsWith(`embed/chunks/${stem}.`));
  expect(found).toHaveLength(1);
  return found[0];
};

test('the loader: at most 5 KB', () => {
  expect(cost('embed/v1.js')).toBeLessThanOrEqual(5 * KB);
});

test('a list or a card in all: at most 12 KB', () => {
  expect(cost('embed/v1.js') + cost(chunk('posts'))).toBeLessThanOrEqual(12 * KB);
});

test('a whole document in all, and the pinned loader: at most 12 KB', () => {
  expect(cost('embed/v1.js') + cost(chunk('full'))).toBeLessThanOrEqual(12 * KB);
  expect(cost(files('embed/pinned')[0])).toBeLessThanOrEqual(12 * KB);
});

test('the script for hosts with frames: at most 1 KB', () => {
  expect(cost('embed/resize.js')).toBeLessThanOrEqual(KB);
});

test('search in all, without the index: at most 60 KB', () => {
  const { glue, wasm } = JSON.parse(file('embed/search.json'));
  const parts = ['embed/v1.js', chunk('search'), 'embed/search.json', `embed/${glue}`, `embed/${wasm}`];
  expect(parts.map(cost).reduce((sum, one) => sum + one)).toBeLessThanOrEqual(60 * KB);
});

test('search from titles and tags: at most 14 KB', () => {
  expect(cost('embed/v1.js') + cost(chunk('search')) + cost(chunk('titles'))).toBeLessThanOrEqual(14 * KB);
});
