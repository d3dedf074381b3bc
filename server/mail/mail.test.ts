import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../db/context.ts';
import { bareApp } from '../../tests/contract/shop.ts';
import { sendMail } from './index.ts';

const MAIL = { to: 'ada@user.example', subject: 'Prüfen', text: 'Hello,\n\nopen https://x.example/a?b=c\n' };

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fledge-mail-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const appWith = (smtpUrl?: string): App => {
  const app = bareApp();
  return {
    ...app,
    settings: { ...app.settings, dataDir, mail: { from: 'Fledge <no-reply@fledge.test>', smtpUrl } },
  };
};

/** Speaks as much SMTP as a mail needs; `refuse` answers recipients with a 5xx. */
async function smtp({ refuse = false } = {}): Promise<{
  url: string;
  mails: string[];
  close(): Promise<void>;
}> {
  const mails: string[] = [];
  const talk = (socket: Socket): void => {
    let text = '';
    let isData = false;
    socket.write('220 test\r\n');
    socket.on('error', () => socket.destroy());
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + (isData ? 5 : 2));
        if (isData) {
          mails.push(line);
          isData = false;
          socket.write('250 taken\r\n');
        } else if (/^DATA/i.test(line)) {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else if (/^RCPT/i.test(line) && refuse) socket.write('550 nobody here\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  };
  const server: Server = createServer(talk);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe('mail', () => {
  it('without a server is a file that only its owner reads', async () => {
    await sendMail(appWith(), MAIL);
    const [name = '', ...rest] = readdirSync(`${dataDir}/outbox`);
    expect(rest).toEqual([]);
    expect(name).toMatch(/\.eml$/);
    const path = `${dataDir}/outbox/${name}`;
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('To: ada@user.example');
    expect(text).toContain('From: Fledge <no-reply@fledge.test>');
    expect(text).toContain('https://x.example/a?b=c');
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('with a server goes there, and nowhere else', async () => {
    const at = await smtp();
    await sendMail(appWith(at.url), MAIL);
    await at.close();
    expect(at.mails).toHaveLength(1);
    expect(at.mails[0]).toContain('To: ada@user.example');
    expect(() => readdirSync(`${dataDir}/outbox`)).toThrow();
  });

  it('that is not taken is an error, so that whoever sends tries again', async () => {
    const at = await smtp({ refuse: true });
    await expect(sendMail(appWith(at.url), MAIL)).rejects.toThrow('nobody here');
    await at.close();
    await expect(sendMail(appWith('smtp://127.0.0.1:1'), MAIL)).rejects.toThrow();
  });

  it('has one recipient and one subject, whatever they hold', async () => {
    const evil = { to: 'a@x.example', subject: 'Hi\r\nBcc: b@x.example', text: 'x' };
    await sendMail(appWith(), evil);
    const text = readFileSync(`${dataDir}/outbox/${readdirSync(`${dataDir}/outbox`)[0]}`, 'utf8');
    expect(text.split('\n\n')[0]).not.toMatch(/^bcc:/im);
  });
});
