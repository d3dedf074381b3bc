import { describe, expect, it } from 'vitest';
import type { Condition } from '../../config/content.ts';
import { compileCondition, reader } from './condition.ts';

const holds = (
  operator: Condition['operator'],
  value: Condition['value'],
  properties: Record<string, unknown>,
): boolean => compileCondition({ field: 'x', operator, value })(reader('x')(properties));

describe('a condition', () => {
  it.each<[Condition['operator'], Condition['value'], unknown, boolean]>([
    ['eq', 5, 5, true],
    ['eq', 5, '5', false],
    ['eq', true, true, true],
    ['eq', '', '', true],
    ['eq', [5], 5, false],
    ['neq', 5, 6, true],
    ['neq', 5, '5', true],
    ['neq', 5, undefined, true],
    ['neq', 5, 5, false],
    ['gt', 5, 5, false],
    ['gt', 5, 5.1, true],
    ['gte', 5, 5, true],
    ['gte', 5, '9', false],
    ['lt', 0, -1, true],
    ['lt', 5, null, false],
    ['lte', 5, 5, true],
    ['gt', '2026-04-01', '2026-04-02', true],
    ['gt', 'a', 5, false],
    ['gte', true, true, false],
    ['in', ['a', 1], 1, true],
    ['in', ['a', 1], '1', false],
    ['in', 'a', 'a', true],
    ['in', ['a'], undefined, false],
    ['contains', 'bc', 'abcd', true],
    ['contains', 'x', ['x', 'y'], true],
    ['contains', 1, ['1'], false],
    ['contains', 1, '1', false],
    ['exists', undefined, 0, true],
    ['exists', true, '', true],
    ['exists', true, null, false],
    ['exists', true, undefined, false],
    ['exists', false, undefined, true],
    ['exists', false, 0, false],
  ])('%s %j of %j is %s', (operator, value, actual, expected) => {
    expect(holds(operator, value, actual === undefined ? {} : { x: actual })).toBe(expected);
  });

  it('reads dotted paths through own properties only', () => {
    expect(reader('a.b.c')({ a: { b: { c: 1 } } })).toBe(1);
    expect(reader('a.length')({ a: [1, 2] })).toBe(2);
    for (const path of ['__proto__', 'constructor', 'a.constructor.name', 'a.b.c.d', 'toString', '.', 'a..b'])
      expect(reader(path)({ a: { b: 'text' } }), path).toBeUndefined();
    expect(reader('__proto__')(JSON.parse('{"__proto__": 7}'))).toBe(7);
  });
});
