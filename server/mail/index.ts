export { sendMail, type Mail } from './send.ts';
