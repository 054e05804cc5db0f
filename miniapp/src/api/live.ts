import type { Query } from '@tanstack/react-query';
import { watchConnection, watchForeground } from './device';
import { LiveLine, type News } from './live-line';
import { atMostEvery, onWatchedSites, watchedSites } from './live-sites';
import { queryClient } from './query-client';
import { accessToken, currentSession, onSessionChange, renewSession } from './session';

const POLL_MS = 15_000;
/** A busy queue moves several times a second; a person's screen need not. Those who wait there come one by one. */
const SITE_GAP_MS = 2_000;
const SITE_SCATTER_MS = 800;

let poll: ReturnType<typeof setInterval> | undefined;
let front = true;
/** The rights the line was opened with: more may be heard after the second factor was given. */
let heardWith = '';

const wanted = (): boolean => front && currentSession().status === 'person';

const line = new LiveLine({
  wanted,
  hello: async () => {
    const token = await accessToken();
    return token === undefined ? undefined : { token };
  },
  onNews: hear,
  onGap: refreshAll,
  onReady: () => {
    if (watchedSites().length > 0) sayWatched();
  },
  onWatching: () => refresh(({ meta }) => meta?.site !== undefined),
  onRefused: (hello) => void renewSession((hello as { token: string }).token).catch(() => undefined),
});

const sayWatched = (): void => line.say({ watch: watchedSites() });

/** Keeps screens live: by WebSocket while somebody is signed in and looks, by polling while the socket is down. */
export function wireLiveFeed(): void {
  watchForeground((now) => {
    front = now;
    follow();
  });
  watchConnection((connected) => {
    if (connected) line.retryNow();
  });
  onWatchedSites(sayWatched);
  onSessionChange(follow);
  follow();
}

function follow(): void {
  const { me } = currentSession();
  const rights = `${me?.staff?.workNo ?? ''} ${me?.secondFactor ?? ''}`;
  if (rights !== heardWith) line.stop();
  heardWith = rights;
  if (wanted()) line.retryNow();
  else line.stop();
  clearInterval(poll);
  poll = wanted() ? setInterval(() => !line.ready && refreshAll(), POLL_MS) : undefined;
}

function hear(news: News): void {
  // A visit is also shown inside the case it is made for, under another number.
  if (news.type === 'record') refreshLive(news.recordType === 'VISIT_ORDER' ? undefined : news.number);
  else siteRefresh(`${news.type} ${news.siteKey}`)();
}

const refreshes = new Map<string, () => void>();

/** Reads anew what shows this news of this site. */
function siteRefresh(news: string): () => void {
  const known = refreshes.get(news);
  if (known) return known;
  const read = atMostEvery(SITE_GAP_MS, SITE_SCATTER_MS, () => refresh(({ meta }) => meta?.site === news));
  refreshes.set(news, read);
  return read;
}

/** Reads anew what follows records: the record itself, and every list it may stand in. */
const refreshLive = (number?: string): void => refresh((query) => query.meta?.live === true && concerns(query, number));

/** Whatever happened while nobody listened is read now. */
function refreshAll(): void {
  refresh(({ meta }) => meta?.live === true || meta?.site !== undefined);
}

/** A machine's readings follow its own line. */
function refresh(which: (query: Query) => boolean): void {
  void queryClient.invalidateQueries({ predicate: (query) => query.meta?.as !== 'device' && which(query) });
}

function concerns(query: Query, number: string | undefined): boolean {
  const input = query.queryKey[1] as { params?: { number?: string } } | null;
  const shown = input?.params?.number;
  return number === undefined || shown === undefined || shown === number;
}
