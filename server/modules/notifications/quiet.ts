/** Quiet hours as `HH:MM` in the user's own zone; from 22:00 until 07:00 spans midnight. */
export interface QuietHours {
  from: string | null;
  until: string | null;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `HH:MM` on the wall of a zone. */
function clockIn(timezone: string, at: Date): string {
  let clock = clocks.get(timezone);
  if (!clock) {
    if (clocks.size > 500) clocks.clear();
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timezone, clock);
  }
  return clock.format(at);
}

/** Whether nothing should be pushed at that instant. The start is quiet, the end is not; equal ends mean never. */
export function isQuiet({ from, until }: QuietHours, timezone: string, at: Date): boolean {
  if (from === null || until === null || from === until) return false;
  const now = clockIn(timezone, at);
  return from < until ? now >= from && now < until : now >= from || now < until;
}
