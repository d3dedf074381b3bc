// The operators' panel: a login, and views of figures. The token lives as long as the tab.
import { el } from './admin-dom.js';
import { VIEWS } from './admin-views.js';

const $ = (id) => document.getElementById(id);
const main = $('main');
const KEPT = 'fledge-operator';

let token = sessionStorage.getItem(KEPT) ?? undefined;
let admin;

const bearer = () => (token === undefined ? {} : { authorization: `Bearer ${token}` });

async function answerOf(request) {
  const response = await request.catch(() => {
    throw new Error('The server does not answer.');
  });
  if (response.status === 401 && token !== undefined) {
    leave({ isEnded: true });
    throw new Error('Your login has ended.');
  }
  return response;
}

async function ask(procedure, input = {}) {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const response = await answerOf(fetch(`/trpc/${procedure}?${query}`, { headers: bearer() }));
  return resultOf(response);
}

async function change(procedure, input = {}) {
  const response = await answerOf(
    fetch(`/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer() },
      body: JSON.stringify(input),
    }),
  );
  return resultOf(response);
}

async function resultOf(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error?.message ?? 'The server could not answer.');
  return body.result.data;
}

/** The export is fetched with the token, which a plain link could not carry. */
async function download(format, button) {
  const trouble = $('export-trouble');
  trouble.textContent = '';
  button.disabled = true;
  try {
    const response = await answerOf(
      fetch(`/api/admin/research/export?format=${format}`, { headers: bearer() }),
    );
    if (!response.ok)
      throw new Error((await response.json().catch(() => ({}))).detail ?? 'The export failed.');
    const url = URL.createObjectURL(await response.blob());
    el('a', { href: url, download: format === 'json' ? 'research.json' : 'research.zip' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    $('said').textContent = 'The export was downloaded.';
  } catch (error) {
    if (trouble.isConnected) trouble.textContent = error.message;
  } finally {
    button.disabled = false;
  }
}

/** Back to the door. */
function leave({ isEnded = false } = {}) {
  token = undefined;
  admin = undefined;
  sessionStorage.removeItem(KEPT);
  void showLogin({ isEnded });
}

async function showLogin({ isEnded = false } = {}) {
  $('nav').hidden = true;
  $('who').hidden = true;
  document.title = 'Fledge: operators';
  main.removeAttribute('aria-busy');
  main.replaceChildren($('login').content.cloneNode(true));
  $('ended').hidden = !isEnded;
  $('form').addEventListener('submit', logIn);
  $('email').focus();
  const { hasOperator } = await ask('platform.auth.state').catch(() => ({ hasOperator: true }));
  const nobody = $('nobody');
  if (nobody) nobody.hidden = hasOperator;
}

async function logIn(event) {
  event.preventDefault();
  const [email, password, wrong] = [$('email'), $('password'), $('wrong')];
  const button = event.currentTarget.querySelector('button');
  wrong.textContent = '';
  if (!email.value || !password.value) {
    wrong.textContent = 'Both are needed.';
    (email.value ? password : email).focus();
    return;
  }
  button.disabled = true;
  try {
    const answer = await change('platform.auth.login', { email: email.value, password: password.value });
    token = answer.accessToken;
    admin = answer.admin;
    sessionStorage.setItem(KEPT, token);
    await show();
  } catch (error) {
    wrong.textContent = error.message;
    password.focus();
  } finally {
    button.disabled = false;
  }
}

/** What the address names behind `#`: a view, and maybe one thing in it. */
function place() {
  const [name, id] = location.hash.slice(1).split('/');
  try {
    return { name: Object.hasOwn(VIEWS, name) ? name : 'overview', id: id && decodeURIComponent(id) };
  } catch {
    return { name: 'overview' };
  }
}

let shown = 0;
/** Draws the view that the address names; a later one wins over one that is still being asked for. */
async function show() {
  if (token === undefined) return showLogin();
  const mine = ++shown;
  const { name, id } = place();
  const [title, draw] = VIEWS[name];
  document.title = `${title}: Fledge operators`;
  for (const link of $('nav').children) {
    const isHere = link.hash === `#${name}`;
    if (isHere) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  main.setAttribute('aria-busy', 'true');
  if (!admin) main.replaceChildren(el('p', { class: 'empty' }, 'Loading …'));
  try {
    admin ??= await ask('platform.auth.me');
    $('who').hidden = false;
    $('who').firstElementChild.textContent = `${admin.email}, ${admin.role}`;
    $('nav').hidden = false;
    const parts = await draw({ ask, download, admin }, id);
    if (mine !== shown) return;
    main.replaceChildren(el('h1', { tabindex: '-1' }, title), ...parts);
    main.firstElementChild.focus({ preventScroll: true });
    scrollTo(0, 0);
  } catch (error) {
    if (mine !== shown || token === undefined) return;
    const again = el('button', { class: 'chip', type: 'button', onclick: () => show() }, 'Try again');
    main.replaceChildren(
      el('h1', {}, title),
      el('div', { class: 'note', role: 'alert' }, el('p', {}, error.message), el('p', {}, again)),
    );
  } finally {
    if (mine === shown) main.removeAttribute('aria-busy');
  }
}

$('logout').addEventListener('click', async () => {
  await change('platform.auth.logout').catch(() => {});
  leave();
});
addEventListener('hashchange', () => void show());
void show();
