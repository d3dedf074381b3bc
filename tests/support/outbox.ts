import { readdir, readFile } from 'node:fs/promises';

const PATIENCE_MS = 20_000;
const LOOK_MS = 25;

/** The newest mail to an address in the outbox of a server; waits until there is one. */
async function mailTo(folder: string, address: string): Promise<string> {
  for (const untilMs = Date.now() + PATIENCE_MS; ;) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
    const mails = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')));
    const found = mails.findLast((mail) => mail.includes(`To: ${address}\n`));
    if (found !== undefined) return found;
    if (Date.now() > untilMs) throw new Error(`no mail to ${address} among ${mails.length}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The token in the link of the mail to an address; waits until there is one. */
export async function mailedToken(folder: string, address: string): Promise<string> {
  const mail = await mailTo(folder, address);
  const token = /\/api\/verify\/([\w-]+)\//.exec(mail.replaceAll('=\n', ''))?.[1];
  if (token === undefined) throw new Error(`no link in ${mail}`);
  return token;
}
