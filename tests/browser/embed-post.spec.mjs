// Single documents in pages of other sites: as a card, and whole.
import { cards, file, FAILED_REQUEST } from './helpers.mjs';
import { bring, expect, listen, loader, room, site, test, told } from './embed-host.mjs';

const PATH = '/posts/kiosk-to-sre/';
const data = (path) => JSON.parse(file(`data/posts${path.replace(/\/$/, '')}.json`));
const element = (attributes) => `<seoga-post path="${PATH}" loading="eager" ${attributes}><blockquote><a href="/">own</a></blockquote></seoga-post>`;

test('a card', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await host.open(loader() + element('fields="date,updated,minutes,summary,tags"'), { head: room(400) });
  const card = page.locator('seoga-post [part=card]');
  const { card: post } = data(PATH);
  await expect(card.locator('h3')).toHaveText(post.title);
  await expect(card.locator('[part=summary]')).toHaveText(post.summary);
  await expect(card.locator('[part=tag]')).toHaveText(post.tags);
  await expect(page.locator('seoga-post [part=source]')).toHaveAttribute('href', `${site()}posts/kiosk-to-sre/`);
  await expect(page.getByText('own')).toBeHidden();
  expect(asked.filter((path) => path.endsWith('.json')).sort()).toEqual(['/data/posts/posts/kiosk-to-sre.json', '/version.json']);
});

test('the whole document: levels, addresses, pictures, anchors', async ({ page, host }) => {
  await host.open(loader() + element('mode="full" heading-level="3"'), { head: room() });
  const body = page.locator('seoga-post [part=body]');
  await expect(page.locator('seoga-post h3[part=title]')).toHaveText(data(PATH).card.title);
  const levels = [...data(PATH).html.matchAll(/<h([2-6])/g)].map(([, level]) => `H${Math.min(6, Number(level) + 2)}`);
  expect(await body.locator(':is(h2, h3, h4, h5, h6)').evaluateAll((all) => all.map((one) => one.nodeName))).toEqual(levels);
  for (const image of await body.locator('img').all()) {
    expect(await image.getAttribute('src')).toMatch(new RegExp(`^${site()}assets/`));
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((one) => one.naturalWidth)).toBeGreaterThan(0);
    expect(await image.evaluate((one) => [one.loading, one.width > 0, one.height > 0])).toEqual(['lazy', true, true]);
  }
  for (const link of await body.locator('a:not([href^="#"])').all()) {
    expect(await link.getAttribute('href')).toMatch(/^https?:/);
    expect(await link.getAttribute('rel')).toBe('noopener');
  }
  expect(await body.evaluate((one) => one.innerText.length)).toBeGreaterThan(500);
  expect(await body.locator('[style]').count()).toBe(0);
});

test('links within the document lead to their place', async ({ page, host }) => {
  const [path] = cards().map((card) => card.path).filter((one) => data(one).html?.includes('class="footnote-ref"'));
  await host.open(`${loader()}<seoga-post path="${path}" mode="full" loading="eager"></seoga-post>`, { head: room() });
  const link = page.locator('seoga-post [part=body] a.footnote-ref, seoga-post [part=body] .footnote-ref a').first();
  await expect(link).toBeVisible();
  const target = await link.getAttribute('href');
  await link.click();
  expect(page.url()).toBe(`${host.origin}/`);
  const focused = await page.evaluate(() => document.querySelector('seoga-post').shadowRoot.activeElement?.id);
  expect(`#${focused}`).toBe(decodeURIComponent(target));
});

test('what is not known does not come through, whatever the site sends', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  const html = `<h2 id="a" onclick="alert(1)" style="color:red">One</h2><script>alert(1)</script><img src=x onerror="globalThis.ran = 1">
    <a href="javascript:alert(1)">j</a><a href=" java&#9;script:alert(1)">k</a><a href="data:text/html,x">d</a><a href="#a">own</a><a href="mailto:a@example.com">m</a>
    <iframe src="https://example.com/"></iframe><svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">s</a></svg>
    <math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml><mi href="javascript:alert(1)">x</mi></math>
    <form action="https://evil.example/"><input name="password" type="password"><button formaction="javascript:alert(1)">b</button></form>
    <seoga-posts site="https://evil.example/">kept words</seoga-posts><style>* { display: none }</style><meta http-equiv="refresh" content="0;url=https://evil.example/">
    <video poster="javascript:alert(1)" src="//evil.example/x.mp4" autoplay preload="none"></video><p part="title" slot="x" is="y">two</p>`;
  // A picture without a size.
  host.mayShift();
  const post = { schema: 1, card: { path: '/x/', kind: 'post', title: 'X', minutes: 1 }, html: html.replace('//evil.example/x.mp4', '/x.mp4') };
  await page.route(/data\/posts\/x\.json/, (route) => route.fulfill({ json: post, headers: { 'access-control-allow-origin': '*' } }));
  await host.open(`${loader()}<seoga-post path="x" mode="full" loading="eager"></seoga-post>`, { head: room() });
  const body = page.locator('seoga-post [part=body]');
  await expect(body.locator('h3')).toHaveText('One');
  const seen = await body.evaluate((one) => {
    const all = [...one.querySelectorAll('*')];
    return {
      names: [...new Set(all.map((element) => element.localName))].sort(),
      attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))].sort(),
      links: [...one.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    };
  });
  expect(seen.names).toEqual(['a', 'h3', 'img', 'math', 'mi', 'p', 'video']);
  expect(seen.attributes).toEqual(['decoding', 'href', 'id', 'loading', 'preload', 'referrerpolicy', 'rel', 'src']);
  expect(seen.links).toEqual([null, null, null, '#seoga-x-a', 'mailto:a@example.com']);
  await expect(body).toContainText('kept words');
  expect(await page.evaluate(() => globalThis.ran)).toBeUndefined();
});

test('a document that is not there, and a host that answers with another', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await host.open('<seoga-post path="/no/such/" loading="eager"><a href="/">own</a></seoga-post><seoga-post loading="eager">nothing named</seoga-post>', { head: room(300) });
  await listen(page);
  await bring(page);
  await expect.poll(async () => (await told(page, 'error')).map(({ code }) => code).sort()).toEqual(['not-found', 'option']);
  await expect(page.getByText('own')).toBeVisible();
  await expect(page.getByText('nothing named')).toBeVisible();
});

test('card to whole and back, live', async ({ page, host }) => {
  await host.open(loader() + element(''), { head: room() });
  await expect(page.locator('seoga-post [part=card]')).toBeVisible();
  host.mayShift();
  await page.locator('seoga-post').evaluate((one) => (one.mode = 'full'));
  await expect(page.locator('seoga-post [part=body]')).toBeVisible();
  await expect(page.locator('seoga-post [part=card]')).toHaveCount(0);
  await page.locator('seoga-post').evaluate((one) => (one.mode = null));
  await expect(page.locator('seoga-post [part=card]')).toBeVisible();
});
