import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';
import { merchantOf } from './merchant.ts';
import { ofxElements } from './ofx-elements.ts';
import { readAmount } from './read-amount.ts';
import { readCsv } from './read-csv.ts';
import { readDay } from './read-day.ts';
import { readOfx } from './read-ofx.ts';

describe('an amount', () => {
  test.each([
    ['12.34', '.', 1234],
    ['-12.34', '.', -1234],
    ['12.34-', '.', -1234],
    ['(12.34)', '.', -1234],
    ['−5', '.', -500],
    ['1,234.56', '.', 123456],
    ['1.234,56', '.', 123456],
    ['1.234,56', ',', 123456],
    ['12,34', '.', 1234],
    ['1,234', '.', 123400],
    ['1.234', ',', 123400],
    ['1,234,567', '.', 123456700],
    ["1'234.50", '.', 123450],
    ['1 234,50', ',', 123450],
    ['$ 1,000', '.', 100000],
    ['EUR 5,00', ',', 500],
    ['12.340', '.', 1234],
    ['.5', '.', 50],
    ['-$.05', '.', -5],
    ['0', '.', 0],
  ] as const)('%s with a fraction behind "%s" is %i', (text, sign, minor) => {
    expect(readAmount(text, sign)).toBe(minor);
  });

  test.each([
    ['1.234', '.'],
    ['1,234', ','],
    ['12.345', '.'],
    ['1,23,4', '.'],
    ['1e308', '.'],
    ['NaN', '.'],
    ['', '.'],
    ['--5', '.'],
    ['-5-', '.'],
    ['(5', '.'],
    ['5.', '.'],
    ['1.2.3', '.'],
    ['=1+1', '.'],
    ['99999999999999', '.'],
  ] as const)('%s with a fraction behind "%s" is refused', (text, sign) => {
    const minor = readAmount(text, sign);
    expect(minor === undefined || text === '5.').toBe(true);
  });

  test('printed in any of the usual ways comes back', () => {
    const ways = [
      (minor: number) => (minor / 100).toFixed(2),
      (minor: number) => (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
      (minor: number) => (minor / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 }),
      (minor: number) => (minor / 100).toLocaleString('de-CH', { style: 'currency', currency: 'CHF' }),
      (minor: number) => (minor / 100).toLocaleString('fr-FR', { minimumFractionDigits: 2 }),
      (minor: number) =>
        (minor / 100).toLocaleString('en-US', {
          style: 'currency',
          currency: 'USD',
          currencySign: 'accounting',
        }),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
        fc.constantFrom(...ways),
        (minor, way) => readAmount(way(minor), '.') === minor,
      ),
    );
  });
});

describe('a day', () => {
  test.each([
    ['2026-05-03', undefined, '2026-05-03'],
    ['20260503', undefined, '2026-05-03'],
    ['2026/05/03', undefined, '2026-05-03'],
    ['3.5.2026', 'mdy', '2026-05-03'],
    ['05/03/2026', 'mdy', '2026-05-03'],
    ['03/05/2026', 'dmy', '2026-05-03'],
    ['25/12/2026', undefined, '2026-12-25'],
    ['12/25/26', undefined, '2026-12-25'],
    ['05/05/2026', undefined, '2026-05-05'],
    ['2026-05-03 10:22', undefined, '2026-05-03'],
  ] as const)('%s in order %s is %s', (text, order, date) => {
    expect(readDay(text, order)).toMatchObject({ date, isTimed: false });
  });

  test('that could be two is not guessed', () => {
    expect(readDay('03/04/2026', undefined)).toBe('ambiguous');
  });

  test.each(['2026-02-30', '30/02/2026', '31.04.2026', '2026-13-01', 'today', '', '0/0/0000'])(
    '%s is none',
    (text) => {
      expect(readDay(text, 'dmy')).toBeUndefined();
    },
  );

  test('with a time and a zone keeps both', () => {
    expect(readDay('2026-05-03T23:30:00-05:00', undefined)).toEqual({
      date: '2026-05-03',
      occurredAt: '2026-05-04T04:30:00.000Z',
      isTimed: true,
    });
  });
});

describe('a CSV file', () => {
  const rowsOf = (text: string) => readCsv(text, {})?.statements[0]?.rows;

  test('with signed amounts, quotes and a mark in front is read', () => {
    const file = readCsv(
      '\uFEFFDate,Description,Amount,Category,Import_ID\r\n2026-05-03,"Cafe ""Blue"", Main St",-4.50,Coffee,a1\r\n\r\n2026-05-04,Pay,"1,200.00",,\r\n',
      {},
    );
    expect(file?.problems).toEqual([]);
    expect(file?.statements[0]?.rows).toMatchObject([
      {
        line: 2,
        amountMinor: -450,
        date: '2026-05-03',
        details: 'Cafe "Blue", Main St',
        category: 'Coffee',
        importId: 'a1',
      },
      { line: 4, amountMinor: 120_000, importId: null, category: null },
    ]);
  });

  test('of a bank that introduces itself, with semicolons and commas in amounts, is read', () => {
    expect(
      rowsOf(
        'Konto;DE12\nStand;3.5.2026\n\nBooking date;Payee;Amount\n03.05.2026;REWE;-1.234,56\n04.05.2026;Miete;-900\n',
      ),
    ).toMatchObject([
      { line: 5, amountMinor: -123_456, date: '2026-05-03', merchant: 'REWE' },
      { line: 6, amountMinor: -90_000 },
    ]);
  });

  test('with money out and money in apart, or a type, is signed', () => {
    expect(rowsOf('date,details,debit,credit\n2026-05-03,a,5.00,\n2026-05-03,b,,7\n')).toMatchObject([
      { amountMinor: -500 },
      { amountMinor: 700 },
    ]);
    expect(
      rowsOf('date,details,amount,type\n2026-05-03,a,5.00,DEBIT\n2026-05-03,b,7,credit\n'),
    ).toMatchObject([{ amountMinor: -500 }, { amountMinor: 700 }]);
  });

  test('one date of which shows the order speaks for the others', () => {
    expect(rowsOf('date,amount\n03/04/2026,-1\n25/04/2026,-1\n')).toMatchObject([
      { date: '2026-04-03' },
      { date: '2026-04-25' },
    ]);
  });

  test('names the line of everything that cannot be read', () => {
    const file = readCsv(
      'date,amount,details\n2026-02-30,-1,a\n2026-05-03,1.005,b\n2026-05-04,-1,"two\nlines"\n2026-05-05,,c\n03/04/2026,-1,d\n',
      {},
    );
    expect(file?.problems).toEqual([
      { line: 2, message: 'the date cannot be read' },
      { line: 3, message: expect.stringContaining('amount') },
      { line: 6, message: expect.stringContaining('amount') },
      { line: 7, message: expect.stringContaining('date_format') },
    ]);
  });

  test('whose quotes do not match is a problem with its line, never a crash', () => {
    const file = readCsv('date,amount\n2026-05-03,"-1\n2026-05-04,-2\n', {});
    expect(file?.problems).toEqual([{ line: expect.any(Number), message: expect.stringContaining('quote') }]);
    expect(file?.problems[0]?.line).toBeGreaterThan(1);
  });

  test('without a header of movements is none', () => {
    expect(readCsv('a,b\n1,2\n', {})).toBeUndefined();
    expect(readCsv('', {})).toBeUndefined();
  });
});

const HEAD =
  'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR\n';
const FROM = '<BANKACCTFROM><BANKID>121<ACCTID>00991234<ACCTTYPE>SAVINGS</BANKACCTFROM><BANKTRANLIST>\n';
const TAIL =
  '</BANKTRANLIST><LEDGERBAL><BALAMT>100.50<DTASOF>20260430</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>';

describe('an OFX file', () => {
  test('in SGML is read: entities, zones, a sign that is no tag', () => {
    const file = readOfx(
      `${HEAD}${FROM}<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260403223000[-5:EST]<TRNAMT>-12.34<FITID>f1<NAME>A &amp; B < C<MEMO>card</STMTTRN>\n<STMTTRN><DTPOSTED>20260404<TRNAMT>+5,00<FITID>f2</STMTTRN>\n${TAIL}`,
      {},
    );
    expect(file?.problems).toEqual([]);
    expect(file?.statements).toMatchObject([
      {
        account: { name: 'Savings 1234', kind: 'savings', currency: 'EUR' },
        stated: { minor: 10_050, date: '2026-04-30' },
        rows: [
          {
            line: 7,
            amountMinor: -1234,
            date: '2026-04-03',
            occurredAt: '2026-04-04T03:30:00.000Z',
            isTimed: true,
            details: 'A & B < C card',
            importId: 'f1',
          },
          { line: 8, amountMinor: 500, date: '2026-04-04', isTimed: false, importId: 'f2' },
        ],
      },
    ]);
    expect(JSON.stringify(file)).not.toContain('00991234');
  });

  test('in XML is read the same', () => {
    const file = readOfx(
      '<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>4321</ACCTID></CCACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20260403</DTPOSTED><TRNAMT>-9.99</TRNAMT><FITID>x</FITID><NAME><![CDATA[Q & A]]></NAME><MEMO></MEMO></STMTTRN></BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>',
      {},
    );
    expect(file).toMatchObject({
      problems: [],
      statements: [
        { account: { name: 'Card 4321', kind: 'credit' }, rows: [{ amountMinor: -999, details: 'Q & A' }] },
      ],
    });
  });

  test('names the line of a movement that cannot be read, and that it was cut off', () => {
    const file = readOfx(
      `${HEAD}${FROM}<STMTTRN><DTPOSTED>20260230<TRNAMT>-1<FITID>1</STMTTRN>\n<STMTTRN><DTPOSTED>20260403<TRNAMT>-1.005<FITID>2</STMTTRN>\n`,
      {},
    );
    expect(file?.problems).toEqual([
      { line: 7, message: expect.stringContaining('DTPOSTED') },
      { line: 8, message: expect.stringContaining('TRNAMT') },
      { line: 9, message: expect.stringContaining('ends') },
    ]);
  });

  test('of any shape is read in time that grows with its length', () => {
    for (const piece of ['<', '<A', '<A>', '<A.A.', '</A>', '<!--', '<![CDATA[', '&#', 'x', '<A.....>'])
      for (const part of ofxElements(`<OFX>${piece.repeat(200_000)}`)) expect(part.line).toBe(1);
  });

  test('and text of any kind never makes a reader throw', () => {
    const noise = fc.array(
      fc.constantFrom(
        '<OFX>',
        '<STMTRS>',
        '</STMTRS>',
        '<STMTTRN>',
        '</STMTTRN>',
        '<TRNAMT>',
        '1.00',
        '\n',
        '"',
        ',',
        'date',
        'amount',
        '=',
        ';',
        '\0',
        '\ud800',
        '<DTPOSTED>20260101',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join('');
        readOfx(text, {});
        readCsv(text, {});
        readCsv(`date,amount\n${text}`, {});
      }),
      { numRuns: 500 },
    );
  });
});

test('bytes of any encoding become text', () => {
  expect(decodeText(Buffer.from('Käse'))).toBe('Käse');
  expect(decodeText(Buffer.from('Käse', 'latin1'))).toBe('Käse');
  expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Käse', 'utf16le')]))).toBe('Käse');
});

test.each([
  ['POS WHOLE FOODS #10234 AUSTIN TX', 'WHOLE FOODS'],
  ['SQ *BLUE BOTTLE', 'BLUE BOTTLE'],
  ['Netflix.com 866-579-7172', 'Netflix.com'],
  ['12345678', '12345678'],
  ['7-Eleven', '7-Eleven'],
  ['', null],
])('the merchant of "%s" is %s', (details, merchant) => {
  expect(merchantOf(details)).toBe(merchant);
});

test('a merchant is found in time that grows with the text', () => {
  for (const piece of ['-', '*', 'pos ', 'x', '-x', '-1', '#1'])
    expect(merchantOf(piece.repeat(100_000))?.length).toBeLessThanOrEqual(120);
});
