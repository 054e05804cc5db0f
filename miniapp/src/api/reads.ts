import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RequestParts } from 'shared-types/request';
import type { ResultOf, RouteName } from 'shared-types/routes';
import { type CallInput, callRoute, type Speaker } from './call';
import { watchSite } from './live-sites';
import { type ApiProblem, asProblem } from './problem';

export type ReadName = Extract<RouteName, `GET ${string}`>;

export interface Reading<T> {
  readonly data: T | undefined;
  /** Why there is no (newer) data. */
  readonly problem: ApiProblem | undefined;
  /** True while there is nothing to show yet: draw a skeleton. */
  readonly loading: boolean;
  readonly reload: () => void;
}

export interface ReadOptions {
  /** False holds the call back until what it needs is there. */
  readonly when?: boolean;
  /** Follows the live feed: read anew when a record it shows changes. */
  readonly live?: boolean;
  /** Shows the previous answer while the next is on its way (another day of the strip). */
  readonly keepPrevious?: boolean;
  /** Who reads: the person signed in (the default), or this machine of the hall. */
  readonly as?: Speaker;
  /** A site's key: read anew whenever its queue moves. */
  readonly queueOf?: string;
  /** A site's key: read anew whenever somebody calls for help there, or was helped. Staff only. */
  readonly receptionOf?: string;
}

/** Follows a site's news while it is shown; a machine hears its own site's without asking. */
function useSite(siteKey: string | undefined, as: Speaker | undefined): void {
  useEffect(() => (siteKey === undefined || as === 'device' ? undefined : watchSite(siteKey)), [siteKey, as]);
}

function siteNews({ queueOf, receptionOf }: ReadOptions): string | undefined {
  if (queueOf !== undefined) return `queue ${queueOf}`;
  return receptionOf === undefined ? undefined : `reception ${receptionOf}`;
}

/** Reads a GET route and keeps it fresh: `useRead('GET /consultations/:number', { params: { number } })`. */
export function useRead<K extends ReadName>(
  key: K,
  input?: CallInput<K>,
  options: ReadOptions = {},
): Reading<ResultOf<K>> {
  const { when = true, live = false, keepPrevious = false, as } = options;
  const site = siteNews(options);
  useSite(options.queueOf ?? options.receptionOf, as);
  const query = useQuery<ResultOf<K>>({
    queryKey: [key, input ?? null, ...(as === 'device' ? [as] : [])],
    queryFn: async ({ signal }) => (await callRoute(key, input as RequestParts, { signal, as })) as ResultOf<K>,
    enabled: when,
    meta: { live, as, site },
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
  return {
    data: query.data,
    problem: query.error ? asProblem(query.error) : undefined,
    loading: query.isPending && when && !query.error,
    reload: () => void query.refetch(),
  };
}

type PagedName = {
  [K in ReadName]: ResultOf<K> extends { items: unknown[]; next: string | null } ? K : never;
}[ReadName];
type ItemOf<K extends PagedName> = ResultOf<K> extends { items: (infer T)[] } ? T : never;
type PageOf<K extends PagedName> = ResultOf<K> & { items: ItemOf<K>[]; next: string | null };

export interface PagedReading<T, P> extends Reading<readonly T[]> {
  /** The first page as it came: counts that stand beside the items. */
  readonly first: P | undefined;
  readonly more: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
}

/** Reads a list page by page: `usePages('GET /me/records', { query: { open: 'true' } }, { live: true })`. */
export function usePages<K extends PagedName>(
  key: K,
  input?: CallInput<K>,
  options: ReadOptions = {},
): PagedReading<ItemOf<K>, ResultOf<K>> {
  const { when = true, live = false, keepPrevious = false } = options;
  const site = siteNews(options);
  useSite(options.queueOf ?? options.receptionOf, options.as);
  const query = useInfiniteQuery({
    queryKey: [key, input ?? null, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ signal, pageParam }) => {
      const parts = (input ?? {}) as RequestParts;
      const page = { ...parts, query: { ...parts.query, after: pageParam } };
      return (await callRoute(key, page, { signal })) as PageOf<K>;
    },
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: when,
    meta: { live, site },
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
  const pages = query.data?.pages;
  return {
    data: pages?.flatMap(({ items }) => items),
    first: pages?.[0],
    problem: query.error ? asProblem(query.error) : undefined,
    loading: query.isPending && when && !query.error,
    reload: () => void query.refetch(),
    more: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}
