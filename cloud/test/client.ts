import { randomUUID } from 'node:crypto';
import type { Problem } from 'shared-types/problem';
import { buildRequest, type RequestParts } from 'shared-types/request';
import type { InputOf, ResultOf, RouteName } from 'shared-types/routes';

/** A refusal as a client meets it. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly headers: Headers,
  ) {
    super(`${status} ${problem.code}: ${problem.title} ${JSON.stringify(problem.fields ?? [])}`);
  }
}

type Args<K extends RouteName> =
  unknown extends InputOf<K> ? [input?: object, extra?: Extra] : [input: InputOf<K>, extra?: Extra];

export interface Extra {
  readonly headers?: Readonly<Record<string, string>>;
  /** The Idempotency-Key; a fresh one for every call unless given. */
  readonly key?: string;
}

/** An Authorization header, or where to get the present one. */
export type Authorization = string | (() => Promise<string>);

/** The typed client of tests and benchmarks, over real HTTP. */
export class Client {
  constructor(
    readonly url: string,
    private readonly authorization?: Authorization,
  ) {}

  /** The same server as somebody else. */
  as(authorization: Authorization): Client {
    return new Client(this.url, authorization);
  }

  async call<K extends RouteName>(key: K, ...[input, extra]: Args<K>): Promise<ResultOf<K>> {
    const { body } = buildRequest(key, (input ?? {}) as RequestParts);
    const json = body === undefined ? undefined : JSON.stringify(body);
    return this.exchange(key, (input ?? {}) as RequestParts, json, 'application/json', extra);
  }

  /** The same with the bytes of a file for a body. */
  async send<K extends RouteName>(key: K, input: InputOf<K>, bytes: Uint8Array, extra?: Extra): Promise<ResultOf<K>> {
    return this.exchange(key, input as RequestParts, bytes, 'application/octet-stream', extra);
  }

  private async exchange<K extends RouteName>(
    key: K,
    parts: RequestParts,
    body: string | Uint8Array | undefined,
    type: string,
    extra: Extra | undefined,
  ): Promise<ResultOf<K>> {
    const { method, path } = buildRequest(key, parts);
    const authorization = await this.authorize();
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...(authorization ? { authorization } : {}),
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(method === 'GET' ? {} : { 'idempotency-key': extra?.key ?? randomUUID() }),
        ...extra?.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const answer = text === '' ? null : JSON.parse(text);
    if (!response.ok) throw new ProblemError(response.status, answer, response.headers);
    return answer;
  }

  private async authorize(): Promise<string | undefined> {
    return typeof this.authorization === 'function' ? this.authorization() : this.authorization;
  }
}

/** The refusal a call ends with; fails when it does not end with one. */
export async function refused(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('expected a refusal, got an answer');
}
