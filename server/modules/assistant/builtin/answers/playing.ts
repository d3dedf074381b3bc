import { getBuddy, getChallenges, getNotifications, getShop } from '../../tools/play.ts';
import { bold, count, joined, list } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';

type Board = Awaited<ReturnType<typeof board>>;
const board = (turn: Turn) => turn.ask(getChallenges, {});

const progressLine = ({
  title,
  progress,
  target,
  unit,
  progressPercent,
  status,
  rewardPoints,
  daysLeft,
}: Board['challenges'][number]): string => {
  const state = {
    completed: 'done, the reward waits',
    claimed: 'done and claimed',
    failed: 'missed',
    active: `${count(daysLeft, 'day')} left`,
  }[status];
  return `${bold(plain(title))}: ${progress} of ${target} ${unit === 'percent' ? '%' : unit} (${progressPercent} %), ${state}, ${count(rewardPoints, 'point')}`;
};

async function* answerChallenges(turn: Turn): Answer {
  const { challenges, suggested, open, openCount, daysLeft, totalPoints } = await board(turn);
  yield {
    remember: {
      basis:
        'Challenges are counted anew whenever you look, from your transactions, reflections and what your app reports.',
    },
  };
  if (challenges.length === 0) {
    yield `You have taken on no challenge this month; ${openCount} are open, and ${count(daysLeft, 'day')} are left. You have ${bold(count(totalPoints, 'point'))}.`;
    const first = [...suggested, ...open].slice(0, 3);
    if (first.length > 0) yield `\n\nFor a start:\n\n${list(first.map(openLine))}`;
    return;
  }
  const active = challenges.filter(({ status }) => status === 'active');
  yield `${active.length > 0 ? `You are on ${bold(count(active.length, 'challenge'))} this month` : 'No challenge is running now'}, with ${count(daysLeft, 'day')} left:\n\n`;
  yield list(challenges.slice(0, 8).map(progressLine));
  const waiting = challenges.filter(({ status }) => status === 'completed');
  if (waiting.length > 0)
    yield `\n\nClaim your reward for ${joined(waiting.map(({ title }) => bold(plain(title))))} on the challenge board.`;
}

const openLine = ({ title, description, rewardPoints, difficulty, reason }: Board['open'][number]): string =>
  `${bold(plain(title))} (${difficulty}, ${count(rewardPoints, 'point')}): ${plain(reason ?? description, 200)}`;

async function* answerSuggest(turn: Turn): Answer {
  const { suggested, open } = await board(turn);
  const wanted = /\b(easy|medium|hard)\b/i.exec(turn.text)?.[1]?.toLowerCase();
  const fitting =
    wanted === undefined
      ? [...suggested, ...open.filter((one) => !suggested.some(({ title }) => title === one.title))]
      : open.filter(({ difficulty }) => difficulty === wanted);
  yield {
    remember: {
      basis:
        suggested.length > 0
          ? 'The first ones follow from your own figures; the others are open to everybody.'
          : 'Nothing in your figures speaks for one of them yet, so these are simply open.',
    },
  };
  if (fitting.length === 0) return yield `No ${wanted ?? ''} challenge is open this month.`;
  yield `${wanted === undefined && suggested.length > 0 ? 'From your own figures I would take' : 'You could take'}:\n\n${list(fitting.slice(0, 3).map(openLine))}\n\nTake one on with a tap on the challenge board.`;
}

async function* answerPoints(turn: Turn): Answer {
  const { totalPoints, waitingRewards, badges } = await board(turn);
  yield `You have ${bold(count(totalPoints, 'point'))} from challenges.`;
  if (waitingRewards > 0) yield ` ${count(waitingRewards, 'reward waits', 'rewards wait')} to be claimed.`;
  if (badges.length > 0) yield ` Badges: ${joined(badges.slice(0, 6).map((name) => bold(plain(name))))}.`;
}

async function* withBuddy(
  turn: Turn,
  say: (buddy: NonNullable<Awaited<ReturnType<typeof pet>>['buddy']>) => string,
): Answer {
  const { buddy, egg } = await pet(turn);
  if (buddy) return yield say(buddy);
  yield egg
    ? egg.status === 'ready' || egg.status === 'waiting'
      ? 'You have no buddy yet, but your **egg** is there: hatch it in the buddy widget.'
      : 'Your egg is hatching: the buddy is nearly there.'
    : 'You have no buddy yet. It comes with your first egg.';
}
const pet = (turn: Turn) => turn.ask(getBuddy, {});

const MOODS: Readonly<Record<string, string>> = {
  celebrating: 'celebrating: it is ready to evolve',
  sad: 'sad, because a streak was lost',
  sleepy: 'sleepy, because nothing happened for days',
  hungry: 'hungry for something to do',
  proud: 'proud of its streak',
  happy: 'happy',
};

const answerBuddy = (turn: Turn): Answer =>
  withBuddy(turn, ({ name, stage, stageName, mood, coins, badges, streaks, evolution }) => {
    const streak = [...streaks].sort((a, b) => b.count - a.count)[0];
    const missing = evolution.requirements.filter(({ met }) => !met);
    return [
      `${bold(plain(name))} is ${MOODS[mood] ?? mood}. It is at stage ${stage} (${plain(stageName)}) and has ${bold(`${coins.balance} ${plain(coins.label)}`)}${badges.length > 0 ? ` and ${count(badges.length, 'badge')}` : ''}.`,
      streak && streak.count > 0
        ? ` The best running streak is ${bold(plain(streak.name))} with ${streak.count}${streak.atRisk ? ', and it ends soon unless you go on' : ''}.`
        : '',
      evolution.ready
        ? ` It can evolve to ${bold(plain(evolution.nextStageName ?? ''))} now.`
        : missing.length > 0
          ? ` For ${bold(plain(evolution.nextStageName ?? 'the next stage'))} it lacks ${lacking(missing)}.`
          : '',
    ].join('');
  });

const lacking = (missing: readonly { label: string; needed: number; actual: number }[]): string =>
  joined(
    missing.map(
      ({ label, needed, actual }) =>
        `${bold(String(Math.max(0, needed - actual)))} ${plain(label)} (${actual} of ${needed})`,
    ),
  );

const answerEvolve = (turn: Turn): Answer =>
  withBuddy(turn, ({ name, stageName, evolution }) => {
    if (evolution.nextStageName === null)
      return `${bold(plain(name))} has reached its last stage, ${bold(plain(stageName))}.`;
    const missing = evolution.requirements.filter(({ met }) => !met);
    if (evolution.ready)
      return `${bold(plain(name))} has all it needs: evolve it to ${bold(plain(evolution.nextStageName))} in the buddy widget.`;
    return `To become ${bold(plain(evolution.nextStageName))}, ${bold(plain(name))} still needs:\n\n${list(missing.map(({ label, needed, actual }) => `${bold(plain(label))}: ${actual} of ${needed}, ${Math.max(0, needed - actual)} to go`))}`;
  });

const answerStreaks = (turn: Turn): Answer =>
  withBuddy(turn, ({ streaks }) => {
    const running = streaks.filter(({ count: many }) => many > 0);
    if (running.length === 0) return 'No streak is running now. The next thing you do starts one.';
    return list(
      running.map(
        ({ name, count: many, best, period, atRisk }) =>
          `${bold(plain(name))}: ${bold(count(many, period === 'daily' ? 'day' : period === 'weekly' ? 'week' : period === 'monthly' ? 'month' : 'time'))}, best ${best}${atRisk ? ', **at risk**: do something before the day ends' : ''}`,
      ),
    );
  });

const answerCoins = (turn: Turn): Answer =>
  withBuddy(
    turn,
    ({ name, coins, progress }) =>
      `${bold(plain(name))} has ${bold(`${coins.balance} ${plain(coins.label)}`)} to spend and ${progress.balance} ${plain(progress.label)}.`,
  );

const answerBadges = (turn: Turn): Answer =>
  withBuddy(turn, ({ name, badges }) =>
    badges.length === 0
      ? `${bold(plain(name))} has no badges yet.`
      : `${bold(plain(name))} has ${count(badges.length, 'badge')}: ${joined(badges.slice(0, 12).map((badge) => bold(plain(badge))))}.`,
  );

async function* answerShop(turn: Turn): Answer {
  const shop = await turn.ask(getShop, {});
  if (!shop.hasBuddy) return yield 'The shop opens with your first buddy.';
  const label = plain(shop.label);
  yield `You have ${bold(`${shop.balance} ${label}`)}.`;
  if (shop.affordable.length > 0)
    yield ` You can afford:\n\n${list(shop.affordable.slice(0, 6).map(({ name, price, category }) => `${bold(plain(name))} (${plain(category)}): ${price === 0 ? 'free' : `${price} ${label}`}`))}\n\n`;
  else yield ' Nothing in the shop is that cheap.';
  if (shop.next)
    yield ` Next in reach: ${bold(plain(shop.next.name))} for ${shop.next.price}, ${shop.next.missing} ${label} to go.`;
  if (shop.locked > 0) yield ` ${count(shop.locked, 'item is', 'items are')} still locked.`;
}

async function* answerNotifications(turn: Turn): Answer {
  const { unreadCount, notifications } = await turn.ask(getNotifications, {});
  const unread = notifications.filter(({ read }) => !read);
  if (notifications.length === 0) return yield 'You have no notifications.';
  yield `You have ${bold(count(unreadCount, 'unread notification'))}.`;
  const shown = (unread.length > 0 ? unread : notifications).slice(0, 5);
  yield `${unread.length > 0 ? '' : ' The latest:'}\n\n${list(shown.map(({ title, message }) => `${bold(plain(title))}: ${plain(message, 200)}`))}`;
}

export const PLAYING: readonly Intent[] = [
  { name: 'challenges', answer: answerChallenges },
  { name: 'suggest', answer: answerSuggest },
  { name: 'points', answer: answerPoints },
  { name: 'buddy', answer: answerBuddy },
  { name: 'evolve', answer: answerEvolve },
  { name: 'streaks', answer: answerStreaks },
  { name: 'coins', answer: answerCoins },
  { name: 'badges', answer: answerBadges },
  { name: 'shop', answer: answerShop },
  { name: 'notifications', answer: answerNotifications },
];
