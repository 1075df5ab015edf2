// A search over several sites: one may be down, or no address at all, without the others.
import { FAILED_REQUEST } from './helpers.mjs';
import { expect, hear, options, other, site, startSearch, test, told, type } from './embed-host.mjs';

const OPEN = { 'access-control-allow-origin': '*' };

test('one of two sites does not answer: the results of the other, and a word about it', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(new RegExp(`^${other()}(data|version)`), (route) => route.fulfill({ status: 500, headers: OPEN }));
  await startSearch(page, host, `<seoga-search sources="${site()} ${other()}"></seoga-search>`);
  await type(page, 'aws');
  await expect(page.locator('seoga-search .source').last()).toContainText('검색 자료를 받지 못했습니다.');
  for (const option of await options(page).all()) expect(await option.getAttribute('href')).toMatch(new RegExp(`^${site()}`));
});

test('an address that is none among several is told, the others answer, and each once', async ({ page, host }) => {
  await hear(page, host, `<seoga-search sources="${site()} http://[ ${other()} ${site()}" target="_blank"></seoga-search>`);
  await type(page, 'aws');
  expect((await told(page, 'error')).map(({ code }) => code)).toEqual(['option']);
  const parts = page.locator('seoga-search .source');
  await expect(parts).toHaveCount(2);
  for (const [place, home] of [[0, site()], [1, other()]]) {
    await expect(parts.nth(place).locator('[role=option]').first()).toHaveAttribute('href', new RegExp(`^${home}`));
    await expect(parts.nth(place).locator('[part=source]')).toHaveAttribute('target', '_blank');
  }
});
