// A plain static server, as a host of static files is: no rewriting, 404.html for what is missing.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves `folder` under `base` (with a slash at both ends); `headers` go with every answer.
 * Port 0 is any free one.
 */
export function serve({ folder, base = '/', port, headers = {} }) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const send = (status, type, body) => {
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(body);
    };
    const { pathname } = new URL(request.url, 'http://localhost');
    if (!pathname.startsWith(base)) return send(404, 'text/plain', 'outside the base');
    let relative;
    try {
      relative = normalize(decodeURIComponent(pathname.slice(base.length)));
    } catch {
      return send(400, 'text/plain', 'not a percent-encoded path');
    }
    let file = join(root, relative);
    if (file !== root && !file.startsWith(root + sep)) return send(404, 'text/plain', 'outside the folder');
    try {
      if ((await stat(file)).isDirectory()) {
        if (!pathname.endsWith('/')) {
          response.writeHead(301, { location: `${pathname}/` });
          return response.end();
        }
        file = join(file, 'index.html');
      }
      return send(200, TYPES[extname(file)] ?? 'application/octet-stream', await readFile(file));
    } catch {
      const missing = await readFile(join(root, '404.html')).catch(() => 'not found');
      return send(404, 'text/html; charset=utf-8', missing);
    }
  });
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [folder = 'dist', port = '8081', base = '/', policy] = process.argv.slice(2);
  const headers = policy ? { 'content-security-policy': policy } : {};
  await serve({ folder, base, port: Number(port), headers });
  console.log(`serving ${folder} on http://127.0.0.1:${port}${base}`);
}
