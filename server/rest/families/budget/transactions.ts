import { exportRow } from './export.ts';
import { importRow } from './import.ts';
import { created, type Routes } from '../../table.ts';

const read = { scope: 'transactions:read' };
const write = { scope: 'transactions:write' };

export const transactionRoutes = {
  // ## Transactions
  'GET /transactions': { call: 'book.transactions.list', ...read },
  'POST /transactions': created('book.transactions.create', write),
  // ## Files
  'POST /transactions/import': importRow(
    'book.imports.run',
    'Import a CSV, OFX or QFX file: what the book has already is left out, and all is taken or nothing',
  ),
  'POST /transactions/import/preview': importRow('book.imports.preview', 'What an import would do'),
  'GET /transactions/export': exportRow,
  // ## Rules
  'GET /transactions/rules': { call: 'book.rules.list', ...read },
  'POST /transactions/rules': created('book.rules.create', write),
  'DELETE /transactions/rules/:ruleId': { call: 'book.rules.remove', ...write },
  // ## What recurs
  'GET /transactions/recurring': { call: 'insights.recurring', ...read },
  // ## One transaction
  'GET /transactions/:transactionId': { call: 'book.transactions.get', ...read },
  'PATCH /transactions/:transactionId': { call: 'book.transactions.update', ...write },
  'DELETE /transactions/:transactionId': { call: 'book.transactions.remove', ...write },
} satisfies Routes;
