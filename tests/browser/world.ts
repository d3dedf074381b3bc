import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildWidgets } from '../../scripts/build-widgets.js';
import type { CustomerApi } from '../support/customer-api.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './chromium.ts';
import { openHostSite, type HostSite, type PageOptions } from './host-site.ts';

/** What a widget may do at all. */
export const ALL_SCOPES = [
  'read',
  'events:track',
  'marketplace:browse',
  'marketplace:purchase',
  'items:equip',
  'eggs:hatch',
  'evolve',
  'challenges:write',
  'chat:write',
  'book:read',
  'book:write',
];

/** The server of a world: one of the test's own, or a process. */
export interface WorldServer extends CustomerApi {
  url: string;
  close(): Promise<void>;
}

/** A real server, a host site of another origin, and a browser. */
export interface World<S extends WorldServer = TestServer> {
  at: S;
  key: string;
  /** The customer's person. */
  jwt: string;
  site: HostSite;
  browser: Browser;
  /** A session as the host's server mints it. */
  session(userId: string, ttlSeconds?: number, scopes?: string[]): Promise<{ id: string; token: string }>;
  /** An egg that is ready. */
  egg(userId: string): Promise<string>;
  /** A hatched buddy. */
  buddy(userId: string): Promise<string>;
  /** An event from the host's server. */
  event(userId: string, type?: string, properties?: Record<string, unknown>): Promise<void>;
  /** Opens the host's page; `trouble` collects what nobody should see. */
  visit(options?: PageOptions, context?: BrowserContextOptions): Promise<{ page: Page; trouble: string[] }>;
  close(): Promise<void>;
}

let events = 0;

export async function openWorld(): Promise<World> {
  await buildWidgets();
  return openWorldOn(await openTestServer());
}

/** The same around a server that is there; it is closed with its world. */
export async function openWorldOn<S extends WorldServer>(at: S): Promise<World<S>> {
  const { live: key, jwt } = await at.register('language-learning');
  const site = await openHostSite(at.url);
  const browser = await openBrowser();

  const session: World['session'] = async (userId, ttlSeconds = 600, scopes = ALL_SCOPES) => {
    const { body, status } = await at.call('POST', '/widget-sessions', key, {
      user_id: userId,
      scopes,
      ttl_seconds: ttlSeconds,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  site.mint = (userId) => session(userId);

  const egg: World['egg'] = async (userId) => {
    const { body } = await at.call('POST', '/eggs', key, { user_id: userId });
    await at.call('PATCH', `/eggs/${body.egg_id}/status`, key, { status: 'ready' });
    return body.egg_id;
  };
  return {
    at,
    key,
    jwt,
    site,
    browser,
    session,
    egg,
    async buddy(userId) {
      const started = await at.call('POST', `/eggs/${await egg(userId)}/hatch`, key);
      const operation = await at.settled(key, started.body.operation_id);
      return operation.buddy_id;
    },
    async event(userId, type = 'lesson_completed', properties = { score: 98, language: 'es' }) {
      const { body, status } = await at.call('POST', '/events', key, {
        event_id: `evt_${++events}`,
        user_id: userId,
        type,
        properties,
      });
      if (status >= 300) throw new Error(JSON.stringify(body));
    },
    async visit(options = {}, context = {}) {
      const page = await (await browser.newContext(context)).newPage();
      const trouble: string[] = [];
      page.on('pageerror', (error) => trouble.push(String(error)));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
      });
      await page.exposeFunction('tell', (text: string) => trouble.push(text));
      await page.addInitScript(
        "addEventListener('securitypolicyviolation', (e) => tell('policy: ' + e.violatedDirective + ' ' + e.blockedURI))",
      );
      await page.goto(`${site.url}/?options=${encodeURIComponent(JSON.stringify(options))}`);
      return { page, trouble };
    },
    async close() {
      await browser.close();
      await site.close();
      await at.close();
    },
  };
}

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe finds in the widgets, each with the element it is about. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe
    .run(document.querySelector('main'), { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.flat().join(' ') + ' ' + n.failureSummary).join(' | ')))`);
}

/** Keeps a picture of the page for people to look at, where they asked for one. */
export async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
