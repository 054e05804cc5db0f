import { call, expectOk } from './fault-house.mjs';

/** Times of the furthest bookable days of an item, as bodies of `POST /bookings`, each with the places it has left. */
export async function openTimes(replica) {
  const { items } = (await expectOk(call(replica, 'GET', '/items'))).body;
  const itemKey = items[0].key;
  const { sites } = (await expectOk(call(replica, 'GET', `/items/${itemKey}/availability`))).body;
  const { key: siteKey, days } = sites[0];
  const free = days.filter(({ state }) => state === 'FREE').reverse();
  const times = [];
  for (const { date } of free) {
    const path = `/items/${itemKey}/slots?site=${siteKey}&date=${date}`;
    const { slots } = (await expectOk(call(replica, 'GET', path))).body;
    for (const { from, free: left } of slots)
      if (left > 0) times.push({ left, body: { itemKey, siteKey, date, from } });
  }
  return times;
}

/** Slots whose account is not what their standing bookings come to: there must be none. */
export const WRONG_ACCOUNTS = `
  SELECT s.date, s.site_key, s.pool, s.start, s.taken, COALESCE(SUM(b.cost), 0) AS booked
    FROM slot s
    LEFT JOIN booking b ON b.date = s.date AND b.site_key = s.site_key AND b.pool = s.pool AND b.holds_place = 1
     AND s.start >= b.start AND s.start < b.start + b.slot_minutes
   GROUP BY s.date, s.site_key, s.pool, s.start, s.taken HAVING s.taken <> booked`;

/** Bookings of which a part is missing: the record, its history, its booking or the notice of it. */
export const HALF_WRITTEN = `
  SELECT r.number FROM record r LEFT JOIN booking b ON b.id = r.id
   WHERE r.type = 'BOOKING' AND (b.id IS NULL
      OR NOT EXISTS (SELECT 1 FROM timeline t WHERE t.record_id = r.id)
      OR NOT EXISTS (SELECT 1 FROM notice n WHERE n.record_id = r.id)
      OR (r.open = 1) > b.holds_place)
   UNION ALL SELECT b.id FROM booking b LEFT JOIN record r ON r.id = b.id WHERE r.id IS NULL
   UNION ALL SELECT i.idempotency_key FROM idempotency i WHERE i.answer IS NULL`;
