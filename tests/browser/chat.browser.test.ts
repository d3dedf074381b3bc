import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { equip } from '../support/assistant.ts';
import { ANSWERS, createScript } from './chat-script.ts';
import { breakouts, lookAt, MODE_NAMES } from './modes.ts';
import { axe, keep, openWorld, type World } from './world.ts';

let world: World;
const script = createScript();
beforeAll(async () => {
  world = await openWorld();
  world.at.app.settings.rateLimitScale = 0;
  equip(world.at.app, script.answer);
}, 180_000);
afterAll(() => world?.close());

const PATIENCE = { timeout: 15_000 };
const inline = '<fledge-chat mode="inline"></fledge-chat>';
const chat = (page: Page) => page.locator('fledge-chat');
const field = (page: Page) => chat(page).getByRole('textbox', { name: 'Message' });
const answers = (page: Page) => chat(page).locator('.answer');

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.keyboard.press('Enter');
}
/** The answer is whole, and drawn: what draws it loads with the first. */
async function whole(page: Page, nth = -1): Promise<void> {
  await answers(page).nth(nth).locator('.tools').waitFor(PATIENCE);
  await answers(page)
    .nth(nth)
    .locator('.raw')
    .waitFor({ state: 'detached', ...PATIENCE });
}

/** A budget of the user's, which drafts are for. */
async function budget(user: string): Promise<string> {
  const { body } = await world.at.call(
    'POST',
    '/budgets',
    world.key,
    { name: 'Household', start_date: '2026-06-01', end_date: '2026-06-30', total_income: 2_000 },
    { 'x-user-id': user },
  );
  for (const name of ['Groceries', 'Coffee'])
    await world.at.call(
      'POST',
      `/budgets/${body.data.id}/categories`,
      world.key,
      { name, allocation_type: 'fixed', allocation_value: 100 },
      { 'x-user-id': user },
    );
  return body.data.id;
}

describe.each([360, 1280])('at %i px', (width) => {
  test.each(['light', 'dark'] as const)('%s: figures, places and changes pass axe', async (colorScheme) => {
    const user = `states-${width}-${colorScheme}`;
    const context = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
    const { page, trouble } = await world.visit({ user, body: inline }, context);
    await field(page).waitFor();
    expect(await axe(page)).toEqual([]);
    await keep(page, `chat-empty-${width}-${colorScheme}`);
    for (const word of ['figures', 'places', 'map', 'compare', 'unjudged']) {
      await say(page, word);
      await whole(page);
      await chat(page).locator('.card').last().waitFor();
      expect(await axe(page), word).toEqual([]);
      await keep(page, `chat-${word}-${width}-${colorScheme}`);
      await chat(page).evaluate((element) => {
        const place = element.shadowRoot?.querySelector('.talk');
        place?.scrollTo(0, place.scrollHeight - place.clientHeight - 700);
      });
      await keep(page, `chat-${word}-up-${width}-${colorScheme}`);
    }
    script.budgetId = await budget(user);
    await say(page, 'add 12.5 Blue Tokai');
    await chat(page).locator('.change').waitFor(PATIENCE);
    await keep(page, `chat-change-${width}-${colorScheme}`);
    expect(await axe(page)).toEqual([]);
    expect(trouble).toEqual([]);
  });
});

/** The words of the last answer, with every mark of the typing taken out. */
const prose = (page: Page): Promise<string> => answers(page).last().locator('.prose').innerText();
const answered = (page: Page, text: string): Promise<void> =>
  answers(page).locator('.prose').getByText(text).waitFor(PATIENCE);
/** Asks for an answer that stands in front of the script's door, and lets its first half out. */
async function half(page: Page): Promise<void> {
  await say(page, 'wait a moment');
  await chat(page).getByText('Looking at your spending').waitFor(PATIENCE);
  script.release();
  await answered(page, 'The first half,');
}
const heard = (page: Page) => chat(page).locator('.answer-said');
/** Opens a page on a user's chat, and waits until it can be spoken to. */
async function meet(user: string, context: Parameters<World['visit']>[1] = {}) {
  const met = await world.visit({ user, body: inline }, context);
  await field(met.page).waitFor(PATIENCE);
  return met;
}
const lastTurn = (page: Page): Promise<string> =>
  answers(page)
    .last()
    .evaluate((element) => element.innerHTML.replaceAll(/<!--.*?-->/g, ''));

test('an answer comes in pieces, is heard once when it is whole, and is the same after a reload', async () => {
  const { page, trouble } = await meet('story');
  const events = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const names: string[] = [];
        for (const name of ['fledge-chat-message-sent', 'fledge-chat-answered'])
          document.addEventListener(name, () => {
            names.push(name);
            if (names.length === 2) resolve(names);
          });
      }),
  );
  await say(page, 'wait a moment');
  await chat(page).getByText('Looking at your spending').waitFor(PATIENCE);
  // What is still fading in has not the contrast that it comes to.
  await expect.poll(() => axe(page), PATIENCE).toEqual([]);
  await keep(page, 'chat-waiting');
  script.release();
  await expect.poll(() => prose(page), PATIENCE).toContain('The first half,');
  expect(await heard(page).textContent()).toBe('');
  expect(await answers(page).last().getAttribute('aria-busy')).toBe('true');
  await keep(page, 'chat-streaming');
  script.release();
  await whole(page);
  await expect.poll(() => prose(page)).toBe('The first half, and the second half.');
  await expect.poll(() => heard(page).textContent()).toBe('The first half, and the second half.');
  expect(await events).toEqual(['fledge-chat-message-sent', 'fledge-chat-answered']);
  const before = await lastTurn(page);
  await page.reload();
  await whole(page);
  await expect.poll(() => lastTurn(page)).toBe(before);
  expect(await heard(page).textContent()).toBe('');
  expect(trouble).toEqual([]);
});

test('a reload in the middle goes on from the first word, and ends the same to the byte', async () => {
  const { page } = await meet('reload');
  const other = await meet('reload');
  await half(page);
  await page.reload();
  await expect.poll(() => prose(page), PATIENCE).toContain('The first half,');
  // The other tab has heard of it by itself, or finds it when it is opened.
  await other.page.reload();
  await expect.poll(() => prose(other.page), PATIENCE).toContain('The first half,');
  script.release();
  await whole(page);
  await whole(other.page);
  expect(await prose(page)).toBe('The first half, and the second half.');
  expect(await lastTurn(other.page)).toBe(await lastTurn(page));
});

test('two tabs see the same: an answer, and a change that one of them confirms', async () => {
  const { page } = await meet('tabs');
  await say(page, 'hello');
  await whole(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await chat(other).getByText('How can I help?').waitFor(PATIENCE);
  await chat(other).locator('.to-history').click();
  await chat(other).locator('.row .open').first().click();
  await whole(other);
  script.budgetId = await budget('tabs');
  await say(page, 'add 12.5 Blue Tokai');
  const there = chat(other).locator('.change');
  await there.waitFor(PATIENCE);
  await chat(page).locator('.change').getByRole('button', { name: 'Confirm' }).click();
  await there.and(other.locator('[data-standing=executed]')).waitFor(PATIENCE);
  await chat(page).locator('[data-standing=executed]').waitFor(PATIENCE);
});

test('stop ends it where it is, and it can be answered again', async () => {
  const { page } = await meet('stop');
  await half(page);
  await chat(page).getByRole('button', { name: 'Stop' }).click();
  await chat(page).getByText('Stopped.').waitFor(PATIENCE);
  expect(await prose(page)).toBe('The first half,');
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-stopped');
  await chat(page).getByRole('button', { name: 'Answer again' }).click();
  await chat(page).getByText('Looking at your spending').waitFor(PATIENCE);
  // The one that was stopped goes as soon as the conversation is read anew.
  await expect.poll(() => answers(page).count()).toBe(1);
  await chat(page).getByRole('button', { name: 'Stop' }).click();
  await whole(page);
});

test('an answer that fails says so, and is asked for again', async () => {
  const { page } = await meet('fails');
  await say(page, 'fail now');
  await answers(page).last().and(page.locator('[data-status=failed]')).waitFor(PATIENCE);
  expect(await prose(page)).toBe('I was about to');
  await chat(page).getByRole('button', { name: 'Try again' }).waitFor(PATIENCE);
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-failed');
});

test('whatever an answer says is read, and nothing of it runs or loads', async () => {
  const { page, trouble } = await meet('hostile');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await say(page, 'hostile');
  await whole(page);
  const text = await prose(page);
  expect(text).toContain(`<img src=x onerror="document.title='owned'">`);
  expect(text).toContain('<b>bold?</b> & <style>*{display:none}</style>');
  expect(text).toContain('bank.example (evil.example)');
  expect(await page.title()).toBe('Host');
  const inside = answers(page).last().locator('.prose');
  expect(await inside.locator('img, script, style, b').count()).toBe(0);
  expect(await inside.locator('a').count()).toBe(1);
  expect(await inside.locator('a').getAttribute('rel')).toBe('noopener noreferrer');
  expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
  expect(ANSWERS.hostile).toContain('javascript:');
  // What the user writes is read the same way.
  await say(page, '<b>me</b> **too**');
  await whole(page);
  expect(await chat(page).locator('.mine').last().innerText()).toContain('<b>me</b> **too**');
  expect(trouble).toEqual([]);
});

test('a warning of an allergy has a sign and words, in the picture and for a screen reader', async () => {
  const { page } = await meet('allergies');
  await say(page, 'places');
  await whole(page);
  const place = (name: string) => chat(page).locator('.place').filter({ hasText: name });
  await place('Satay House').waitFor();
  for (const [name, verdict, words] of [
    ['Satay House', 'unsafe', 'Not safe for you'],
    ['Nameless Kitchen', 'unknown', 'Not known whether it is safe'],
    ['Olive & Ember', 'clear', 'No conflict found with your allergies'],
  ] as const) {
    const card = place(name);
    expect(await card.getAttribute('data-verdict')).toBe(verdict);
    expect(await card.locator('.verdict b').first().innerText()).toBe(words);
    expect(await card.locator('.verdict .icon').count()).toBe(1);
    expect(await card.ariaSnapshot()).toContain(words);
  }
  expect(await place('Satay House').ariaSnapshot()).toContain('This kitchen uses peanuts.');
  const edges = await chat(page)
    .locator('.place')
    .evaluateAll((all) =>
      all.map((each) => getComputedStyle(each).borderTopStyle + getComputedStyle(each).borderTopWidth),
    );
  expect(new Set(edges).size).toBe(3);
  const map = place('Olive & Ember').getByRole('link', { name: /Map/ });
  expect(await map.getAttribute('href')).toContain('openstreetmap.org/?mlat=12.9784');
  expect(await chat(page).getByText('safe', { exact: true }).count()).toBe(0);
});

describe('a change', () => {
  const change = (page: Page) => chat(page).locator('.change');
  const stands = (page: Page, standing: string): Promise<void> =>
    change(page)
      .and(page.locator(`[data-standing=${standing}]`))
      .waitFor(PATIENCE);
  const booked = async (user: string): Promise<{ amount: number; details: string }[]> =>
    (await world.at.call('GET', '/transactions', world.key, undefined, { 'x-user-id': user })).body.data;
  async function drafted(user: string, context = {}) {
    script.budgetId = await budget(user);
    const met = await meet(user, context);
    await say(met.page, 'add 12.5 Blue Tokai');
    await change(met.page).waitFor(PATIENCE);
    await whole(met.page);
    return met;
  }

  test('is corrected, confirmed by a hand that trembles, and taken back', async () => {
    const { page, trouble } = await drafted('decides');
    expect(await booked('decides')).toEqual([]);
    await change(page).getByRole('button', { name: 'Edit' }).click();
    await change(page).getByLabel('Category').waitFor(PATIENCE);
    await change(page).getByLabel('Amount').fill('15,50');
    await change(page).getByLabel('Category').selectOption({ label: 'Coffee' });
    expect(await axe(page)).toEqual([]);
    await keep(page, 'chat-edit');
    await change(page).getByRole('button', { name: 'Check again' }).click();
    await change(page).getByText('$15.50').first().waitFor(PATIENCE);
    expect(await change(page).innerText()).toContain('Coffee');
    expect(await booked('decides')).toEqual([]);
    await change(page).getByRole('button', { name: 'Confirm' }).dblclick();
    await stands(page, 'executed');
    expect(await booked('decides')).toMatchObject([{ amount: -15.5, details: 'Blue Tokai' }]);
    expect(await axe(page)).toEqual([]);
    await keep(page, 'chat-executed');
    await page.reload();
    await stands(page, 'executed');
    await change(page).getByRole('button', { name: /^Undo/ }).click();
    await stands(page, 'undone');
    expect(await booked('decides')).toEqual([]);
    await keep(page, 'chat-undone');
    expect(trouble).toEqual([]);
  });

  test('is left undone, or decided in another place', async () => {
    const { page } = await drafted('cancels');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await field(other).waitFor(PATIENCE);
    await change(page).getByRole('button', { name: 'Cancel' }).click();
    await stands(page, 'cancelled');
    expect(await booked('cancels')).toEqual([]);
    await keep(page, 'chat-cancelled');
  });

  test('is confirmed by saying so', async () => {
    const { page } = await drafted('says');
    await say(page, 'yes');
    await stands(page, 'executed');
    expect(await booked('says')).toHaveLength(1);
  });

  test('is decided by the keyboard alone', async () => {
    const { page } = await drafted('keys');
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() ?? '');
    for (let step = 0; step < 20 && (await focused()) !== 'Confirm'; step += 1)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await stands(page, 'executed');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('fledge-chat');
  });
});

test('the launcher loads nothing until it is opened, holds the focus, and gives it back', async () => {
  const asked: string[] = [];
  const { page, trouble } = await world.visit(
    { script: '', body: '<fledge-chat></fledge-chat>' },
    { viewport: { width: 1280, height: 900 } },
  );
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const options = encodeURIComponent(
    JSON.stringify({ user: 'launcher', body: '<fledge-chat></fledge-chat>' }),
  );
  await page.goto(`${world.site.url}/?options=${options}`);
  const button = chat(page).getByRole('button', { name: 'Open the assistant' });
  await button.waitFor();
  await page.waitForLoadState('networkidle');
  const files = (): string[] => asked.filter((path) => /\/(panel|lexer|paper|cards|changes)-/.test(path));
  expect(files()).toEqual([]);
  expect(asked.filter((path) => path.includes('assistant.'))).toEqual([]);
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await button.focus();
  await page.keyboard.press('Enter');
  await field(page).waitFor(PATIENCE);
  await expect.poll(() => field(page).evaluate((each) => each.matches(':focus'))).toBe(true);
  expect(files().some((path) => path.includes('lexer'))).toBe(false);
  expect(await chat(page).getByRole('dialog').getAttribute('aria-label')).toBe('Assistant');
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-launcher-open');
  await expect
    .poll(() => chat(page).getByRole('dialog').boundingBox())
    .toMatchObject({ width: 400, height: 640 });
  await say(page, 'hello');
  await whole(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => button.evaluate((each) => each.matches(':focus'))).toBe(true);
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await page.evaluate('Fledge.open("chat")');
  await answered(page, 'You said: hello');
  expect(trouble).toEqual([]);
});

test('an answer that comes while the panel is away shows on its button until it is opened', async () => {
  const { page, trouble } = await world.visit({ user: 'away', body: '<fledge-chat></fledge-chat>' });
  const button = chat(page).locator('.launcher');
  await button.click();
  await field(page).waitFor(PATIENCE);
  await half(page);
  await page.keyboard.press('Escape');
  expect(await button.getAttribute('data-news')).toBe(null);
  script.release();
  await expect.poll(() => button.getAttribute('data-news'), { timeout: 20_000 }).toBe('');
  expect(await button.getAttribute('aria-label')).toBe('Open the assistant: a new answer');
  const dot = await button.evaluate((each) => getComputedStyle(each, '::after').inlineSize);
  expect(dot).toBe('14px');
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-launcher-news');
  await button.click();
  await expect.poll(() => button.getAttribute('data-news')).toBe(null);
  expect(await button.getAttribute('aria-label')).toBe('Close the assistant');
  expect(trouble).toEqual([]);
});

test('on a phone the panel is the whole screen, and nothing behind it is reached', async () => {
  const { page } = await world.visit(
    { user: 'phone', body: '<fledge-chat></fledge-chat>' },
    { viewport: { width: 360, height: 740 }, hasTouch: true },
  );
  await keep(page, 'chat-launcher-360');
  await chat(page).getByRole('button', { name: 'Open the assistant' }).click();
  await field(page).waitFor(PATIENCE);
  // The panel slides in: where it ends is what counts.
  await expect
    .poll(() => chat(page).getByRole('dialog').boundingBox())
    .toMatchObject({ x: 0, y: 0, width: 360, height: 740 });
  expect(
    await chat(page)
      .getByRole('dialog')
      .evaluate((each) => each.matches(':modal')),
  ).toBe(true);
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-phone');
  await page.keyboard.press('Escape');
  await expect.poll(() => chat(page).getByRole('dialog').count()).toBe(0);
});

test('on a phone a page that was scrolled is covered too, and stands where it stood afterwards', async () => {
  const { page } = await world.visit(
    { user: 'scrolled', body: '<fledge-chat></fledge-chat>' },
    { viewport: { width: 360, height: 740 }, hasTouch: true },
  );
  const scrolled = () => page.evaluate(() => window.scrollY);
  const button = chat(page).getByRole('button', { name: 'Open the assistant' });
  await button.waitFor();
  await page.evaluate(() => {
    document.body.style.minBlockSize = '300vh';
    window.scrollTo(0, 500);
  });
  await button.click();
  await field(page).waitFor(PATIENCE);
  await expect
    .poll(() => chat(page).getByRole('dialog').boundingBox())
    .toMatchObject({ x: 0, y: 0, width: 360, height: 740 });
  await page.keyboard.press('Escape');
  await expect.poll(() => chat(page).getByRole('dialog').count()).toBe(0);
  expect(await scrolled()).toBe(500);
});

test('without a socket it asks, and offline it keeps what is written', async () => {
  const { page } = await world.visit({ script: '', body: inline });
  await page.routeWebSocket(/\/trpc/, (socket) => void socket.close());
  const options = encodeURIComponent(JSON.stringify({ user: 'polling', body: inline }));
  await page.goto(`${world.site.url}/?options=${options}`);
  await field(page).waitFor(PATIENCE);
  await say(page, 'figures');
  await whole(page);
  expect(await prose(page)).toContain('€842.10');

  await page.context().setOffline(true);
  await chat(page).getByText('You are offline.').waitFor(PATIENCE);
  await field(page).fill('kept for later');
  await page.keyboard.press('Enter');
  expect(await field(page).inputValue()).toBe('kept for later');
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-offline');
  await page.context().setOffline(false);
  await chat(page)
    .getByText('You are offline.')
    .waitFor({ state: 'detached', ...PATIENCE });
  await page.reload();
  await whole(page, 0);
  expect(await field(page).inputValue()).toBe('kept for later');

  await page.route('**/trpc/assistant.turns.start', (route) => route.abort());
  await field(page).focus();
  await page.keyboard.press('Enter');
  await chat(page).getByText('Not sent. Your words are kept.').waitFor(PATIENCE);
  expect(await field(page).inputValue()).toBe('kept for later');
  await keep(page, 'chat-unsent');
  await page.unroute('**/trpc/assistant.turns.start');
  await page.keyboard.press('Enter');
  await answered(page, 'You said: kept for later');
  expect(await chat(page).locator('.mine').count()).toBe(2);
});

test('a limit that is reached says until when', async () => {
  const { page } = await meet('limited');
  await page.route('**/trpc/assistant.turns.start', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'access-control-allow-origin': '*' },
      json: {
        error: {
          message: 'The AI budget of this period is used up.',
          data: {
            appCode: 'ai_limit_reached',
            httpStatus: 429,
            details: { resets_at: '2026-06-02T18:00:00Z' },
          },
        },
      },
    }),
  );
  await say(page, 'hello');
  await chat(page).getByText('That is all for now').waitFor(PATIENCE);
  expect(await field(page).inputValue()).toBe('hello');
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-limit');
});

test('conversations are found again, renamed, and deleted when it is asked twice', async () => {
  const { page, trouble } = await meet('history');
  await say(page, 'first thing');
  await whole(page);
  await chat(page).getByRole('button', { name: 'New conversation' }).click();
  await chat(page).getByText('How can I help?').waitFor(PATIENCE);
  await say(page, 'second thing');
  await whole(page);
  await chat(page).getByRole('button', { name: 'Conversations' }).click();
  const rows = chat(page).locator('.row');
  await rows.first().waitFor(PATIENCE);
  expect(await rows.count()).toBe(2);
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-history');
  await rows
    .last()
    .getByRole('button', { name: /^Rename/ })
    .click();
  await chat(page).getByRole('textbox', { name: 'Title' }).fill('The first of all');
  await page.keyboard.press('Enter');
  await rows.last().getByText('The first of all').waitFor(PATIENCE);
  await rows.first().locator('.remove').click();
  await chat(page).getByText('Delete this conversation?').waitFor();
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-history-delete');
  await page.keyboard.press('Escape');
  expect(await rows.count()).toBe(2);
  await rows.first().locator('.remove').click();
  await rows.first().getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => rows.count(), PATIENCE).toBe(1);
  await rows
    .first()
    .getByRole('button', { name: /The first of all/ })
    .first()
    .click();
  await answered(page, 'You said: first thing');
  expect(trouble).toEqual([]);
});

test('a session without the right, an ended one and another user each see what is theirs', async () => {
  const reader = await world.session('reader', 600, ['read']);
  const { page } = await world.visit({ script: `data-session-token="${reader.token}"`, body: inline });
  await chat(page).getByText('Nothing to read here').waitFor(PATIENCE);
  expect(await axe(page)).toEqual([]);
  await keep(page, 'chat-no-scope');

  const { id, token } = await world.session('leaves');
  const leaving = await world.visit({ script: `data-session-token="${token}"`, body: inline });
  await field(leaving.page).waitFor(PATIENCE);
  await say(leaving.page, 'hello');
  await whole(leaving.page);
  await world.at.call('DELETE', `/widget-sessions/${id}`, world.key);
  await chat(leaving.page).getByText('Access was withdrawn').waitFor(PATIENCE);
  expect(await answers(leaving.page).count()).toBe(0);

  const next = await world.session('comes');
  await leaving.page.evaluate(`Fledge.identify(${JSON.stringify(next.token)})`);
  await chat(leaving.page).getByText('How can I help?').waitFor(PATIENCE);
  expect(await chat(leaving.page).getByText('hello').count()).toBe(0);
});

test('in every mode a full conversation is inside its card', async () => {
  const { page } = await meet('modes', { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  script.budgetId = await budget('modes');
  for (const word of ['figures', 'places', 'compare', 'add 12.5 Blue Tokai']) {
    await say(page, word);
    await whole(page);
  }
  await chat(page).locator('.change').waitFor(PATIENCE);
  for (const mode of MODE_NAMES) {
    await lookAt(page, mode);
    await keep(page, `chat-mode-${mode}`);
    expect(await breakouts(page), mode).toEqual([]);
    expect(await axe(page), mode).toEqual([]);
  }
}, 120_000);

test('a German page is answered in German words', async () => {
  const { page, trouble } = await world.visit({ user: 'gerda', lang: 'de', body: inline });
  await chat(page).getByText('Wobei kann ich helfen?').waitFor(PATIENCE);
  script.budgetId = await budget('gerda');
  for (const word of ['places', 'figures', 'add 12.5 Blue Tokai']) {
    await chat(page).getByRole('textbox', { name: 'Nachricht' }).fill(word);
    await page.keyboard.press('Enter');
    await whole(page);
  }
  await chat(page).getByRole('button', { name: 'Bestätigen' }).waitFor(PATIENCE);
  await chat(page).getByText('Für dich nicht sicher').waitFor();
  await chat(page).getByText('842,10').last().waitFor();
  await keep(page, 'chat-german');
  expect(trouble).toEqual([]);
});
