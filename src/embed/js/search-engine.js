/**
 * The engine of a site: WebAssembly and the script around it, by the names that the site tells.
 * @module
 */
/** Milliseconds until a request counts as lost. */
const PATIENCE = 15000;
/** How this script and an engine speak: `CONTRACT` of the publisher, which says it in `search.json`. */
const CONTRACT = 1;
/** The least that is WebAssembly: where this may not be compiled, nothing may. */
const NOTHING = [0, 97, 115, 109, 1, 0, 0, 0];

const whole = async (response) => new Uint8Array(await response.arrayBuffer());

/** The engine of a site, as the site itself says. */
async function start(site, { ask, load, Problem }) {
  const home = site.page('/');
  try {
    await WebAssembly.compile(new Uint8Array(NOTHING));
  } catch {
    throw new Problem('csp-wasm');
  }
  const { contract, glue, wasm } = await ask(`${home}embed/search.json`, 'no-cache');
  // A copy of this script from some cache may be older than the engine.
  if (contract !== CONTRACT) throw new Problem('schema');
  const lost = () => {
    throw new Problem('script', true);
  };
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, new Problem('timeout', true)));
  const script = Promise.race([import(`${home}embed/${glue}`).catch(lost), late]);
  const [engine, code] = await Promise.all([script, load(`${home}embed/${wasm}`, whole)]);
  engine.initSync({ module: await WebAssembly.compile(code) });
  const inflated = async ({ body }) => {
    try {
      return await whole(new Response(body.pipeThrough(new DecompressionStream('deflate'))));
    } catch {
      throw new Problem('schema');
    }
  };
  const files = new Map();
  /** Gets a file of the index, once for all who ask for it. */
  const get = (build, name) => {
    const url = `${home}data/${build}/search/${name}`;
    if (!files.has(url)) {
      const got = load(url, inflated).then((bytes) => engine.put(build, name, bytes));
      files.set(url, got);
      got.catch(() => files.delete(url));
    }
    return files.get(url);
  };
  /** The engine has dropped what it could not read: all is asked for anew. */
  const forget = () => files.clear();
  return { answer: engine.answer, get, forget };
}

/** One engine for all widgets of a site; one that did not start is asked for anew. */
export function engineOf(site, context) {
  const engines = (context.registry.engines ??= new Map());
  const home = site.page('/');
  if (!engines.has(home)) {
    const started = start(site, context);
    engines.set(home, started);
    started.catch(() => engines.delete(home));
  }
  return engines.get(home);
}
