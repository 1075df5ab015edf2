// What hosts write that is not quite as it should be, and pages with the snippets of several sites.
import { cards, FAILED_REQUEST, file } from './helpers.mjs';
import { expect, hear, loader, newest, other, room, site, test, titles, told } from './embed-host.mjs';

const LIST = '<seoga-posts limit="2" loading="eager"><a href="/">own</a></seoga-posts>';
const shared = { 'access-control-allow-origin': '*' };

const start = (page, host, body, more = {}) => hear(page, host, body, { head: room(300), ...more });

test('the snippets of two sites on one page: each shows its own', async ({ page, host }) => {
  let both = '';
  for (const home of [site(), other()]) {
    await page.goto(`${home}embed/`);
    await expect(page.locator('#snippet')).toHaveValue(/min-block-size/);
    both += (await page.locator('#snippet').inputValue()).replace('<seoga-posts', '<seoga-posts loading="eager"');
  }
  await host.open(both);
  const lists = page.locator('seoga-posts');
  await expect(lists.nth(0).locator('[part=link]').first()).toHaveAttribute('href', new RegExp(`^${site()}posts/`));
  await expect(lists.nth(1).locator('[part=link]').first()).toHaveAttribute('href', new RegExp(`^${other()}posts/`));
});

for (const [lang, date] of [['ko_KR', '2025. 8. 9.'], ['en_US', 'Aug 9, 2025'], ['x', '2025. 8. 9.'], ['*', '2025. 8. 9.']]) {
  test(`a language written ${lang}: the list is there`, async ({ page, host }) => {
    await start(page, host, LIST, { lang });
    await expect.poll(() => titles(page)).toEqual(newest(2));
    await expect(page.locator('seoga-posts time').first()).toHaveText(date);
    expect(await told(page, 'error')).toEqual([]);
  });
}

test('an element that is empty but for white space: a field that leads to the site, also where nothing else comes', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(/version\.json/, (route) => route.fulfill({ status: 404, headers: shared }));
  await start(page, host, '<seoga-search>\n</seoga-search><seoga-search><form><input aria-label="own"></form></seoga-search>');
  await expect.poll(() => told(page, 'error')).toHaveLength(2);
  const own = page.locator('seoga-search').nth(0).locator('input[type=search]');
  await expect(own).toBeVisible();
  expect(await own.evaluate((input) => input.form.action)).toBe(`${site()}search/`);
  await expect(page.locator('seoga-search').nth(1).locator('input[type=search]')).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'own' })).toBeVisible();
});

test('a path as the address bar has it', async ({ page, host }) => {
  const { path, title } = cards().find((card) => /[가-힣]/.test(card.path)) ?? cards()[0];
  const whole = new URL(encodeURI(path), site()).href;
  for (const mode of ['card', 'full']) {
    for (const written of [path, encodeURI(path), whole, `${whole}?from=here#part`, `${site()}${path.slice(1)}`]) {
      await host.open(`${loader()}<seoga-post path="${written}" mode="${mode}" loading="eager"></seoga-post>`, { head: room() });
      await expect(page.locator('seoga-post [part=title]'), written).toHaveText(title);
    }
  }
  host.mayShift();
  await page.goto(`${site()}embed/`);
  await page.locator('[name=element]').selectOption('seoga-post');
  await page.locator('[name=path]').fill(`${whole}#part`);
  await expect(page.locator('#snippet')).toHaveValue(new RegExp(` path="/?${path.slice(1)}"`));
});

test('refresh() asks for a document anew, and for all sites of a search', async ({ page, host }) => {
  const { path } = cards()[0];
  await start(page, host, `<seoga-post path="${path}" loading="eager"></seoga-post><seoga-search sources="${site()} ${other()}" loading="eager"></seoga-search>`);
  await expect(page.locator('seoga-post [part=title]')).toBeVisible();
  const field = page.locator('seoga-search [role=combobox]');
  await field.pressSequentially('sre');
  await expect(page.locator('seoga-search .source').nth(1).locator('[role=option]').first()).toBeVisible();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.locator('seoga-post').evaluate((element) => element.refresh());
  expect(asked).toContain(`${site()}data/posts${encodeURI(path.replace(/\/$/, ''))}.json`);
  asked.length = 0;
  await page.locator('seoga-search').evaluate((element) => element.refresh());
  for (const home of [site(), other()]) await expect.poll(() => asked).toContain(`${home}version.json`);
  host.mayShift();
});

test('`ready` resolves also where the question was changed before its turn', async ({ page, host }) => {
  host.put('/gap.css', { type: 'text/css', body: '.gap { block-size: 4000px }' });
  await host.open(`${loader()}<div class="gap"></div>${LIST.replace(' loading="eager"', '')}`, { head: `${room()}<link rel="stylesheet" href="/gap.css">` });
  await page.evaluate(() => customElements.whenDefined('seoga-posts'));
  const done = await page.locator('seoga-posts').evaluate(async (element) => {
    const { ready } = element;
    await new Promise((next) => setTimeout(next, 50));
    element.limit = 1;
    return Promise.race([ready.then(() => 'ready'), new Promise((next) => setTimeout(next, 2000, 'hangs'))]);
  });
  expect(done).toBe('ready');
});

test('an address that is none says that an option is wrong', async ({ page, host }) => {
  await start(page, host, LIST.replace('<seoga-posts', '<seoga-posts site="https://"'));
  await expect.poll(async () => (await told(page, 'error')).map(({ code }) => code)).toEqual(['option']);
  await expect(page.getByText('own')).toBeVisible();
});

test('fields that are named as nothing is', async ({ page, host }) => {
  await start(page, host, LIST.replace('<seoga-posts', '<seoga-posts fields="__proto__ constructor toString date"'));
  await expect.poll(() => titles(page)).toEqual(newest(2));
  await expect(page.locator('seoga-posts [part=meta]').first()).toHaveText('2025. 8. 9.');
});

test('nothing of the host’s style is inherited but what is told', async ({ page, host }) => {
  const css = 'body { -webkit-text-fill-color: red; caret-color: red; user-select: none; text-align-last: right; pointer-events: none; writing-mode: vertical-rl; -webkit-text-security: disc; font-variant: small-caps; white-space: pre; cursor: help; color: rgb(1, 2, 3); font-size: 19px }';
  host.put('/own.css', { type: 'text/css', body: css });
  await start(page, host, LIST, { head: `${room(300)}<link rel="stylesheet" href="/own.css">` });
  await expect.poll(() => titles(page)).toEqual(newest(2));
  const style = await page.locator('seoga-posts [part=link]').first().evaluate((link) => {
    const { webkitTextFillColor, caretColor, userSelect, textAlignLast, pointerEvents, writingMode, webkitTextSecurity, fontVariant, whiteSpace } = getComputedStyle(link);
    const { fontSize } = getComputedStyle(link.getRootNode().querySelector('.box'));
    return { webkitTextFillColor, caretColor, userSelect, textAlignLast, pointerEvents, writingMode, webkitTextSecurity, fontVariant, whiteSpace, fontSize };
  });
  expect(style).toEqual({
    webkitTextFillColor: 'rgb(1, 2, 3)', caretColor: 'rgb(1, 2, 3)', userSelect: 'auto', textAlignLast: 'auto', pointerEvents: 'auto',
    writingMode: 'horizontal-tb', webkitTextSecurity: 'none', fontVariant: 'normal', whiteSpace: 'normal', fontSize: '19px',
  });
  host.mayShift();
});

test('without WebAssembly: tags by name or by slug', async ({ page, host, watch }) => {
  watch.allow(/policy: script-src wasm-eval/, /[Cc]ontent [Ss]ecurity [Pp]olicy/);
  const origin = new URL(site()).origin;
  const headers = { 'content-security-policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src 'self'; style-src 'self'` };
  const made = [{ path: '/a/', kind: 'post', title: '가나 하나', tags: ['SRE 회고'] }, { path: '/b/', kind: 'post', title: '가나 둘', tags: ['C++'] }];
  await page.route(/cards\/\d+\.json/, (route) => route.fulfill({ headers: shared, json: { schema: 1, cards: route.request().url().endsWith('/0.json') ? made : [] } }));
  for (const [tags, wanted] of [['sre-회고', '가나 하나'], ['SRE 회고', '가나 하나'], ['c-plus-plus', '가나 둘'], ['C++', '가나 둘']]) {
    await host.open(`${loader()}<seoga-search tags="${tags}"></seoga-search>`, { head: room(60), headers });
    await page.locator('seoga-search [role=combobox]').pressSequentially('가나');
    await expect(page.locator('seoga-search [part=hit-title]'), tags).toHaveText([wanted]);
  }
});

test('the pages to try widgets in take options from the address, and nothing else', async ({ page, host }) => {
  await host.open('');
  await page.goto(`${site()}embed/demo/friendly.html?element=seoga-posts&limit=1&site=${encodeURIComponent(other())}&sources=x&onfocus=alert(1)&style=color:red&tabindex=0`);
  await expect.poll(() => titles(page)).toEqual(newest(1));
  expect(await page.locator('seoga-posts').evaluate((element) => element.getAttributeNames())).toEqual(['limit']);
});

test('pictures show in a host that lets in only what says that it may be', async ({ page, host }) => {
  const { path } = cards().find((card) => /<img[^>]+src="\/assets\//.test(JSON.parse(file(`data/posts${card.path.replace(/\/$/, '')}.json`)).html ?? ''));
  const headers = { 'cross-origin-embedder-policy': 'require-corp' };
  await host.open(`<script type="module" src="${site()}embed/v1.js" crossorigin></script><seoga-post path="${path}" mode="full" loading="eager"></seoga-post>`, { head: room(), headers });
  const image = page.locator('seoga-post [part=body] img').first();
  await image.scrollIntoViewIfNeeded();
  await expect.poll(() => image.evaluate((one) => one.naturalWidth)).toBeGreaterThan(0);
});
