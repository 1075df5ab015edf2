// Answers, and texts of results, that come long after the last key move nothing of what is shown by then.
import { expect, loader, room, test } from './embed-host.mjs';

const SHOWN = '.hit-group, .hit-title, .hit-meta, .tag, [part=source], [part=close], [part=panel], [data-action=more]';

/** Where everything stands, to the pixel. */
const places = (page) => page.locator('seoga-search').evaluate((element, shown) => {
  const found = [...element.shadowRoot.querySelectorAll(shown)];
  return found.map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return `${one.getAttribute('part')} ${[left, top, width, height].map(Math.round)}`;
  });
}, SHOWN);

for (const variant of ['inline', 'modal', 'page']) {
  for (const [width, query] of [[1280, '비동기'], [360, 'aws']]) {
    test(`texts that come late move nothing: ${variant}, ${width} px`, async ({ page, host }) => {
      await page.setViewportSize({ width, height: 720 });
      await page.route(/\/search\/t\//, async (route) => {
        await new Promise((done) => setTimeout(done, 1500));
        await route.continue();
      });
      await host.open(`${loader()}<seoga-search variant="${variant}"></seoga-search>`, { head: `<meta name="viewport" content="width=device-width">${room(1900)}` });
      if (variant === 'modal') await page.locator('seoga-search [part=trigger]').click();
      await page.locator('seoga-search [role=combobox]').pressSequentially(query);
      const empty = page.locator('seoga-search [part=hit-snippet]:empty');
      await expect(page.locator('seoga-search .status')).not.toBeEmpty();
      await expect(empty).not.toHaveCount(0);
      const before = await places(page);
      expect(before.length).toBeGreaterThan(8);
      await expect(empty).toHaveCount(0);
      await page.waitForTimeout(100);
      expect(await places(page)).toEqual(before);
    });
  }
}

for (const variant of ['inline', 'modal', 'page']) {
  test(`a first answer that comes late moves nothing: ${variant}`, async ({ page, host }) => {
    await page.route(/\/data\/[^/]+\/search\//, async (route) => {
      await new Promise((done) => setTimeout(done, 700));
      await route.continue();
    });
    await host.open(`${loader()}<seoga-search variant="${variant}"></seoga-search>`, { head: room(1900) });
    if (variant === 'modal') await page.locator('seoga-search [part=trigger]').click();
    await page.locator('seoga-search [role=combobox]').pressSequentially('비동기');
    await expect(page.locator('seoga-search [part=hint]')).toHaveText('찾는 중…');
    await page.waitForTimeout(600);
    const close = () => page.locator('seoga-search [part=close]').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
    const before = await close();
    await expect(page.locator('seoga-search [part=hit-snippet] mark').first()).toBeVisible();
    expect(await close()).toEqual(before);
  });
}
