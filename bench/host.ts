import { openHostSite } from '../tests/browser/host-site.ts';
import { ALL_SCOPES } from '../tests/browser/world.ts';
import { customerApi } from '../tests/support/customer-api.ts';

// The host's site in a process of its own: `tsx bench/host.ts FLEDGE_URL SECRET_KEY`.
const [url = '', key = ''] = process.argv.slice(2);
const { call } = customerApi(url);
const site = await openHostSite(url);
site.mint = async (userId) => {
  const input = { user_id: userId, scopes: ALL_SCOPES, ttl_seconds: 600 };
  return (await call('POST', '/widget-sessions', key, input)).body;
};
process.stdout.write(`ready ${site.url}\n`);
