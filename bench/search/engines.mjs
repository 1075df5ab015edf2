// How a reader gets at each search, and what its files are.

const PAGEFIND_ENGINE = /^\/pagefind\/.*(\.js|\.css|wasm[^/]*\.pagefind)$/;

/**
 * `page` is where the search is, `open` makes its field ready, `engine` tells the files that are the same on every site.
 * `result` those that hold the text of one result each.
 * `wait` is how long nothing has to happen before the answer is taken for complete: longer than the engine itself waits.
 */
export const ENGINES = {
  seoga: {
    page: '/',
    field: '#search-input',
    hits: '#search-hits .hit-group',
    result: (path) => /\/search\/[ct]\/[^/]+$/.test(path),
    engine: (path) => /^\/(app-[^/]+|assets\/boot\.[^/]+)$/.test(path),
    // Texts of results come when the typing rests for 400 ms, for 1,200 after a single character or consonant.
    wait: 1_350,
    async open(page) {
      await page.locator('html.app').waitFor({ state: 'attached' });
      await page.keyboard.press('Control+k');
      await page.locator('#search-input:focus').waitFor();
    },
  },
  pagefind: {
    page: '/search.html',
    field: '.pagefind-ui__search-input',
    hits: '.pagefind-ui__result:not(:has([data-pagefind-ui-loading], .pagefind-ui__loading))',
    result: (path) => path.startsWith('/pagefind/fragment/'),
    engine: (path) => PAGEFIND_ENGINE.test(path),
    wait: 450,
    open: (page) => page.locator('.pagefind-ui__search-input').focus(),
  },
  minisearch: {
    page: '/search.html',
    field: '#field',
    hits: '#hits li',
    result: () => false,
    engine: (path) => path.endsWith('.js'),
    wait: 350,
    open: (page) => page.locator('#field').focus(),
  },
};

/** Where nothing searches: what the browser itself does for a key, and what measuring adds. */
export const EMPTY = { page: '/empty.html', field: '#field', wait: 200, open: (page) => page.locator('#field').focus() };

/** Opens the search of an engine with nothing in the browser's cache. */
export async function opened(browser, engine, server) {
  const context = await browser.newContext({ locale: 'ko-KR' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  server.sent.length = 0;
  await page.goto(server.origin + engine.page);
  await engine.open(page);
  await server.quiet(engine.wait);
  const session = await context.newCDPSession(page);
  return { page, session, close: () => context.close() };
}
