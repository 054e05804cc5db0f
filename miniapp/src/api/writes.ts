import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RequestParts } from 'shared-types/request';
import type { ResultOf, RouteName } from 'shared-types/routes';
import { type CallArguments, type CallInput, callRoute, type Speaker } from './call';
import { SubmissionKeys, UnderWay } from './idempotency';
import { type ApiProblem, asProblem } from './problem';
import type { ReadName } from './reads';

export type WriteName = Exclude<RouteName, ReadName>;

const CONFLICT = 409;

export interface Writing<K extends WriteName> {
  /** Sends it; resolves with the answer, or with undefined when it was refused (see `problem`). */
  readonly submit: (...input: CallArguments<K>) => Promise<ResultOf<K> | undefined>;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly reset: () => void;
}

export interface WriteOptions<K extends WriteName> {
  readonly onDone?: (result: ResultOf<K>) => void;
  /** For what must be told although the place that asked may be gone by then. */
  readonly onRefused?: (problem: ApiProblem) => void;
  /** Routes whose answers this write makes stale, beside those that show the same record. */
  readonly refresh?: readonly ReadName[];
  /** Who writes: the person signed in (the default), or this machine of the hall. */
  readonly as?: Speaker;
}

/** Sends a write; a repeat after a lost answer carries the same Idempotency-Key and so happens once, a double tap
 * is one submission. */
export function useWrite<K extends WriteName>(
  key: K,
  { onDone, onRefused, refresh = [], as }: WriteOptions<K> = {},
): Writing<K> {
  const keys = useRef(new SubmissionKeys()).current;
  const underWay = useRef(new UnderWay<ResultOf<K> | undefined>()).current;
  const client = useQueryClient();
  const renew = () => Promise.all(refresh.map((route) => client.invalidateQueries({ queryKey: [route] })));
  const mutation = useMutation({
    mutationFn: async (input: CallInput<K> | undefined) => {
      const options = { idempotencyKey: keys.keyFor(input), as };
      return (await callRoute(key, input as RequestParts | undefined, options)) as ResultOf<K>;
    },
    onSuccess: async () => {
      keys.done();
      await renew();
    },
    // What the screen shows has changed under it.
    onError: (error) => (asProblem(error).status === CONFLICT ? renew() : undefined),
  });
  return {
    submit: (...[input]) =>
      underWay.join(input, async () => {
        const result = await mutation.mutateAsync(input).catch((error: unknown) => {
          onRefused?.(asProblem(error));
          return undefined;
        });
        if (result !== undefined) onDone?.(result);
        return result;
      }),
    busy: mutation.isPending,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    reset: mutation.reset,
  };
}
