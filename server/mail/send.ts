import { createTransport, type SendMailOptions } from 'nodemailer';
import { perApp, type App } from '../db/context.ts';
import { writeToOutbox } from './outbox.ts';

/** A mail in plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const TIMEOUT_MS = 20_000;
const DEFAULT_FROM = 'Fledge <no-reply@fledge.invalid>';

/** How mail leaves this app: over SMTP, or as files for whoever looks after the server. */
const postman = perApp((app: App): ((mail: SendMailOptions) => Promise<void>) => {
  const smtpUrl = app.settings.mail?.smtpUrl;
  if (smtpUrl === undefined) {
    const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
    return async (mail) => {
      const { message } = await composer.sendMail(mail);
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not composed');
      await writeToOutbox(`${app.settings.dataDir}/outbox`, message, app.now());
    };
  }
  const smtp = createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return async (mail) => void (await smtp.sendMail(mail));
});

/**
 * Hands a mail over; throws when the server does not take it. Slow: call it from a job, which is tried again, and not
 * from a request.
 */
export async function sendMail(app: App, mail: Mail): Promise<void> {
  await postman(app)({
    from: app.settings.mail?.from ?? DEFAULT_FROM,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
