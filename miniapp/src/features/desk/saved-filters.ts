import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { createStore, useStore } from '@/ui/store';
import { type Filters, sameFilters } from './inbox-filters';

/** Kept on this device across sign-outs: it names no person and no matter. */
const KEY = 'inbox-saved-filters';
/** More than fit in two rows are a list again, which is what they should spare. */
export const MOST_SAVED = 6;

const saved = createStore<readonly Filters[] | null>(null);

async function load(): Promise<void> {
  if (saved.get() !== null) return;
  const stored = await Taro.getStorage<unknown>({ key: KEY }).catch(() => undefined);
  saved.set(Array.isArray(stored?.data) ? (stored.data as Filters[]).slice(0, MOST_SAVED) : []);
}

function keep(next: readonly Filters[]): void {
  saved.set(next);
  Taro.setStorage({ key: KEY, data: next }).catch(() => undefined);
}

/** The filters somebody uses every day. */
export function useSavedFilters() {
  const filters = useStore(saved) ?? [];
  useEffect(() => {
    void load();
  }, []);
  return {
    filters,
    isSaved: (one: Filters) => filters.some((each) => sameFilters(each, one)),
    save: (one: Filters) => keep([...filters, one].slice(-MOST_SAVED)),
    forget: (one: Filters) => keep(filters.filter((each) => !sameFilters(each, one))),
  };
}
