import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileDecoder } from './decode.ts';
import { compileEncoder } from './encode.ts';
import { toWireFields } from './field-names.ts';
import type { Findings } from './findings.ts';
import { compileReader } from './query.ts';
import { camelCase, snakeCase, type Schema } from './schema.ts';

const decode = (schema: Schema, value: unknown, suspicious = false) => {
  const findings: Findings = { fields: [], suspicious };
  const run = compileDecoder(schema, { toWire: snakeCase });
  return { out: run ? run(value, '', findings) : value, fields: findings.fields };
};
const encode = (schema: Schema, value: unknown) => compileEncoder(schema, snakeCase)?.(value) ?? value;

const hat = z.strictObject({ partKind: z.literal('hat'), hatSize: z.int() });
const shoe = z.strictObject({ partKind: z.enum(['shoe', 'boot']), shoeColor: z.string() });

describe('decoding', () => {
  it('renames fields through every wrapper', () => {
    const inner = z.strictObject({ minLevel: z.int() });
    const schema = z.strictObject({
      anOptional: inner.optional(),
      aNullable: inner.nullable(),
      aDefault: inner.default({ minLevel: 1 }),
      aPrefault: inner.prefault({ minLevel: 1 }),
      aPipe: z.string().pipe(z.email()),
      anOverwrite: z.string().overwrite((text) => text.trim()),
      aTuple: z.tuple([inner, z.string()]),
      aList: z.array(inner),
      aReadonly: inner.readonly(),
      aLazy: z.lazy(() => inner),
    });
    const level = { min_level: 1 };
    const { out, fields } = decode(schema, {
      an_optional: level,
      a_nullable: level,
      a_default: level,
      a_prefault: level,
      a_pipe: 'a@b.de',
      an_overwrite: ' x',
      a_tuple: [level, 'x'],
      a_list: [level],
      a_readonly: level,
      a_lazy: level,
    });
    expect(fields).toEqual([]);
    expect(schema.safeParse(out).success).toBe(true);
    expect(JSON.stringify(out)).not.toContain('_');
  });

  it('refuses unknown and camelCase fields by the name that was sent', () => {
    const schema = z.strictObject({ userId: z.string(), list: z.array(z.strictObject({ aB: z.int() })) });
    expect(decode(schema, { userId: 'x', list: [{ a_b: 1, c: 2 }] }).fields).toEqual([
      { field: 'userId', message: 'property userId should not exist' },
      { field: 'list.0.c', message: 'property c should not exist' },
    ]);
  });

  it('refuses unknown fields of lenient objects too', () => {
    expect(decode(z.object({ a: z.string() }), { a: 'x', b: 1 }).fields).toHaveLength(1);
  });

  it('keeps the keys of free maps and follows the schema in their values', () => {
    const schema = z.strictObject({
      metadata: z.record(z.string(), z.unknown()),
      skills: z.record(z.string(), z.strictObject({ maxLevel: z.int() })),
      anything: z.unknown(),
    });
    const sent = {
      metadata: { camelKey: { snake_key: 1 } },
      skills: { deepWork: { max_level: 2 }, deep_work: { max_level: 3 } },
      anything: { someKey: { other_key: 1 } },
    };
    expect(decode(schema, sent)).toEqual({
      out: { ...sent, skills: { deepWork: { maxLevel: 2 }, deep_work: { maxLevel: 3 } } },
      fields: [],
    });
  });

  it('tells the options of unions apart, by tag or by fields', () => {
    const tagged = z.discriminatedUnion('partKind', [hat, shoe]);
    expect(decode(tagged, { part_kind: 'boot', shoe_color: 'red' }).out).toEqual({
      partKind: 'boot',
      shoeColor: 'red',
    });
    expect(decode(tagged, { part_kind: 'hat', shoe_color: 'red' }).fields).toEqual([
      { field: 'shoe_color', message: 'property shoe_color should not exist' },
    ]);
    expect(tagged.safeParse(decode(tagged, { part_kind: 'sock' }).out).success).toBe(false);
    const plain = z.union([z.strictObject({ buddyId: z.string() }), z.strictObject({ userId: z.string() })]);
    expect(decode(plain, { user_id: 'x' }).out).toEqual({ userId: 'x' });
    expect(decode(plain, { other: 'x' }).fields).toHaveLength(1);
    const lenient = z.array(z.union([z.strictObject({ eventId: z.string() }), z.unknown()]));
    expect(decode(lenient, [{ event_id: 'a' }, { eventId: 'b' }, 3]).out).toEqual([
      { eventId: 'a' },
      { eventId: 'b' },
      3,
    ]);
  });

  it('takes hostile names for what they are', () => {
    const schema = z.strictObject({ aB: z.string().optional(), map: z.record(z.string(), hat).optional() });
    const sent: unknown = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":1,"hasOwnProperty":2,"map":{"__proto__":{"hat_size":1}}}',
    );
    const { out, fields } = decode(schema, sent);
    expect(fields.map((found) => found.field)).toEqual([
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'map.__proto__',
    ]);
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  it('stops early on floods of fields and elements', () => {
    const flood = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`x${i}`, 1]));
    expect(decode(z.strictObject({}), flood).fields).toHaveLength(20);
    const list = z.strictObject({ items: z.array(hat).max(500) });
    expect(decode(list, { items: Array.from({ length: 100_000 }, () => 1) }).fields).toEqual([
      { field: 'items', message: 'must have at most 500 elements' },
    ]);
    const long = decode(z.strictObject({}), { ['k'.repeat(1_000_000)]: 1 });
    expect(JSON.stringify(long.fields).length).toBeLessThan(300);
  });

  it('follows a schema that contains itself', () => {
    interface Tree {
      leafName: string;
      subTrees?: Tree[] | undefined;
    }
    const tree: z.ZodType<Tree> = z.strictObject({
      leafName: z.string(),
      get subTrees() {
        return z.array(tree).optional();
      },
    });
    const sent = { leaf_name: 'a', sub_trees: [{ leaf_name: 'b', sub_trees: [{ leafName: 'c' }] }] };
    expect(decode(tree, sent).fields).toEqual([
      { field: 'sub_trees.0.sub_trees.0.leafName', message: 'property leafName should not exist' },
    ]);
  });

  it('finds NUL and lone surrogates only where an escape could hide them', () => {
    const schema = z.strictObject({ aText: z.string() });
    expect(decode(schema, { a_text: 'a\0' }, true).fields).toHaveLength(1);
    expect(decode(schema, { a_text: '\ud800' }, true).fields).toHaveLength(1);
    expect(decode(schema, { a_text: '\u{1f600}' }, true).fields).toHaveLength(0);
  });

  it('refuses at boot what JSON cannot carry', () => {
    expect(() => decode(z.strictObject({ at: z.date() }), {})).toThrow(/date/);
    expect(() => encode(z.object({ n: z.bigint() }), {})).toThrow(/bigint/);
  });
});

describe('encoding', () => {
  it('renames by the schema and leaves free maps alone', () => {
    const schema = z.object({
      eggId: z.string(),
      metadata: z.record(z.string(), z.unknown()),
      parts: z.array(z.discriminatedUnion('partKind', [hat, shoe])),
      target: z.union([z.object({ buddyId: z.string() }), z.object({ eggId: z.int() }), z.null()]),
      absent: z.string().optional(),
    });
    const value = {
      eggId: 'e',
      metadata: { aB: { cD: 1 } },
      parts: [{ partKind: 'hat', hatSize: 1 }],
      target: { eggId: 3 },
    };
    expect(encode(schema, value)).toEqual({
      egg_id: 'e',
      metadata: { aB: { cD: 1 } },
      parts: [{ part_kind: 'hat', hat_size: 1 }],
      target: { egg_id: 3 },
    });
  });

  it('gives back what decoding took, for any value of a schema', () => {
    const schema = z.strictObject({
      userId: z.string(),
      nested: z.strictObject({ deepValue: z.int(), aList: z.array(hat) }).nullable(),
      freeMap: z.record(z.string(), z.unknown()),
    });
    const value = fc.record({
      userId: fc.string(),
      nested: fc.option(
        fc.record({
          deepValue: fc.integer(),
          aList: fc.array(fc.record({ partKind: fc.constant('hat'), hatSize: fc.integer() })),
        }),
        { nil: null },
      ),
      freeMap: fc.dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    });
    fc.assert(
      fc.property(value, (given) => {
        const wire: unknown = JSON.parse(JSON.stringify(encode(schema, given)));
        const back = decode(schema, wire);
        expect(back.fields).toEqual([]);
        expect(back.out).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  it('turns any field name into snake_case and back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9]*([A-Z][a-z0-9]+){0,3}$/), (name) => {
        expect(camelCase(snakeCase(name))).toBe(name);
      }),
    );
  });
});

describe('query strings', () => {
  const read = (schema: Schema, value: string | string[]) => {
    const findings: Findings = { fields: [], suspicious: true };
    const out = compileReader(schema)?.(value, 'field', findings);
    return findings.fields.length > 0 ? findings.fields : out;
  };

  it('are read as their schema means them', () => {
    expect(read(z.int().default(20), '5')).toBe(5);
    expect(read(z.number().optional(), '-1.5e2')).toBe(-150);
    expect(read(z.boolean().optional(), 'true')).toBe(true);
    expect(read(z.boolean().optional(), '0')).toBe(false);
    expect(read(z.array(z.int()), '1,2')).toEqual([1, 2]);
    expect(read(z.array(z.string()), ['a,b', 'c'])).toEqual(['a,b', 'c']);
    expect(read(z.literal([7, 30]), '30')).toBe(30);
    expect(read(z.enum(['a', 'b']), 'zzz')).toBe('zzz');
    expect(read(z.string(), '5')).toBe('5');
    expect(read(z.union([z.int(), z.enum(['all'])]), 'all')).toBe('all');
  });

  it.each(['abc', '', ' 5', '5 ', '0x10', '1e', 'NaN', 'Infinity', '5,6', '9'.repeat(50)])(
    'never take %j for a number',
    (text) => {
      expect(read(z.number(), text)).toEqual([{ field: 'field', message: 'must be a number' }]);
    },
  );

  it('refuse NUL, repeats and other words for booleans', () => {
    expect(read(z.string(), 'a\0')).toHaveLength(1);
    expect(read(z.string(), ['a', 'b'])).toEqual([{ field: 'field', message: 'must be given once' }]);
    expect(read(z.boolean(), 'yes')).toEqual([{ field: 'field', message: 'must be true or false' }]);
  });

  it('cannot carry objects', () => {
    expect(compileReader(z.strictObject({ a: z.string() }))).toBeUndefined();
  });
});

describe('field errors', () => {
  it('are told in the names of the wire', () => {
    const schema = z.strictObject({
      itemList: z.array(z.strictObject({ priceAmount: z.int() })),
      metadata: z.record(z.string(), z.unknown()),
      eggId: z.string(),
    });
    const fields = ['itemList.0.priceAmount', 'metadata.camelKey', 'eggId', '', 'unknownThing'].map(
      (field) => ({
        field,
        message: 'no',
      }),
    );
    expect(
      toWireFields(fields, schema, snakeCase, new Map([['eggId', 'id']])).map(({ field }) => field),
    ).toEqual(['item_list.0.price_amount', 'metadata.camelKey', 'id', '', 'unknownThing']);
  });
});
