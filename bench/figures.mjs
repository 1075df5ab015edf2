// Numbers and tables of the benchmarks.

export const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The number below which that part of all lies. */
export function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

export const median = (numbers) => quantile(numbers, 0.5);
export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
export const percent = (part) => (Number.isFinite(part) ? `${(part * 100).toFixed(1)} %` : '–');

/** Some of a list, evenly spread over it. */
export const spread = (list, wanted) =>
  list.length <= wanted ? list : Array.from({ length: wanted }, (_, place) => list[Math.floor((place * list.length) / wanted)]);

const WIDE = /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\u2460-\uffdc]/u;
const width = (text) => [...text].reduce((total, character) => total + (WIDE.test(character) ? 2 : 1), 0);

/** A Markdown table whose columns stand straight in a terminal, Hangul included. */
export function table(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column]))));
  const line = (row) => `| ${row.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join(' | ')} |`;
  console.log(`\n${title}\n`);
  console.log(line(cells[0]));
  console.log(`|${widths.map((size) => '-'.repeat(size + 2)).join('|')}|`);
  for (const row of cells.slice(1)) console.log(line(row));
}
