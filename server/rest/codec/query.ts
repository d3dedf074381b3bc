import { checkText, isFull, type Findings } from './findings.ts';
import { definitionOf, unwrap, type Schema } from './schema.ts';

/** Reads one field of a query string or path as its schema means it. Undefined: the field is for bodies only. */
export type Reader = ((value: string | string[], name: string, findings: Findings) => unknown) | undefined;

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const BOOLEANS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);
const MAX_VALUES = 500;

function complain(findings: Findings, field: string, message: string): undefined {
  if (!isFull(findings)) findings.fields.push({ field, message });
}

/** Compiles the reader of a field; nothing is coerced silently: `limit=abc` is a finding. */
export function compileReader(schema: Schema): Reader {
  const bare = unwrap(schema, 'input');
  const def = definitionOf(bare);
  if (def.type === 'array') {
    const element = compileScalar(def.element);
    if (element === undefined) return undefined;
    return (value, name, findings) => {
      // By repeating the field or, said once, by commas.
      const parts = typeof value === 'string' ? value.split(',') : value;
      if (parts.length > MAX_VALUES)
        return complain(findings, name, `must have at most ${MAX_VALUES} values`);
      return parts.map((part) => element(part, name, findings));
    };
  }
  const scalar = compileScalar(bare);
  if (scalar === undefined) return undefined;
  return (value, name, findings) =>
    typeof value === 'string'
      ? scalar(value, name, findings)
      : complain(findings, name, 'must be given once');
}

type Scalar = (text: string, name: string, findings: Findings) => unknown;

const readText: Scalar = (text, name, findings) => checkText(text, name, findings);
const readNumber: Scalar = (text, name, findings) =>
  text.length <= 40 && NUMBER.test(text) ? Number(text) : complain(findings, name, 'must be a number');
const readBoolean: Scalar = (text, name, findings) =>
  BOOLEANS.get(text) ?? complain(findings, name, 'must be true or false');

function compileScalar(schema: Schema): Scalar | undefined {
  const def = definitionOf(unwrap(schema, 'input'));
  switch (def.type) {
    case 'string':
    case 'template_literal':
      return readText;
    case 'number':
      return readNumber;
    case 'boolean':
      return readBoolean;
    case 'enum':
      return readOneOf(Object.values(def.entries));
    case 'literal':
      return readOneOf(def.values);
    case 'union': {
      const options = def.options.map(compileScalar).filter((option) => option !== undefined);
      return options.length === 0 ? undefined : readFirst(options);
    }
    default:
      return undefined;
  }
}

/** Texts of numbers and booleans among the known values become those values; the schema refuses the rest. */
function readOneOf(values: readonly unknown[]): Scalar {
  const byText = new Map(
    values.filter((value) => typeof value !== 'string').map((value) => [String(value), value]),
  );
  return (text, name, findings) => (byText.has(text) ? byText.get(text) : checkText(text, name, findings));
}

function readFirst(options: Scalar[]): Scalar {
  return (text, name, findings) => {
    for (const option of options) {
      const trial: Findings = { fields: [], suspicious: findings.suspicious };
      const value = option(text, name, trial);
      if (trial.fields.length === 0) return value;
    }
    return options.at(-1)?.(text, name, findings);
  };
}
