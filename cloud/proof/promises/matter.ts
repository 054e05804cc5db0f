import type { RecordView } from 'shared-types/record.contract';
import type { Client, Extra } from '../../test/client';
import type { People, Someone } from './people';
import type { Chances } from './random';

/** A record as the clients of the run know it. */
export interface Matter {
  readonly number: string;
  readonly type: 'CONSULTATION' | 'COMPLAINT' | 'CASE';
  /** Null where nobody with an account stands behind it. */
  readonly owner: Someone | null;
}

/** One request of one client, with the lines that it writes into a history when it succeeds. */
export interface Step {
  readonly by: Someone;
  readonly route: string;
  readonly says: readonly string[];
  /** Sends it, as often as needed with the same key. Resolves with the record's number. */
  send(client: Client, extra: Extra): Promise<string>;
}

/** What the choice of a step goes by. */
export interface Scene<V extends RecordView = RecordView> {
  readonly matter: Matter;
  readonly view: V;
  readonly people: People;
  readonly chances: Chances;
}

type Choice = readonly [weight: number, step: Step | null];

/** One of several steps by weight; null weighs in for doing nothing. */
export const oneOf = (chances: Chances, ...choices: readonly Choice[]): Step | null => chances.weighted(choices);

/** A step by somebody who may not exist, which then is never chosen. */
export function ifAny(weight: number, by: Someone | null, step: (by: Someone) => Step): Choice {
  return by === null ? [0, null] : [weight, step(by)];
}

/** The owner presses for an answer. */
export function urge({ matter: { number } }: Scene, by: Someone): Step {
  return {
    by,
    route: 'urge',
    says: ['urge'],
    send: async (client, extra) => {
      await client.call('POST /records/:number/urge', { params: { number } }, extra);
      return number;
    },
  };
}
