const MAX_MERCHANT = 120;

/** Words that banks put before a merchant, and numbers of shops and payments behind it. */
const BEFORE =
  /^(?:(?:pos|purchase|debit|card|visa|mastercard|payment|recurring|checkcard|sq|tst|paypal)\b[\s*:#-]*)+/i;
const BEHIND = /(?<![\s*#-])[\s*#-]+(?:[#*]?\d{3,}.*|x{2,}\d+.*)$/i;

/** Who was paid, from the text of a statement: `POS WHOLE FOODS #10234 AUSTIN` → `WHOLE FOODS`. Null when none is left. */
export function merchantOf(details: string): string | null {
  const text = details.replace(/\s+/g, ' ').trim();
  const short = text.replace(BEFORE, '').replace(BEHIND, '').trim();
  const name = (short === '' ? text : short).slice(0, MAX_MERCHANT).trim();
  return name === '' ? null : name;
}
