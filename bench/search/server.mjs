// A static host on this machine that compresses as a good host does, and counts what it sends.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** A body as it goes over the wire: text and WebAssembly as Brotli at its best, all else as it is. */
function packed(file) {
  const type = TYPES[extname(file)];
  const bytes = readFileSync(file);
  if (!type) return { type: 'application/octet-stream', body: bytes };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { type, body: brotliCompressSync(bytes, { params }), encoding: 'br' };
}

function fileOf(root, pathname) {
  const file = join(root, normalize(decodeURIComponent(pathname)));
  if (file !== root && !file.startsWith(root + sep)) return null;
  if (!existsSync(file)) return null;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : null;
}

/**
 * Serves `folder`. `sent` lists each answer (`path`, `bytes` of its body); `quiet(ms)` waits until
 * nothing has been asked for that long.
 */
export async function serve(folder) {
  const root = resolve(folder);
  const bodies = new Map();
  const sent = [];
  let last = performance.now();
  const server = createServer((request, response) => {
    last = performance.now();
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = fileOf(root, pathname);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      return response.end('not found');
    }
    if (!bodies.has(file)) bodies.set(file, packed(file));
    const { type, body, encoding } = bodies.get(file);
    const headers = { 'content-type': type, 'content-length': body.length, 'cache-control': 'max-age=600' };
    response.writeHead(200, encoding ? { ...headers, 'content-encoding': encoding } : headers);
    response.end(body);
    sent.push({ path: pathname, bytes: body.length });
    last = performance.now();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent,
    async quiet(milliseconds) {
      last = Math.max(last, performance.now());
      while (performance.now() - last < milliseconds) await new Promise((done) => setTimeout(done, 20));
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
