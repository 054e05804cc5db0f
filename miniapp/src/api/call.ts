import { buildRequest, type RequestParts } from 'shared-types/request';
import type { InputOf, ResultOf, RouteName } from 'shared-types/routes';
import { currentDevice, forgetDevice } from './device-session';
import { newKey } from './idempotency';
import { ApiProblem } from './problem';
import { accessToken, forgetSession, renewSession } from './session';
import { type Sending, send } from './transport';

type OptionalPart<I> = { [P in keyof I as object extends I[P] ? P : never]?: I[P] };
type NeededPart<I> = { [P in keyof I as object extends I[P] ? never : P]: I[P] };
/** A route's params, query and body; a part without required fields may be left out. */
export type CallInput<K extends RouteName> = OptionalPart<InputOf<K>> & NeededPart<InputOf<K>>;

export interface CallOptions {
  readonly signal?: Sending['signal'];
  /** Keep one key for one submission, however often it is sent. A write without gets a fresh one. */
  readonly idempotencyKey?: string;
  /** Who calls: the person signed in (the default), or this machine of the hall. */
  readonly as?: Speaker;
}

/** As whom a call is made. A machine's pages never speak as a person, even where one is signed in beside them. */
export type Speaker = 'person' | 'device';

/** The arguments after the key: input may be left out where a route needs none. */
export type CallArguments<K extends RouteName> =
  object extends CallInput<K>
    ? [input?: CallInput<K>, options?: CallOptions]
    : [input: CallInput<K>, options?: CallOptions];

/**
 * Calls a route of the contract: `call('POST /consultations', { body: { question } })`.
 * @throws ApiProblem with the server's refusal, or `offline` / `timeout` with status 0.
 */
export async function call<K extends RouteName>(key: K, ...[input, options]: CallArguments<K>): Promise<ResultOf<K>> {
  return (await callRoute(key, input as RequestParts | undefined, options)) as ResultOf<K>;
}

/** The same without types, for the hooks that know them by themselves. */
export async function callRoute(key: RouteName, input?: RequestParts, options?: CallOptions): Promise<unknown> {
  const request = buildRequest(key, input);
  const sending: Sending = {
    ...request,
    signal: options?.signal,
    idempotencyKey: request.method === 'GET' ? undefined : (options?.idempotencyKey ?? newKey()),
  };
  return options?.as === 'device' ? sendAsDevice(sending) : sendAsPerson(sending);
}

async function sendAsDevice(sending: Sending): Promise<unknown> {
  const deviceToken = currentDevice()?.deviceToken;
  try {
    return await send({ ...sending, deviceToken });
  } catch (error) {
    // Taken out of service: the machine asks for a code again.
    if (error instanceof ApiProblem && error.code === 'device_unknown') await forgetDevice();
    throw error;
  }
}

async function sendAsPerson(sending: Sending): Promise<unknown> {
  const token = await accessToken();
  try {
    return await send({ ...sending, accessToken: token });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401 || token === undefined) throw error;
    return afterRefusal(sending, token, error);
  }
}

/** The token was refused: once more with a new one, or, when the session is over, as a visitor. */
async function afterRefusal(sending: Sending, token: string, refusal: ApiProblem): Promise<unknown> {
  if (refusal.code === 'session_idle') {
    await forgetSession();
    throw refusal;
  }
  const renewed = await renewSession(token);
  return send({ ...sending, accessToken: renewed?.accessToken });
}
