// What a visit and a build cost: exact bytes of `dist/`, and seconds of `seoga build` over what is at hand.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const brotli = (path) =>
  brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

const dist = 'dist';
const files = readdirSync(dist);
const pick = (pattern) => files.filter((name) => pattern.test(name)).map((name) => join(dist, name));
const assets = readdirSync(join(dist, 'assets')).map((name) => join(dist, 'assets', name));
const styles = assets.filter((name) => name.endsWith('.css'));
const scripts = assets.filter((name) => name.endsWith('.js'));
const home = sum([join(dist, 'index.html'), ...styles].map(brotli));

row('brotli 11', 'bytes');
row('---', '---');
row('home: HTML and CSS', kilobytes(home));
row('app: WebAssembly', kilobytes(sum(pick(/^app.*\.wasm$/).map(brotli))));
row('app: JavaScript', kilobytes(sum([...pick(/^app.*\.js$/), ...scripts].map(brotli))));
console.log();

row('seoga build', 'seconds');
row('---', '---');
for (const content of ['content', '../shared/corpora/til', '../shared/corpora/wiki', '../shared/corpora/react-ko']) {
  if (!existsSync(content)) {
    console.log(`skipped: ${content} is not there`);
    continue;
  }
  const out = mkdtempSync(join(tmpdir(), 'seoga-bench-'));
  const started = performance.now();
  execFileSync('target/release/seoga', ['build', '--content', content, '--out', join(out, 'site')], { stdio: 'ignore' });
  row(content, ((performance.now() - started) / 1000).toFixed(2));
  rmSync(out, { recursive: true });
}
