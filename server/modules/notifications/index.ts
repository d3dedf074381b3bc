export { listNotifications } from './list.ts';
export { notify, type Notice } from './notify.ts';
