// The page's own script, as any host site would have one. It knows nothing of Fledge but the log it shows.
const $ = (id) => document.getElementById(id);
const log = $('log');
const MAX_ENTRIES = 30;

const REASONS = {
  condition_failed: 'its condition did not hold',
  daily_limit_reached: 'its limit for today is reached',
  weekly_limit_reached: 'its limit for this week is reached',
  total_limit_reached: 'its limit is reached',
  cooldown: 'it pays again after a pause',
  partly_limited: 'applied in part, then its limit was reached',
  not_in_audience: 'it is for another audience',
  already_awarded: 'you have it already',
  threshold_not_met: 'not enough yet',
  inactive: 'it is switched off',
  no_buddy: 'there is no creature yet: it waits for one to hatch',
};

const SIGNS = { eq: '=', neq: '≠', gt: '>', gte: '≥', lt: '<', lte: '≤' };

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.message ?? 'Lark Street’s server did not answer.');
  return answer;
}

function chip(text, kind) {
  const item = document.createElement('li');
  item.textContent = text;
  item.className = kind;
  return item;
}

/** Said once, when it becomes so. */
let wasReady = false;

function chipsOf(effects, duplicate) {
  const chips = [];
  if (duplicate) chips.push(chip('seen before: counted once', 'none'));
  const say = duplicate ? 'had given ' : '';
  if (effects.coins) chips.push(chip(`${say}${effects.coins > 0 ? '+' : ''}${effects.coins} stars`, 'coins'));
  for (const token of effects.tokens ?? []) {
    const [key, amount] = token.split(':');
    if (key !== 'stars') chips.push(chip(`${say}+${amount} ${key.toUpperCase()}`, 'token'));
  }
  for (const skill of effects.skills ?? []) {
    if (skill.delta) chips.push(chip(`${say}${words(skill.skillKey)} +${skill.delta}`, 'skill'));
  }
  for (const streak of effects.streakUpdates ?? []) {
    if (streak.ticked)
      chips.push(
        chip(`${words(streak.key)}: ${streak.count}${streak.count === 1 ? ' day' : ' days'}`, 'streak'),
      );
  }
  for (const badge of effects.badgesAwarded ?? []) chips.push(chip(`${say}badge: ${words(badge)}`, 'badge'));
  if (effects.evolutionReady && !wasReady && !duplicate) chips.push(chip('ready to evolve', 'badge'));
  wasReady = effects.evolutionReady;
  return chips.length > 0 ? chips : [chip('no effect', 'none')];
}

function bare(text) {
  const item = document.createElement('li');
  item.className = 'bare';
  item.textContent = text;
  return item;
}

const words = (key) => key.replaceAll('_', ' ');

/** `limit 40, paid 40` as a person would put it. */
function compared(needed, actual) {
  if (!needed) return '';
  if (needed.operator)
    return ` (${needed.field} ${SIGNS[needed.operator] ?? needed.operator} ${needed.value}, was ${actual?.value ?? 'missing'})`;
  const [[unit, wanted] = []] = Object.entries(needed);
  const [[, had] = []] = Object.entries(actual ?? {});
  if (unit === undefined) return '';
  return ` (${words(unit)} ${wanted}${had === undefined ? '' : `, so far ${had}`})`;
}

function ruleItem({ ruleType, ruleKey, outcome, reason, needed, actual }) {
  const item = document.createElement('li');
  item.className = outcome;
  const name = document.createElement('code');
  name.textContent = ruleKey;
  const mark = document.createElement('span');
  mark.textContent = outcome === 'applied' ? '✓' : '·';
  const text = document.createElement('span');
  const isApplied = outcome === 'applied';
  const because = REASONS[reason] ?? (isApplied ? 'applied' : words(reason ?? ''));
  const figures = isApplied ? '' : compared(needed, actual);
  text.append(`${words(ruleType)} `, name, `: ${because}${figures}`);
  item.append(mark, text);
  return item;
}

function show(entry, hasMore) {
  const { event, effects, duplicate, trace, reason, count } = entry;
  const item = $('entry').content.firstElementChild.cloneNode(true);
  const at = (name) => item.querySelector(`.${name}`);
  at('entry-type').textContent = count > 1 ? `${event.type} × ${count}` : event.type;
  const time = at('entry-time');
  time.textContent = event.when ?? 'now';
  const properties = Object.entries(event.properties ?? {});
  at('entry-props').textContent = properties.map(([key, value]) => `${key}: ${value}`).join('  ');
  if (!effects) at('effects').append(chip('in your book: the missions count it', 'skill'));
  const waits = trace?.length > 0 && trace.every((rule) => rule.reason === 'no_buddy');
  at('effects').append(
    ...(waits ? [chip('waits for the egg to hatch', 'none')] : effects ? chipsOf(effects, duplicate) : []),
  );
  const gaveNothing = !duplicate && !waits && item.querySelector('.effects .none') !== null;
  const why = at('why');
  if (duplicate || (!trace?.length && !reason)) why.remove();
  else {
    why.querySelector('summary').textContent = gaveNothing ? 'Why nothing?' : 'Which rules?';
    why.open = trace.length === 0;
    if (trace.length === 0)
      at('rules').append(bare('No rule names this type of event yet. It is kept in the user’s history.'));
    at('rules').append(...trace.map(ruleItem));
  }
  if (event.eventId && !hasMore) {
    at('again').addEventListener('click', () =>
      run(() => post('/demo/again', { eventId: event.eventId }), at('again')),
    );
  } else at('again').remove();
  log.prepend(item);
}

function refused(error) {
  const item = document.createElement('li');
  item.className = 'entry refused';
  item.textContent = error.message;
  log.prepend(item);
}

let toastTimer;
function say(text) {
  $('said').textContent = text;
  $('toast').firstElementChild.textContent = text;
  $('toast').hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => ($('toast').hidden = true), 5_000);
}

const running = new Set();
async function run(action, button) {
  if (running.has(button)) return;
  running.add(button);
  button.setAttribute('aria-disabled', 'true');
  $('empty').hidden = true;
  try {
    const { entries, said } = await action();
    for (const entry of entries) show(entry, entry.count > 1);
    say(said);
  } catch (error) {
    refused(error);
    say(error.message);
  } finally {
    running.delete(button);
    button.removeAttribute('aria-disabled');
    while (log.children.length > MAX_ENTRIES) log.lastElementChild.remove();
    log.scrollTop = 0;
  }
}

for (const button of document.querySelectorAll('[data-do]')) {
  button.addEventListener('click', () => run(() => post(`/demo/do/${button.dataset.do}`), button));
}

for (const button of document.querySelectorAll('[data-write]')) {
  button.addEventListener('click', () => run(() => post(`/demo/write/${button.dataset.write}`), button));
}
// What the assistant speaks of: nobody who does not open it has any.
document.addEventListener('fledge-chat-opened', () => post('/demo/book').catch(() => {}));

async function change(path) {
  await post(path).catch(() => {});
  location.reload();
}
$('reset').addEventListener('click', () => change('/demo/reset'));
$('visitor').addEventListener('click', () => change('/demo/visitor'));
$('xray').addEventListener('change', (event) =>
  document.documentElement.classList.toggle('xrayed', event.target.checked),
);

// Day and night: what the visitor's system says, until the moon is pressed.
const system = matchMedia('(prefers-color-scheme: dark)');
const light = $('light');
let chosen = sessionStorage.getItem('lark-scheme');
function paint() {
  const isNight = chosen ? chosen === 'dark' : system.matches;
  if (chosen) document.documentElement.dataset.scheme = chosen;
  light.setAttribute('aria-pressed', String(isNight));
  for (const widget of document.querySelectorAll('fledge-buddy, fledge-marketplace, fledge-challenges')) {
    widget.setAttribute('scheme', isNight ? 'dark' : 'light');
  }
}
light.addEventListener('click', () => {
  chosen = light.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
  sessionStorage.setItem('lark-scheme', chosen);
  paint();
});
system.addEventListener('change', paint);
paint();

// Tabs, with the arrow keys of the pattern.
const tabs = [...document.querySelectorAll('[role="tab"]')];
function choose(tab) {
  for (const other of tabs) {
    const isChosen = other === tab;
    other.setAttribute('aria-selected', String(isChosen));
    other.tabIndex = isChosen ? 0 : -1;
    $(other.getAttribute('aria-controls')).hidden = !isChosen;
  }
}
for (const [i, tab] of tabs.entries()) {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs.at((i + step) % tabs.length);
    choose(next);
    next.focus();
  });
}
