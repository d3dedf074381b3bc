import { createHash } from 'node:crypto';
import { dayOrInstant } from '../../../kernel/fields.ts';
import { whenOf, type When } from '../when.ts';
import type { AccountKind } from '../tables.ts';
import { merchantOf } from './merchant.ts';
import { ofxElements } from './ofx-elements.ts';
import { readAmount } from './read-amount.ts';
import type { FileHints, Problem, ReadFile, Statement, StatementRow } from './statement.ts';

type Fields = Map<string, string>;
const STATEMENTS: ReadonlySet<string> = new Set(['STMTRS', 'CCSTMTRS']);
const MAX_TEXT = 1_000;
const NO_STATEMENT = 'there is no statement of a bank account or a card in the file';

/** Movements of an OFX or QFX file, one statement for each account in it. Undefined when it is no OFX at all. */
export function readOfx(text: string, hints: FileHints): ReadFile | undefined {
  if (!/<OFX>/i.test(text)) return undefined;
  const problems: Problem[] = [];
  const statements: Statement[] = [];
  /** What stands directly in the statement, its account and its balance. */
  let about: Fields = new Map();
  let rows: StatementRow[] = [];
  let movement: { fields: Fields; line: number } | undefined;
  let isInside = false;
  let balance: 'LEDGERBAL' | 'AVAILBAL' | undefined;
  const end = (name: string): void => {
    if (!isInside) return;
    isInside = false;
    statements.push(statementOf(about, rows, name === 'CCSTMTRS', hints));
  };
  for (const part of ofxElements(text)) {
    const { name } = part;
    if (part.kind === 'value') {
      if (movement) movement.fields.set(name, movement.fields.get(name) ?? part.value);
      else if (isInside) about.set(balance ? `${balance}.${name}` : name, part.value);
    } else if (part.kind === 'open') {
      if (STATEMENTS.has(name)) [about, rows, isInside] = [new Map(), [], true];
      else if (name === 'STMTTRN') movement = { fields: new Map(), line: part.line };
      else if (name === 'LEDGERBAL' || name === 'AVAILBAL') balance = name;
    } else if (name === 'STMTTRN' && movement) {
      const row = rowOf(movement.fields, movement.line);
      if ('message' in row) problems.push(row);
      else rows.push(row);
      movement = undefined;
    } else if (name === balance) balance = undefined;
    else if (STATEMENTS.has(name)) end(name);
  }
  if (isInside) problems.push({ line: text.split('\n').length, message: 'the file ends within a statement' });
  if (statements.length === 0 && problems.length === 0) problems.push({ line: 1, message: NO_STATEMENT });
  return { format: 'ofx', statements, problems };
}

function rowOf(fields: Fields, line: number): StatementRow | Problem {
  const when = readWhen(fields.get('DTPOSTED') ?? '');
  if (!when) return { line, message: 'DTPOSTED cannot be read' };
  const amountMinor = readAmount(fields.get('TRNAMT') ?? '', '.');
  if (amountMinor === undefined)
    return { line, message: 'TRNAMT cannot be read, or has more than 2 decimals' };
  const [name, memo] = [fields.get('NAME'), fields.get('MEMO')];
  const details = [...new Set([name, memo])]
    .filter((text) => text !== undefined)
    .join(' ')
    .slice(0, MAX_TEXT);
  return {
    line,
    amountMinor,
    ...when,
    details,
    merchant: merchantOf(name ?? details),
    category: null,
    importId: fields.get('FITID')?.slice(0, 255) ?? null,
  };
}

const STAMP =
  /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})(?:\.\d+)?)?(?:\[([+-]?\d{1,2})(?:\.(\d{1,2}))?(?::\w+)?\])?$/;

/** `20260403120000.000[-5:EST]`. Banks write midnight or noon where they mean the day. */
function readWhen(stamp: string): When | undefined {
  const match = STAMP.exec(stamp.trim());
  if (!match) return undefined;
  const [, year, month, of, hour, minute = '00', second = '00', zone = '0', part = '0'] = match;
  const date = `${year}-${month}-${of}`;
  const isDay = hour === undefined || /^(?:00|12)0000$/.test(hour + minute + second);
  const offset = `${zone.startsWith('-') ? '-' : '+'}${zone.replace(/[+-]/, '').padStart(2, '0')}:${minutesOf(part)}`;
  const text = isDay ? date : `${date}T${hour}:${minute}:${second}${offset}`;
  return dayOrInstant.safeParse(text).success ? whenOf(text) : undefined;
}

/** Parts of an hour: OFX writes `5.50` or `5.5` for five and a half. */
const minutesOf = (part: string): string => String(Math.round(Number(`0.${part}`) * 60)).padStart(2, '0');

const KINDS: Readonly<Record<string, AccountKind>> = {
  CHECKING: 'checking',
  SAVINGS: 'savings',
  MONEYMRKT: 'savings',
  CD: 'savings',
  CREDITLINE: 'credit',
};
const NAMES: Readonly<Record<AccountKind, string>> = {
  checking: 'Checking',
  savings: 'Savings',
  credit: 'Card',
  investment: 'Investment',
  cash: 'Cash',
  loan: 'Loan',
};
const SHOWN_DIGITS = 4;

function statementOf(about: Fields, rows: StatementRow[], isCard: boolean, hints: FileHints): Statement {
  const number = about.get('ACCTID') ?? '';
  const kind = hints.accountKind ?? (isCard ? 'credit' : (KINDS[about.get('ACCTTYPE') ?? ''] ?? 'checking'));
  const minor = readAmount(about.get('LEDGERBAL.BALAMT') ?? '', '.');
  const asOf = readWhen(about.get('LEDGERBAL.DTASOF') ?? '');
  const currency = about.get('CURDEF')?.toUpperCase() ?? '';
  return {
    account: {
      // Of the number itself only a digest and its end are kept.
      sourceKey: createHash('sha256')
        .update(`ofx:${about.get('BANKID') ?? ''}:${number}`)
        .digest('base64url')
        .slice(0, 22),
      name: hints.accountName ?? `${NAMES[kind]} ${number.slice(-SHOWN_DIGITS)}`.trim(),
      kind,
      currency: /^[A-Z]{3}$/.test(currency) ? currency : (hints.currency ?? 'USD'),
    },
    ...(minor !== undefined && asOf && { stated: { minor, date: asOf.date } }),
    rows,
  };
}
