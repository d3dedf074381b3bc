import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { german } from '../../widgets/core/words/de.ts';
import { asides } from '../../widgets/core/words/en/asides.ts';
import { buddy } from '../../widgets/core/words/en/buddy.ts';
import { core } from '../../widgets/core/words/en/core.ts';
import { details } from '../../widgets/core/words/en/details.ts';
import { marketplace } from '../../widgets/core/words/en/marketplace.ts';
import type { Phrase } from '../../widgets/core/words/phrase.ts';
import { axe, keep, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 180_000);
afterAll(() => world?.close());

const english: Record<string, Phrase> = { ...core, ...asides, ...buddy, ...details, ...marketplace };
const formsOf = (phrase: Phrase): string[] => (typeof phrase === 'string' ? [phrase] : Object.values(phrase));
/** What a phrase can become: its own words, and numbers or anything where it has a blank. */
const patternOf = (form: string): RegExp =>
  new RegExp(
    `^${form
      .replaceAll(/[.?+*()|\\^$]/g, '\\$&')
      .replaceAll(/\{(n|actual|needed|all|level|amount|balance)\}/g, '[\\d.,%\\s]+')
      .replaceAll(/\{\w+\}/g, '.+')}$`,
  );
/** The phrases of one language that the other writes in another way. */
const onlyIn = (table: Record<string, Phrase>, other: Record<string, Phrase>): RegExp[] => {
  const known = new Set(Object.values(other).flatMap(formsOf));
  return Object.values(table)
    .flatMap(formsOf)
    .filter((form) => !known.has(form))
    .map(patternOf);
};
const GERMAN = onlyIn(german, english);
const ENGLISH = onlyIn(english, german);

/** Everything the widgets show or say: each run of text, and each attribute that is read out. */
const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'alt'])
          texts.push(element.getAttribute(name) ?? '');
        for (const node of element.childNodes) if (node.nodeType === 3) texts.push(node.textContent ?? '');
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    for (const widget of document.querySelectorAll('fledge-buddy,fledge-marketplace'))
      if (widget.shadowRoot) visit(widget.shadowRoot);
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => /\p{L}/u.test(text));
  });

/** English of ours that shows. What the server sends (names, descriptions, reasons) is in its own language. */
async function englishOn(page: Page): Promise<string[]> {
  const texts = await said(page);
  expect(texts.length).toBeGreaterThan(1);
  return texts.filter(
    (text) => ENGLISH.some((each) => each.test(text)) && !GERMAN.some((each) => each.test(text)),
  );
}

test('a German page speaks German in every state, with German numbers and dates', async () => {
  const { page, trouble } = await world.visit(
    { user: 'gerda', lang: 'de-DE' },
    { viewport: { width: 360, height: 900 }, reducedMotion: 'reduce' },
  );
  await page.getByText('Das Nest ist bereit').waitFor();
  expect(await englishOn(page)).toEqual([]);
  await world.egg('gerda');
  const hatch = page.getByRole('button', { name: 'Ei ausbrüten' });
  await hatch.waitFor();
  await keep(page, 'german-egg');
  expect(await englishOn(page)).toEqual([]);
  await hatch.click();
  await page.locator('fledge-buddy .next-title').waitFor();
  for (let lesson = 0; lesson < 12; lesson += 1) await world.event('gerda');
  await expect
    .poll(() => page.locator('fledge-marketplace .card[data-standing=for_sale]').count())
    .toBeGreaterThan(0);
  for (const tab of ['Wachstum', 'Können', 'Abzeichen', 'Serie']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await englishOn(page), tab).toEqual([]);
    await keep(page, `german-${tab}`);
  }
  await page.getByRole('tab', { name: 'Abzeichen' }).click();
  await page.locator('.badge[data-status=awarded]').first().click();
  const today = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium' }).format(new Date());
  await page.locator('#story').getByText(`Verdient am ${today}`).waitFor();

  await page.locator('.card[data-standing=for_sale]').first().click();
  await page.getByRole('button', { name: /^(Kaufen für|Mitnehmen)/ }).click();
  expect(await englishOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ja, kaufen' }).click();
  await page.getByText('Es gehört dir!').waitFor();
  expect(await englishOn(page)).toEqual([]);
  await keep(page, 'german-bought');
  await page.keyboard.press('Escape');
  for (const standing of ['locked', 'short']) {
    const card = page.locator(`fledge-marketplace .card[data-standing=${standing}]`).first();
    if ((await card.count()) === 0) continue;
    await card.click();
    await page.locator('fledge-marketplace dialog[open] .action').waitFor();
    expect(await englishOn(page), standing).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Kleiderschrank' }).click();
  await page
    .getByRole('button', { name: /Anziehen/ })
    .first()
    .waitFor();
  expect(await englishOn(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await keep(page, 'german-wardrobe');
  expect(trouble).toEqual([]);
}, 180_000);

test('the script tag decides before the page, and states without a user speak German too', async () => {
  const { page } = await world.visit({
    script: 'data-session-token="wgt_sess_not.a.token" data-lang="de"',
  });
  await page.getByText('Deine Sitzung ist abgelaufen').first().waitFor();
  expect(await englishOn(page)).toEqual([]);
  await page.evaluate('Fledge.logout()');
  await page.getByText('Du bist abgemeldet').first().waitFor();
  expect(await englishOn(page)).toEqual([]);
});
