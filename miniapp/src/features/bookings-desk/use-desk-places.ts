import { useRead } from '@/api';
import { type Place, settle } from '../booking/booking-choice';

/** What a clerk may give of an item, the places kept for callers among it, and what of it is chosen. */
export function useDeskPlaces(itemKey: string, wanted: Place, onChange: (wanted: Partial<Place>) => void) {
  const params = { key: itemKey };
  const availability = useRead('GET /desk/items/:key/availability', { params }, { when: itemKey !== '' });
  const { site, date } = availability.data ? settle(availability.data, wanted) : { site: undefined, date: undefined };
  const times = useRead(
    'GET /desk/items/:key/slots',
    { params, query: { site: site?.key ?? '', date: date ?? '' } },
    { when: site !== undefined && date !== undefined, keepPrevious: true },
  );
  const shown = times.data?.date === date && times.data?.siteKey === site?.key ? times.data : undefined;
  const slot = shown?.slots.find(({ from, free }) => from === wanted.from && free > 0);
  return {
    availability,
    site,
    date,
    times,
    /** Times of another day stand there until this one's come. */
    stale: shown === undefined,
    /** The chosen time, while it is free. */
    slot,
    chooseSite: (siteKey: string) => onChange({ siteKey, from: '' }),
    chooseDay: (day: string) => onChange({ siteKey: site?.key ?? '', date: day, from: '' }),
    chooseTime: (from: string) => onChange({ siteKey: site?.key ?? '', date: date ?? '', from }),
    /** Somebody was faster: shows what is left. */
    reload: () => {
      availability.reload();
      times.reload();
    },
  };
}

export type DeskPlaces = ReturnType<typeof useDeskPlaces>;
