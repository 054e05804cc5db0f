import { useDraft, useRead } from '@/api';
import { type Place, settle, type Wanted } from './booking-choice';

const NOTHING: Wanted = { siteKey: '', date: '', from: '', forWhom: 'SELF' };

/** What can be booked of an item, and what of it is chosen: kept through sign-in, a call and a crash. */
export function useBookingChoice(itemKey: string, siteKey = '') {
  const draft = useDraft<Wanted>(`booking:${itemKey}`, { ...NOTHING, siteKey });
  const params = { key: itemKey };
  const availability = useRead('GET /items/:key/availability', { params, query: {} }, { when: itemKey !== '' });
  const { site, date } = availability.data
    ? settle(availability.data, draft.value)
    : { site: undefined, date: undefined };
  const times = useRead(
    'GET /items/:key/slots',
    { params, query: { site: site?.key ?? '', date: date ?? '' } },
    { when: site !== undefined && date !== undefined, keepPrevious: true },
  );
  const shown = times.data?.date === date && times.data?.siteKey === site?.key ? times.data : undefined;
  const slot = shown?.slots.find(({ from, free }) => from === draft.value.from && free > 0);
  return {
    availability,
    site,
    date,
    times,
    /** The chosen time, while it is free. */
    slot,
    chooseSite: (key: string) => draft.change({ siteKey: key, from: '' }),
    chooseDay: (day: string) => draft.change({ siteKey: site?.key ?? '', date: day, from: '' }),
    chooseTime: (from: string) => draft.change({ siteKey: site?.key ?? '', date: date ?? '', from }),
    chooseOpening: ({ siteKey, date: day, from }: Place) => draft.change({ siteKey, date: day, from }),
    /** The key of whom it is for. */
    forWhom: draft.value.forWhom,
    chooseForWhom: (forWhom: string) => draft.change({ forWhom }),
    forget: draft.clear,
  };
}
