import { useEffect } from 'react';
import type { AgentDay, VisitView } from 'shared-types/dispatch.contract';
import type { JobPack } from 'shared-types/visit.contract';
import { call, currentSession } from '@/api';
import { exclusively } from '@/api/device';
import { dropSealed, keepSealed, readSealed } from '@/api/sealed-store';
import { onSessionChange } from '@/api/session';
import { createStore, useStore } from '@/ui/store';

const PACKS = 'packs';

/** A job on the phone, with how far the phone's clock is behind the house's. */
interface Packed extends JobPack {
  readonly by: string;
  readonly behindMs: number;
}

type Packs = Readonly<Record<string, Packed>>;

/** The jobs of the day that are on this phone, encrypted; undefined until storage was looked at. */
const packs = createStore<Packs | undefined>(undefined);

async function keep(next: Packs): Promise<void> {
  packs.set(next);
  if (Object.keys(next).length === 0) await dropSealed(PACKS);
  else await keepSealed(PACKS, next);
}

let opening: Promise<void> | undefined;

function open(): Promise<void> {
  opening ??= readSealed<Packs>(PACKS).then((found) => {
    packs.set(found ?? {});
    onSessionChange(() => {
      // Whoever signs out takes nobody's address home.
      if (currentSession().status === 'visitor') void keep({});
    });
  });
  return opening;
}

async function pack(number: string, by: string): Promise<Packed> {
  const taken = await call('POST /visits/:number/job-pack', { params: { number } });
  return { ...taken, by, behindMs: new Date(taken.at).getTime() - Date.now() };
}

/** The day and a visit may be read at once. A phone without room or encryption goes on as one that needs the network. */
function oneAtATime(follow: () => Promise<void>): void {
  exclusively('job-packs', () => open().then(follow)).catch(() => undefined);
}

/** A job nobody went to is forgotten this long after its time. */
const KEPT_AFTER_MS = 24 * 3600_000;

const isOver = ({ visit }: Packed): boolean => Date.now() - new Date(visit.to).getTime() > KEPT_AFTER_MS;

/** Takes along what of a day's visits is not on the phone yet, and forgets what is over. */
async function followDay({ visits }: AgentDay, by: string): Promise<void> {
  const next: Record<string, Packed> = {};
  for (const [number, packed] of Object.entries(packs.get() ?? {})) {
    const line = visits.find((each) => each.number === number);
    if (packed.by === by && line?.open !== false && !isOver(packed)) next[number] = packed;
  }
  for (const { number, open: going, asCompanion } of visits) {
    if (!going || asCompanion || next[number]) continue;
    const taken = await pack(number, by).catch(() => undefined);
    if (taken) next[number] = taken;
  }
  await keep(next);
}

/** Takes the visit on the screen along, keeps what the house last said of it, and forgets it when it is over. */
async function followVisit(visit: VisitView, by: string): Promise<void> {
  const { [visit.number]: known, ...others } = packs.get() ?? {};
  if (!visit.open) return known && keep(others);
  const packed = known?.by === by ? known : await pack(visit.number, by);
  await keep({ ...others, [visit.number]: { ...packed, visit } });
}

/** Keeps today's jobs on the phone for when there is no network. */
export function useJobPacks(day: AgentDay | undefined, today: string): void {
  const by = currentSession().me?.staff?.workNo;
  useEffect(() => {
    if (day?.date === today && by !== undefined) oneAtATime(() => followDay(day, by));
  }, [day, today, by]);
}

/** Keeps the visit on the screen on the phone; `visit` is what the house said of it. */
export function useKeptVisit(visit: VisitView | undefined): void {
  const by = currentSession().me?.staff?.workNo;
  useEffect(() => {
    if (visit && by !== undefined) oneAtATime(() => followVisit(visit, by));
  }, [visit, by]);
}

/** The job of one visit, where it is on this phone and one's own. */
export function useJobPack(number: string): Packed | undefined {
  const all = useStore(packs);
  useEffect(() => void open(), []);
  const found = all?.[number];
  return found?.by === currentSession().me?.staff?.workNo ? found : undefined;
}

/** The house's time as far as the phone knows it, of a job on it. */
export const houseTime = (number: string): Date => new Date(Date.now() + (packs.get()?.[number]?.behindMs ?? 0));
