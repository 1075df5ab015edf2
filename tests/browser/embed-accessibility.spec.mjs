// The widgets and the pages around them, by axe: WCAG 2.2 AA, light and dark.
import AxeBuilder from '@axe-core/playwright';
import { expect, loader, room, site, test } from './embed-host.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const violations = async (page) => {
  // The host pages that the page for authors shows are pages by themselves.
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).exclude('iframe').analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
};

for (const colorScheme of ['light', 'dark']) {
  test(`in a host, ${colorScheme}`, async ({ page, host }) => {
    await page.emulateMedia({ colorScheme });
    const widgets = `<main><h1>host</h1><h2>list</h2><seoga-posts limit="2" loading="eager" fields="date,updated,minutes,summary,tags"></seoga-posts>
      <seoga-post path="/posts/kiosk-to-sre/" mode="full" loading="eager"></seoga-post></main>`;
    host.put('/both.css', { type: 'text/css', body: ':root { color-scheme: light dark; background: light-dark(#fff, #111); color: light-dark(#111, #eee) }' });
    await host.open(loader() + widgets, { head: `${room(400)}<link rel="stylesheet" href="/both.css">` });
    await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
    await expect(page.locator('seoga-post [part=body]')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`the site’s own pages for embedding, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ['embed/', 'embed/posts/', 'embed/search/', 'embed/post/posts/kiosk-to-sre/']) {
      await page.goto(`${site()}${path}`);
      await page.waitForLoadState('networkidle');
      expect(await violations(page), path).toEqual([]);
    }
  });
}
