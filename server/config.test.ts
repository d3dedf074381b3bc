import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const S3 = {
  S3_ENDPOINT: 'https://s3.example/',
  S3_BUCKET: 'fledge',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe('where pictures are kept and who draws them', () => {
  test('is the data folder and the composer unless said', () => {
    expect(readConfig({})).toMatchObject({ s3: undefined, imageModel: undefined });
    expect(readConfig({ S3_ENDPOINT: '', IMAGE_MODEL: '' })).toMatchObject({
      s3: undefined,
      imageModel: undefined,
    });
  });

  test('is a bucket and a model when all of each is said', () => {
    expect(
      readConfig({
        ...S3,
        S3_PUBLIC_URL: 'https://cdn.example/',
        IMAGE_BASE_URL: 'http://127.0.0.1:1/v1/',
        IMAGE_MODEL: 'm',
      }),
    ).toMatchObject({
      s3: {
        endpoint: 'https://s3.example',
        bucket: 'fledge',
        region: 'us-east-1',
        publicUrl: 'https://cdn.example',
      },
      imageModel: { baseUrl: 'http://127.0.0.1:1/v1', model: 'm', apiKey: undefined },
    });
  });

  test('half of it is refused by the names of what is missing', () => {
    const { S3_BUCKET: _, ...half } = S3;
    expect(() => readConfig(half)).toThrow(/S3_BUCKET: is needed too$/);
    expect(() => readConfig({ IMAGE_MODEL: 'm' })).toThrow('IMAGE_BASE_URL');
    expect(() => readConfig({ ...S3, S3_BUCKET: 'No/Bucket' })).toThrow('S3_BUCKET');
  });
});

describe('the model that talks', () => {
  const MODEL = { LLM_BASE_URL: 'http://127.0.0.1:1/v1/', LLM_MODEL: 'm' };

  test('is a server and a name, its key optional, its prices and limits in JSON', () => {
    expect(readConfig({}).model).toBeUndefined();
    expect(readConfig(MODEL).model).toEqual({
      baseUrl: 'http://127.0.0.1:1/v1',
      model: 'm',
      apiKey: undefined,
      prices: undefined,
      limits: undefined,
    });
    const tier = { fourHourUsd: 1, sevenDayUsd: 2 };
    expect(
      readConfig({
        ...MODEL,
        LLM_API_KEY: 'k',
        LLM_PRICES: '{"m":{"input":1,"output":2}}',
        LLM_LIMITS: JSON.stringify({ free: tier, pro: tier, maxTurnUsd: 0.5 }),
      }).model,
    ).toMatchObject({
      apiKey: 'k',
      prices: { m: { input: 1, output: 2 } },
      limits: { free: tier, maxTurnUsd: 0.5 },
    });
  });

  test('is refused by what is missing or no JSON', () => {
    expect(() => readConfig({ LLM_MODEL: 'm' })).toThrow('LLM_BASE_URL');
    expect(() => readConfig({ ...MODEL, LLM_PRICES: '{' })).toThrow('LLM_PRICES');
    expect(() => readConfig({ ...MODEL, LLM_PRICES: '{"m":{"input":-1,"output":2}}' })).toThrow('LLM_PRICES');
  });
});

test('an operator is an address and a password, both or neither', () => {
  expect(readConfig({}).admin).toBeUndefined();
  const admin = { ADMIN_EMAIL: 'Root@Fledge.example', ADMIN_PASSWORD: 'correct horse' };
  expect(readConfig(admin).admin).toEqual({ email: 'root@fledge.example', password: 'correct horse' });
  expect(() => readConfig({ ADMIN_EMAIL: 'root@fledge.example' })).toThrow('ADMIN_PASSWORD');
  expect(() => readConfig({ ...admin, ADMIN_PASSWORD: 'short' })).toThrow('ADMIN_PASSWORD');
});
