// How fast a large folder is published: about 3,000 documents of the size of the corpora, made by repeating them under
// other names, with each copy's titles and links its own. Wall time, documents a second, and the most memory in use.
//
//   node bench/publish.mjs [documents] [path of seoga]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const wanted = Number(process.argv[2] ?? 3000);
const seoga = resolve(process.argv[3] ?? 'target/release/seoga');
if (!existsSync(seoga)) {
  console.error(`${seoga} is not there: cargo build --release --bin seoga`);
  process.exit(2);
}

const corpora = ['til', 'react-ko', 'wiki'].map((name) => join('../shared/corpora', name)).filter((path) => existsSync(path));
if (corpora.length === 0) {
  console.log('skipped: the corpora are not there');
  process.exit(0);
}

const markdown = (folder) =>
  readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.md')).map((path) => join(folder, path));

// Copies of one corpus after the other, until there are enough; the titles of a copy tell its number.
const content = mkdtempSync(join(tmpdir(), 'seoga-content-'));
const out = mkdtempSync(join(tmpdir(), 'seoga-site-'));
let documents = 0;
let bytes = 0;
for (let copy = 0; documents < wanted; copy += 1) {
  for (const corpus of corpora) {
    if (documents >= wanted) break;
    const folder = join(content, `${corpus.split('/').pop()}-${copy}`);
    cpSync(corpus, folder, { recursive: true, mode: 0 });
    for (const path of markdown(folder)) {
      if (documents >= wanted) {
        rmSync(path, { force: true });
        continue;
      }
      const text = readFileSync(path, 'utf8').replace(/^(title *:|#+) (.*)$/m, `$1 $2 ${copy}`);
      rmSync(path, { force: true });
      writeFileSync(path, text);
      documents += 1;
      bytes += Buffer.byteLength(text);
    }
  }
}
// A `_config.yml` of a corpus speaks of that folder, not of this one.
writeFileSync(join(content, 'site.toml'), 'title = "Bench"\n');

// The most memory of a process is told by GNU time, where it is installed.
const time = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', 'peak %M'] : [];
const run = (label, ...args) => {
  const [command, ...rest] = [...time, seoga, ...args, '--content', content];
  const started = performance.now();
  const result = spawnSync(command, rest, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = (performance.now() - started) / 1000;
  const peak = /^peak (\d+)$/m.exec(result.stderr ?? '');
  const memory = peak ? `${Math.round(Number(peak[1]) / 1024)} MiB` : '–';
  if (result.status === null || result.status > 1) console.error(result.stderr.slice(-2000));
  console.log(`| ${label} | ${seconds.toFixed(2)} | ${Math.round(documents / seconds)} | ${memory} |`);
};

console.log(`${documents} documents, ${(bytes / 1e6).toFixed(1)} MB of Markdown, ${cpus().length} cores\n`);
console.log('| | seconds | documents/s | memory |\n|---|---|---|---|');
run('seoga check: read and render', 'check', '--json');
run('seoga build: read, render, publish', 'build', '--out', join(out, 'site'));
// Cargo builds it; where there is no cargo the rest has been measured.
spawnSync('cargo', ['bench', '--quiet', '--locked', '--bench', 'index', '--', content], { stdio: 'inherit' });
if (existsSync(join(out, 'site'))) {
  const published = readdirSync(join(out, 'site'), { recursive: true }).map((path) => statSync(join(out, 'site', path)));
  const size = published.reduce((total, file) => total + (file.isFile() ? file.size : 0), 0);
  console.log(`\n${published.filter((file) => file.isFile()).length} files, ${(size / 1e6).toFixed(0)} MB`);
}
for (const folder of [content, out]) rmSync(folder, { recursive: true, force: true });
