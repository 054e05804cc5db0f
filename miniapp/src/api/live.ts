import type { Query } from '@tanstack/react-query';
import type { RecordType } from 'shared-types/record.states';
import { openSocket, type Socket, watchConnection, watchForeground } from './device';
import { queryClient } from './query-client';
import { accessToken, currentSession, onSessionChange, renewSession } from './session';

/** What the feed says: which record changed. What changed is read from the server anew. */
interface RecordNews {
  readonly type: 'record';
  readonly number: string;
  readonly recordType: RecordType;
  readonly state: string;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const POLL_MS = 15_000;
const SESSION_OVER = 4401;

let socket: Socket | null = null;
let ready = false;
let failures = 0;
let reconnect: ReturnType<typeof setTimeout> | undefined;
let poll: ReturnType<typeof setInterval> | undefined;
let front = true;
/** The rights the socket was opened with: more may be heard after the second factor was given. */
let heardWith = '';

/** Keeps screens live: by WebSocket while somebody is signed in and looks, by polling while the socket is down. */
export function wireLiveFeed(): void {
  watchForeground((now) => {
    front = now;
    follow();
  });
  watchConnection((connected) => {
    if (connected) retryNow();
  });
  onSessionChange(follow);
  follow();
}

function follow(): void {
  const { status, me } = currentSession();
  const wanted = front && status === 'person';
  const rights = `${me?.staff?.workNo ?? ''} ${me?.secondFactor ?? ''}`;
  if (rights !== heardWith) stop();
  heardWith = rights;
  if (wanted && !socket) retryNow();
  if (!wanted) stop();
  clearInterval(poll);
  poll = wanted ? setInterval(() => !ready && refreshLive(), POLL_MS) : undefined;
}

function retryNow(): void {
  if (socket || !front || currentSession().status !== 'person') return;
  clearTimeout(reconnect);
  void connect();
}

function stop(): void {
  clearTimeout(reconnect);
  const closing = socket;
  socket = null;
  ready = false;
  failures = 0;
  closing?.close();
}

async function connect(): Promise<void> {
  const token = await accessToken().catch(() => undefined);
  if (token === undefined) {
    later();
    return;
  }
  if (socket || !front) return;
  const mine = openSocket('/live', {
    onOpen: () => mine.send(JSON.stringify({ token })),
    onMessage: (text) => hear(text),
    onClose: (code) => {
      if (socket !== mine) return;
      socket = null;
      ready = false;
      if (code === SESSION_OVER) void renewSession(token).catch(() => undefined);
      later();
    },
  });
  socket = mine;
}

/** Tries again after 1, 2, 4 … 30 seconds, scattered so that a restarted server is not met by everybody at once. */
function later(): void {
  if (!front || currentSession().status !== 'person') return;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  failures += 1;
  clearTimeout(reconnect);
  reconnect = setTimeout(() => void connect(), wait * (0.5 + Math.random() / 2));
}

function hear(text: string): void {
  const message = JSON.parse(text) as RecordNews | { type: 'ready' };
  if (message.type === 'record') {
    // A visit is also shown inside the case it is made for, under another number.
    refreshLive(message.recordType === 'VISIT_ORDER' ? undefined : message.number);
    return;
  }
  // Whatever happened while nobody listened is read now.
  if (failures > 0) refreshLive();
  ready = true;
  failures = 0;
}

/** Reads anew what follows the feed: the record itself, and every list it may stand in. */
function refreshLive(number?: string): void {
  void queryClient.invalidateQueries({ predicate: (query) => isLive(query) && concerns(query, number) });
}

const isLive = (query: Query): boolean => query.meta?.live === true;

function concerns(query: Query, number: string | undefined): boolean {
  const input = query.queryKey[1] as { params?: { number?: string } } | null;
  const shown = input?.params?.number;
  return number === undefined || shown === undefined || shown === number;
}
