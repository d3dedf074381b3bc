/** A server's REST API as a customer's own code calls it. */
export interface CustomerApi {
  /** Calls the REST API: `call('POST', '/eggs', key, { user_id: 'u' })`. */
  call(
    method: string,
    path: string,
    token?: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** A customer with a secret key for each half of its data. */
  register(preset?: string): Promise<{ jwt: string; live: string; test: string; customerId: string }>;
  /** Polls an operation to its end. */
  settled(key: string, operationId: string): Promise<Answer['body']>;
}

export interface Answer {
  status: number;
  // Answers are asserted on field by field; their types are what the tests are about.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  headers: Headers;
}

let customers = 0;

/** Speaks to the server at an address, wherever it runs. */
export function customerApi(url: string): CustomerApi {
  const call: CustomerApi['call'] = async (method, path, token, body, headers = {}) => {
    const response = await fetch(
      path.startsWith('/api') || path.startsWith('/.') ? url + path : `${url}/api/v1${path}`,
      {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    );
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };

  return {
    call,
    register: async (preset) => {
      const account = {
        email: `host${++customers}@shop.example`,
        password: 'correct horse battery',
        name: 'Shop',
      };
      const { body: registered } = await call('POST', '/auth/register', undefined, account);
      const jwt: string = registered.access_token;
      const [live, test] = await Promise.all(
        ['live', 'test'].map((environment) =>
          call('POST', '/auth/api-keys', jwt, { name: environment, environment }),
        ),
      );
      if (preset !== undefined) await call('POST', '/customers/me/apply-preset', jwt, { preset_key: preset });
      return { jwt, live: live?.body.key, test: test?.body.key, customerId: registered.customer.id };
    },
    settled: async (key, operationId) => {
      // Ever more patient: a machine that is busy is not helped by questions, and a plan allows only so many.
      for (let waitMs = 20; waitMs < 3_000; waitMs *= 1.2) {
        const { body } = await call('GET', `/operations/${operationId}`, key);
        if (['completed', 'failed', 'cancelled'].includes(body.status)) return body;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
      throw new Error(`operation ${operationId} does not end`);
    },
  };
}
