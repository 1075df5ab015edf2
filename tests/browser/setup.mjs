// Before all tests: publishes the site a second time, for another base path, and serves four sites
// on free ports. Their addresses go to the tests through the environment.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serve } from './server.mjs';

const BASE = '/base/';

/** A policy stricter than the one in the pages, and given as a header as a careful host would. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a host sends whose files other sites may use. */
const OPEN = { 'access-control-allow-origin': '*' };

export default async function setup() {
  const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
  const dist = resolve(root, process.env.SEOGA_DIST ?? 'dist');
  const seoga = resolve(root, process.env.SEOGA_BIN ?? 'target/release/seoga');
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`there is no site in ${dist}: run "make build" first`);
  if (!existsSync(seoga)) throw new Error(`${seoga} is missing: run "make build" first`);

  const folder = await mkdtemp(join(tmpdir(), 'seoga-base-'));
  const moved = join(folder, 'site');
  // Without the environment that Trunk and make may have set: this is a build of its own.
  const { SEOGA_CONTENT, TRUNK_STAGING_DIR, TRUNK_PUBLIC_URL, ...env } = process.env;
  const options = ['build', '--content', 'content', '--app', dist, '--base-url', BASE, '--out', moved];
  await promisify(execFile)(seoga, options, { cwd: root, env });

  const servers = await Promise.all([
    serve({ folder: dist, port: 0 }),
    serve({ folder: moved, base: BASE, port: 0, headers: OPEN }),
    serve({ folder: dist, port: 0, headers: { 'content-security-policy': POLICY } }),
    serve({ folder: dist, port: 0, headers: OPEN }),
  ]);
  const [plain, based, strict, shared] = servers.map((server) => `http://127.0.0.1:${server.address().port}`);
  Object.assign(process.env, {
    SEOGA_FOLDER: dist,
    SEOGA_PLAIN: plain,
    SEOGA_BASED: based + BASE,
    SEOGA_STRICT: strict,
    SEOGA_SHARED: `${shared}/`,
  });

  return async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(folder, { recursive: true, force: true });
  };
}
