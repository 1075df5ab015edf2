// A search over several sites: each may be down, or no address at all, without the others.
import { FAILED_REQUEST } from './helpers.mjs';
import { expect, field, hear, listen, options, other, site, startSearch, test, told, type } from './embed-host.mjs';

const OPEN = { 'access-control-allow-origin': '*' };

test('one of two sites does not answer: the results of the other, and a word about it', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(new RegExp(`^${other()}(data|version)`), (route) => route.fulfill({ status: 500, headers: OPEN }));
  await startSearch(page, host, `<seoga-search sources="${site()} ${other()}"></seoga-search>`);
  await type(page, 'aws');
  await expect(page.locator('seoga-search .source').last()).toContainText('검색 자료를 받지 못했습니다.');
  for (const option of await options(page).all()) expect(await option.getAttribute('href')).toMatch(new RegExp(`^${site()}`));
});

for (const [what, answer] of [
  ['is down', (route) => route.fulfill({ status: 500, headers: OPEN })],
  ['does not answer', () => {}],
]) {
  test(`the first of two sites ${what}: the results of the other`, async ({ page, host, watch }) => {
    watch.allow(FAILED_REQUEST);
    await page.route((url) => url.href.startsWith(other()), answer);
    await startSearch(page, host, `<seoga-search sources="${other()} ${site()}"></seoga-search>`);
    await type(page, 'aws');
    for (const option of await options(page).all()) expect(await option.getAttribute('href')).toMatch(new RegExp(`^${site()}`));
    await expect(page.locator('seoga-search .source').first().locator('[part=hint]')).toHaveText(/찾는 중|받지 못했습니다/);
    // Who has chosen does not wait, and the others are not waited for long.
    await expect(page.locator('seoga-search .status')).toHaveText(/^결과 \d+개$/);
    await page.keyboard.press('ArrowDown');
    const address = await options(page).first().getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
  });
}

test('none of two sites is there: what stands in the widget stays', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(/version\.json/, (route) => route.fulfill({ status: 404, headers: OPEN }));
  await hear(page, host, `<seoga-search sources="${site()} ${other()}"><p>own</p></seoga-search>`);
  await expect.poll(() => told(page, 'error')).toEqual([{ code: 'not-found', retryable: false, message: expect.any(String) }]);
  await expect(page.getByText('own')).toBeVisible();
  await expect(field(page)).toHaveCount(0);
});

test('sites asked for anew are asked again, and attributes that say the same are not', async ({ page, host }) => {
  await startSearch(page, host, `<seoga-search sources="${site()} ${other()}"></seoga-search>`);
  await type(page, 'aws');
  await expect(page.locator('seoga-search .status')).not.toBeEmpty();
  await listen(page);
  const search = page.locator('seoga-search');
  await search.evaluate((element) => {
    element.theme = 'dark';
    return element.ready;
  });
  expect(await told(page, 'results')).toEqual([]);
  await search.evaluate((element) => element.refresh());
  await expect.poll(() => told(page, 'results')).toHaveLength(1);
});

for (const [where, before, after] of [['among several', '', 'http://['], ['before the others', 'http://[', '']]) {
  test(`an address that is none, ${where}, is told, the others answer, and each once`, async ({ page, host }) => {
    await hear(page, host, `<seoga-search sources="${before} ${site()} ${after} ${other()} ${site()}" target="_blank"></seoga-search>`);
    await type(page, 'aws');
    expect((await told(page, 'error')).map(({ code }) => code)).toEqual(['option']);
    const parts = page.locator('seoga-search .source');
    await expect(parts).toHaveCount(2);
    for (const [place, home] of [[0, site()], [1, other()]]) {
      await expect(parts.nth(place).locator('[role=option]').first()).toHaveAttribute('href', new RegExp(`^${home}`));
      await expect(parts.nth(place).locator('[part=source]')).toHaveAttribute('target', '_blank');
    }
  });
}
