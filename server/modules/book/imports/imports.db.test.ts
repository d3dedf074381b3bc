import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../../../tests/support/server.ts';
import { auditBook } from '../index.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer();
  at.app.settings.rateLimitScale = 0;
});
afterAll(async () => {
  expect(await auditBook(at.app.system('home'))).toEqual([]);
  await at.close();
});

let people = 0;
async function newUser() {
  const account = { email: `file${++people}@user.example`, password: 'correct horse battery', name: 'File' };
  const { body } = await at.call('POST', '/api/auth/register', undefined, account);
  const token: string = body.access_token;
  const upload = async (text: string | Buffer, query = '', path = '/transactions/import') => {
    const answer = await fetch(`${at.url}/api/v1${path}${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: typeof text === 'string' ? text : new Uint8Array(text),
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };
  return {
    token,
    upload,
    call: (method: string, path: string, sent?: unknown) => at.call(method, path, token, sent),
    bank: async () => (await at.call('GET', '/api/transactions?limit=100', token)).body,
    exported: async (query = '') =>
      (
        await fetch(`${at.url}/api/v1/transactions/export${query}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).text(),
  };
}

const HEAD = 'date,amount,details\n';
const COFFEE = '2026-05-03,-4.50,Coffee\n';
const ofx = (rows: string, balance = '<LEDGERBAL><BALAMT>100.00<DTASOF>20260531</LEDGERBAL>') =>
  `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>77771234<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>${rows}</BANKTRANLIST>${balance}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
const movement = (fitid: string, amount: string, day: string, name = 'Coffee') =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${fitid}<NAME>${name}</STMTTRN>`;

describe('a file', () => {
  test('that comes twice is imported once', async () => {
    const user = await newUser();
    const text = `${HEAD}${COFFEE}2026-05-04,1200,Pay\n`;
    expect((await user.upload(text)).body.data).toMatchObject({ format: 'csv', imported: 2, duplicates: 0 });
    expect((await user.upload(text)).body.data).toMatchObject({ imported: 0, duplicates: 2 });
    expect((await user.bank()).total).toBe(2);
  });

  test('keeps two real payments of the same amount at the same shop, however the files overlap', async () => {
    const user = await newUser();
    await user.upload(HEAD + COFFEE);
    expect((await user.upload(HEAD + COFFEE + COFFEE)).body.data).toMatchObject({
      imported: 1,
      duplicates: 1,
    });
    expect((await user.upload(HEAD + COFFEE + COFFEE + COFFEE)).body.data).toMatchObject({ imported: 1 });
    expect((await user.upload(HEAD + COFFEE + COFFEE)).body.data).toMatchObject({ imported: 0 });
    expect((await user.bank()).total).toBe(3);
  });

  test('whose rows have ids is known by them, even after the bank has changed its words', async () => {
    const user = await newUser();
    const head = 'import_id,date,amount,details\n';
    await user.upload(`${head}a,2026-05-03,-4.50,Coffee (pending)\nb,2026-05-03,-4.50,Coffee\n`);
    const again = await user.upload(`${head}a,2026-05-04,-4.50,COFFEE SHOP\nc,2026-05-03,-4.50,Coffee\n`);
    expect(again.body.data).toMatchObject({ imported: 1, duplicates: 1 });
    expect((await user.bank()).total).toBe(3);
  });

  test('in another format knows what the first has brought, and its ids count from then on', async () => {
    const user = await newUser();
    const first = await user.upload(ofx(movement('f1', '-4.50', '20260503')));
    expect(first.body.data).toMatchObject({
      format: 'ofx',
      imported: 1,
      statements: [{ account: { name: 'Checking 1234', type: 'checking', currency: 'USD' } }],
    });
    const more = ofx(movement('f1', '-4.50', '20260503') + movement('f2', '-4.50', '20260503'));
    expect((await user.upload(more)).body.data).toMatchObject({ imported: 1, duplicates: 1 });
    expect((await user.upload(more)).body.data).toMatchObject({ imported: 0, duplicates: 2 });
  });

  test('of a bank that gives one id to two payments brings both, once', async () => {
    const user = await newUser();
    const text = ofx(movement('x', '-1.00', '20260503', 'A') + movement('x', '-2.00', '20260503', 'B'));
    expect((await user.upload(text)).body.data).toMatchObject({ imported: 2 });
    expect((await user.upload(text)).body.data).toMatchObject({ imported: 0, duplicates: 2 });
  });

  test('that comes twice at once is imported once', async () => {
    const user = await newUser();
    const text = `${HEAD}${COFFEE}${COFFEE}2026-05-04,-2,Bus\n`;
    const answers = await Promise.all([user.upload(text), user.upload(text), user.upload(text)]);
    expect(answers.map(({ body }) => body.data.imported).sort()).toEqual([0, 0, 3]);
    expect((await user.bank()).total).toBe(3);
  });

  test('can be looked at before: the preview tells and writes nothing', async () => {
    const user = await newUser();
    await user.upload(HEAD + COFFEE);
    const { body } = await user.upload(
      `${HEAD}${COFFEE}2026-05-04,-2.10,POS BUS #1234\n`,
      '',
      '/transactions/import/preview',
    );
    expect(body.data).toMatchObject({
      imported: 1,
      duplicates: 1,
      statements: [
        {
          rows: [
            { line: 2, status: 'duplicate', amount: -4.5 },
            { line: 3, status: 'new', date: '2026-05-04', merchant: 'BUS', category: 'Uncategorized' },
          ],
        },
      ],
    });
    expect((await user.bank()).total).toBe(1);
  });

  test('with lines that cannot be read is refused whole, with their numbers', async () => {
    const user = await newUser();
    const { status, body } = await user.upload(`${HEAD}${COFFEE}2026-02-30,-1,x\n2026-05-03,1.005,y\n`);
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      code: 'import_invalid',
      details: { problems: 2, lines: [{ line: 3 }, { line: 4 }] },
    });
    expect((await user.bank()).total).toBe(0);
  });

  test('that lacks something is told what, where and by which names', async () => {
    const user = await newUser();
    const faultOf = async (text: string, query = '') => (await user.upload(text, query)).body.error;
    expect(await faultOf('Date,Memo\n2026-05-03,x\n')).toMatchObject({
      code: 'import_invalid',
      details: {
        lines: [{ line: 1, message: 'there is no column for the amount; the columns are Date, Memo' }],
      },
    });
    expect((await faultOf('My bank\namount;details\n3;x\n')).details.lines).toEqual([
      { line: 2, message: 'there is no column for the date; the columns are amount, details' },
    ]);
    expect((await faultOf(`${HEAD}2026-05-03,1,234.50\n2026-05-03,1,234.50,Rent\n`)).details.lines).toEqual([
      { line: 3, message: 'there are 4 cells where the header has 3; is one of them in need of quotes?' },
    ]);
    expect((await faultOf(`${HEAD}2026-05-03,,x\n,1,x\n`)).details.lines).toEqual([
      { line: 2, message: 'there is no amount' },
      { line: 3, message: 'there is no date' },
    ]);
    expect((await faultOf('<OFX><INVSTMTMSGSRSV1></INVSTMTMSGSRSV1></OFX>')).details.lines).toEqual([
      { line: 1, message: 'there is no statement of a bank account or a card in the file' },
    ]);
    expect(await faultOf('2026-05-03,-4.50,Coffee\n')).toMatchObject({ code: 'unknown_format' });
    const { fields } = (await faultOf(HEAD + COFFEE, '?account_type=foo&date_format=xx')).details;
    expect(fields.map(({ field }: { field: string }) => field)).toEqual(['account_type', 'date_format']);
    expect((await user.bank()).total).toBe(0);
  });

  test('may have empty cells behind those of its header', async () => {
    const user = await newUser();
    expect((await user.upload(`${HEAD}2026-05-03,-1,x,,\n`)).body.data.imported).toBe(1);
  });

  test('that is neither CSV nor OFX, or empty, is told so', async () => {
    const user = await newUser();
    expect((await user.upload('PK\u0003\u0004 zip')).body.error.code).toBe('unknown_format');
    expect((await user.upload('')).status).toBe(400);
    expect((await user.upload(HEAD + COFFEE, '?budget=x')).status).toBe(422);
    const foreign = '?budget_id=00000000-0000-4000-8000-000000000000';
    expect((await user.upload(HEAD + COFFEE, foreign)).status).toBe(404);
  });

  test('of 100 MB is refused before it is read', async () => {
    const user = await newUser();
    const request = new AbortController();
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        if (sent > 100 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(44));
      },
    });
    const answer = await fetch(`${at.url}/api/v1/transactions/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${user.token}` },
      body: endless,
      duplex: 'half',
      signal: request.signal,
    } as RequestInit).catch(() => undefined);
    if (answer) {
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ error: { details: { max_bytes: 5_242_880 } } });
    }
    request.abort();
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  test('without a credential is not read at all', async () => {
    const answer = await fetch(`${at.url}/api/v1/transactions/import`, { method: 'POST', body: 'x' });
    expect(answer.status).toBe(401);
  });
});

describe('an account', () => {
  test('stands where the bank says, in whatever order its statements come', async () => {
    const user = await newUser();
    await user.upload(ofx(movement('m2', '-10.00', '20260520')));
    await user.upload(
      ofx(movement('m1', '-5.00', '20260410'), '<LEDGERBAL><BALAMT>110.00<DTASOF>20260430</LEDGERBAL>'),
    );
    const [row] = await at.app.database.db
      .execute(
        `SELECT balance_minor::int AS balance, opening_minor::int AS opening FROM book_accounts
       WHERE user_id = (SELECT user_id FROM user_logins WHERE email = 'file${people}@user.example')`,
      )
      .then((answer: unknown) => (Array.isArray(answer) ? answer : rowsIn(answer)));
    expect(row).toEqual({ balance: 10_000, opening: 11_500 });
  });
});

const rowsIn = (answer: unknown): unknown[] =>
  typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows)
    ? answer.rows
    : [];

describe('rules', () => {
  test('file what is in the book, what is imported and what is written later', async () => {
    const user = await newUser();
    await user.upload(
      `${HEAD}2026-05-03,-4.50,STARBUCKS 123\n2026-05-03,-4.50,Starbucks Reserve\n2026-05-03,-9,Books\n`,
    );
    const rule = await user.call('POST', '/transactions/rules', {
      merchant: 'Starbucks',
      category: 'Coffee',
    });
    expect(rule.body.data).toMatchObject({ merchant: 'starbucks', category: 'Coffee', changed: 2 });
    await user.call('POST', '/transactions/rules', { merchant: 'starbucks reserve', category: 'Treats' });
    await user.upload(`${HEAD}2026-05-05,-4,starbucks\n`);
    const budget = await user.call('POST', '/budgets', {
      name: 'May',
      start_date: '2026-05-01',
      end_date: '2026-05-31',
    });
    const budgetId: string = budget.body.data.id;
    const category = await user.call('POST', `/budgets/${budgetId}/categories`, {
      name: 'coffee',
      allocation_type: 'fixed',
      allocation_value: 20,
    });
    const logged = await user.call('POST', '/transactions', {
      budget_id: budgetId,
      amount: -3,
      date: '2026-05-06',
      details: 'At Starbucks again',
    });
    expect(logged.body.data.category_id).toBe(category.body.data.id);
    const { transactions } = await user.bank();
    expect(transactions.map(({ category }: { category: string }) => category)).toEqual([
      'Coffee',
      'Coffee',
      'Uncategorized',
      'Treats',
      'Coffee',
    ]);
    const filed = await user.call('GET', '/api/transactions?category=coffee');
    expect(filed.body).toMatchObject({ total: 3 });
  });

  test('never overrule a person, belong to one, and end', async () => {
    const [user, other] = [await newUser(), await newUser()];
    const rule = await user.call('POST', '/transactions/rules', { merchant: 'bus', category: 'Travel' });
    const id: string = rule.body.data.id;
    expect(
      (await user.call('POST', '/transactions/rules', { merchant: ' BUS ', category: 'X' })).status,
    ).toBe(409);
    expect((await other.call('DELETE', `/transactions/rules/${id}`)).status).toBe(404);
    expect((await other.call('GET', '/transactions/rules')).body.data).toEqual([]);
    expect((await user.call('DELETE', `/transactions/rules/${id}`)).body.data).toEqual({ deleted: true });
    await user.upload(`${HEAD}2026-05-05,-4,Bus\n`);
    expect((await user.bank()).transactions[0].category).toBe('Uncategorized');
  });

  test('of blanks are refused: they would fit everything', async () => {
    const user = await newUser();
    const answer = await user.call('POST', '/transactions/rules', { merchant: '   ', category: 'X' });
    expect([answer.status, answer.body.error.details.fields[0].field]).toEqual([422, 'merchant']);
  });

  test('with signs of LIKE in them mean those signs', async () => {
    const user = await newUser();
    await user.upload(`${HEAD}2026-05-05,-4,100% juice\n2026-05-05,-4,1000 juices\n`);
    const rule = await user.call('POST', '/transactions/rules', { merchant: '100%', category: 'Juice' });
    expect(rule.body.data.changed).toBe(1);
  });
});

describe('a book in another currency', () => {
  test('goes on in it: what is written by hand is in the currency of the payments so far', async () => {
    const user = await newUser();
    await user.upload(HEAD + COFFEE, '?currency=INR');
    const budget = { name: 'May', start_date: '2026-05-01', end_date: '2026-05-31' };
    const { body } = await user.call('POST', '/budgets', budget);
    const chai = { budget_id: body.data.id, amount: -20, date: '2026-05-04', details: 'Chai' };
    expect((await user.call('POST', '/transactions', chai)).status).toBe(201);
    expect(await user.exported()).toContain('2026-05-04,-20,INR,Chai');
  });
});

describe('an export', () => {
  test('makes formulas harmless and figures stay figures', async () => {
    const user = await newUser();
    await user.upload(
      `${HEAD}2026-05-05,-4,"=HYPERLINK(""http://x"",1)"\n2026-05-06,-5,@sum\n2026-05-07,6,"+1, a"\n2026-05-08,-1,＝sum\n`,
    );
    const lines = (await user.exported()).split('\r\n');
    expect(lines[0]).toBe('date,amount,currency,details,merchant,category,account,id');
    expect(lines[1]).toContain(`2026-05-05,-4,USD,"'=HYPERLINK(""http://x"",1)"`);
    expect(lines[2]).toContain(`,'@sum,`);
    expect(lines[3]).toContain(`2026-05-07,6,USD,"'+1, a"`);
    expect(lines[4]).toContain(`2026-05-08,-1,USD,'＝sum`);
  });

  test('comes back as what it was, and brings nothing twice', async () => {
    const user = await newUser();
    await user.upload(`${HEAD}${COFFEE}${COFFEE}2026-05-06,-5,@sum\n`);
    const text = await user.exported();
    expect((await user.upload(text)).body.data).toMatchObject({ imported: 0, duplicates: 3 });
    const fresh = await newUser();
    expect((await fresh.upload(text)).body.data).toMatchObject({ imported: 3, duplicates: 0 });
    expect((await fresh.bank()).transactions.map(({ merchant }: { merchant: string }) => merchant)).toContain(
      '@sum',
    );
  });

  test('of more than one page has every row once, in order', async () => {
    const user = await newUser();
    const rows = Array.from(
      { length: 2_300 },
      (_, i) => `2026-05-${String((i % 28) + 1).padStart(2, '0')},${i % 2 ? '' : '-'}${i}.25,n${i}\n`,
    );
    expect((await user.upload(HEAD + rows.join(''))).body.data.imported).toBe(2_300);
    const lines = (await user.exported()).trimEnd().split('\r\n').slice(1);
    expect(new Set(lines.map((line) => line.split(',')[3]))).toHaveProperty('size', 2_300);
    const days = lines.map((line) => line.slice(0, 10));
    expect(days).toEqual([...days].sort());
    expect((await user.exported('?start_date=2026-05-28')).trimEnd().split('\r\n')).toHaveLength(1 + 82);
  });
});
