import { useEffect } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { ApiProblem, call, currentSession } from '@/api';
import { upload } from '@/api/attachments';
import { callRoute } from '@/api/call';
import { exclusively, watchConnection, watchForeground } from '@/api/device';
import { queryClient } from '@/api/query-client';
import { dropSealed, keepSealed, readSealed } from '@/api/sealed-store';
import { connection } from '@/ui/page/connection';
import { createStore, useStore } from '@/ui/store';
import { bytesOf, type KeptPhoto, photoKey } from './kept-photo';
import { isForLater, type KeptStep, type Outcomes, StepQueue } from './step-queue';

const STEPS = 'steps';
/** How often it is tried anew while there is a network: soon after a try that failed, and now and then. */
const SOON_MS = 2_000;
const AGAIN_MS = 15_000;
const REFRESHED = ['GET /visits/:number', 'GET /agents/me/day'] as const;

/** The steps on this phone that the house does not have yet. */
const kept = createStore<readonly KeptStep[]>([]);

async function load(): Promise<readonly KeptStep[]> {
  return (await readSealed<readonly KeptStep[]>(STEPS)) ?? [];
}

const queue = new StepQueue({
  load,
  async save(steps) {
    if (steps.length === 0) await dropSealed(STEPS);
    else await keepSealed(STEPS, steps);
    kept.set(steps);
  },
  async send({ route, visit }, body, key) {
    const input = { params: { number: visit }, body };
    const answer = (await callRoute(route, input, { idempotencyKey: key })) as VisitView;
    // The screen goes on from the answer: without it, it would step back for as long as the next reading takes.
    queryClient.setQueryData(['GET /visits/:number', { params: { number: visit } }], answer);
    return answer.version;
  },
  async upload(photo, key) {
    const file = await readSealed<KeptPhoto>(photoKey(photo));
    if (!file)
      throw new ApiProblem({ code: 'photo_gone', status: 410, title: '照片已不在手机上，请放弃这一步再做一次' });
    const { name } = file;
    const bytes = bytesOf(file);
    const size = bytes.byteLength;
    return (await upload({ name, size, read: async (from = 0, to = size) => bytes.slice(from, to) }, key)).id;
  },
  versionOf: async (number) => (await call('GET /visits/:number', { params: { number } })).version,
  forget: (photo) => dropSealed(photoKey(photo)),
  exclusively: (work) => exclusively('kept-steps', work),
});

const whose = (): string | undefined => currentSession().me?.staff?.workNo;

/** Sends what can be sent, and lets the screens read anew. */
export async function sendKeptSteps(): Promise<Outcomes> {
  const by = whose();
  if (by === undefined || kept.get().length === 0) return new Map();
  const outcomes = await queue.flush(by);
  // Another tab may have sent some.
  kept.set(await load());
  if ([...outcomes.values()].some((outcome) => outcome !== 'DONE' && outcome.passing)) trySoon();
  if ([...outcomes.values()].includes('DONE')) {
    for (const route of REFRESHED) await queryClient.invalidateQueries({ queryKey: [route] });
  }
  return outcomes;
}

let soon: ReturnType<typeof setTimeout> | undefined;

function trySoon(): void {
  clearTimeout(soon);
  soon = setTimeout(() => {
    if (connection.get()) void sendKeptSteps();
  }, SOON_MS);
}

/**
 * Makes a step: on the phone first, then to the house. Returns whether it is there (`DONE`) or waits on the phone (`KEPT`);
 * what the house refuses at once is given back as the problem, and not kept.
 */
export async function makeStep(step: KeptStep): Promise<'DONE' | 'KEPT' | ApiProblem> {
  await queue.add(step);
  if (!connection.get()) return 'KEPT';
  const own = (await sendKeptSteps()).get(step.key);
  if (own instanceof ApiProblem && !isForLater(own)) {
    await queue.takeBack(step.key);
    return own;
  }
  return kept.get().some(({ key }) => key === step.key) ? 'KEPT' : 'DONE';
}

export const giveUpStep = (key: string): Promise<void> => queue.giveUp(key);

export async function retryStep(key: string): Promise<void> {
  await queue.retry(key);
  await sendKeptSteps();
}

let wired = false;

/** Sends the steps whenever there is a chance: on the network's return, on coming back to the app, and now and then. */
function wire(): void {
  if (wired) return;
  wired = true;
  void load().then((steps) => {
    kept.set(steps);
    void sendKeptSteps();
  });
  watchConnection((connected) => {
    if (connected) void sendKeptSteps();
  });
  watchForeground((front) => {
    if (front) void sendKeptSteps();
  });
  setInterval(() => {
    if (connection.get()) void sendKeptSteps();
  }, AGAIN_MS);
}

/** One's own steps that are still on this phone, of one visit or of all. */
export function useKeptSteps(visit?: string): readonly KeptStep[] {
  const steps = useStore(kept);
  useEffect(wire, []);
  const by = whose();
  return steps.filter((step) => step.by === by && (visit === undefined || step.visit === visit));
}
