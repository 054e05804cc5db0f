// A reader that knows only the database and the clients' log: DATABASE_URL, the path of the log, and whether the house is
// at rest (`final`), emptied (`empty`) or in the middle of its work (`running`). Prints what does not hold, as JSON.

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

const [logPath, moment] = process.argv.slice(2);

/** An account by the places taken of it: each booking that holds one costs so much of every grain it lies on. */
const ACCOUNTS = `
  SELECT s.date, s.site_key, s.pool, s.start, s.taken, s.capacity, COALESCE(SUM(b.cost), 0) AS promised
    FROM slot s
    LEFT JOIN booking b ON b.date = s.date AND b.site_key = s.site_key AND b.pool = s.pool AND b.holds_place = 1
     AND s.start >= b.start AND s.start < b.start + b.slot_minutes
   GROUP BY s.date, s.site_key, s.pool, s.start, s.taken, s.capacity`;

const OPEN = `('HELD', 'BOOKED', 'CHECKED_IN')`;

/** What must be true at any moment, of one reading each. */
const ALWAYS = {
  'a slot over its capacity': `SELECT * FROM (${ACCOUNTS}) a WHERE a.taken > a.capacity`,
  'an account that is not what its bookings come to': `SELECT * FROM (${ACCOUNTS}) a WHERE a.taken <> a.promised`,
  'one with two bookings of one item': `
    SELECT b.identity, b.item_key, COUNT(*) AS bookings FROM booking b JOIN record r ON r.id = b.id
     WHERE r.state IN ${OPEN} GROUP BY b.identity, b.item_key HAVING COUNT(*) > 1`,
  'one with more than two bookings of their own choice a day': `
    SELECT b.identity, b.date, COUNT(*) AS bookings FROM booking b JOIN record r ON r.id = b.id
     WHERE r.state IN ${OPEN} AND b.by_hall = 0 GROUP BY b.identity, b.date HAVING COUNT(*) > 2`,
  'a booking that stands without a place': `
    SELECT r.number, r.state FROM booking b JOIN record r ON r.id = b.id
     WHERE (r.state IN ${OPEN}) <> (b.holds_place = 1) AND r.state <> 'NO_SHOW'`,
  'a move without both its ends': `
    SELECT r.number, r.state, COUNT(n.id) AS successors FROM booking b JOIN record r ON r.id = b.id
      LEFT JOIN booking n ON n.replaces = b.id
     GROUP BY r.number, r.state
    HAVING (r.state = 'RESCHEDULED' AND successors <> 1)
        OR (r.state = 'CLOSED_BY_HALL' AND successors > 1)
        OR (r.state NOT IN ('RESCHEDULED', 'CLOSED_BY_HALL') AND successors > 0)`,
  'a record without its booking, or a booking without its record': `
    SELECT r.number FROM record r LEFT JOIN booking b ON b.id = r.id WHERE r.type = 'BOOKING' AND b.id IS NULL
    UNION ALL SELECT b.id FROM booking b LEFT JOIN record r ON r.id = b.id WHERE r.id IS NULL`,
  'an offer whose two sides disagree': `
    SELECT r.number, r.state, w.state AS entry FROM booking b JOIN record r ON r.id = b.id
      LEFT JOIN waitlist e ON e.offered_booking = b.id LEFT JOIN record w ON w.id = e.id
     WHERE b.channel = 'WAITLIST' AND b.replaces IS NULL
       AND NOT (w.state <=> CASE WHEN r.state = 'HELD' THEN 'OFFERED'
                                 WHEN EXISTS (SELECT 1 FROM timeline t WHERE t.record_id = b.id AND t.action = 'confirm')
                                 THEN 'TAKEN' ELSE 'PASSED' END)`,
};

/** What must be true of a house at rest: nobody waits for a place that is free and that they could have. */
const AT_REST = {
  'a place that is free while somebody waits for it': `
    SELECT w.number, s.date, s.site_key, s.start, s.taken, s.capacity FROM waitlist e JOIN record w ON w.id = e.id
      JOIN (SELECT item_key, site_key, pool, MAX(cost) AS cost FROM booking WHERE slot_minutes = grain_minutes
             GROUP BY item_key, site_key, pool) i ON i.item_key = e.item_key
      JOIN slot s ON s.site_key = i.site_key AND s.pool = i.pool AND FIND_IN_SET(s.site_key, e.site_keys)
       AND s.date BETWEEN e.from_date AND e.to_date
     WHERE e.waiting = 1 AND w.state = 'WAITING' AND s.taken + i.cost <= s.capacity
       AND (SELECT COUNT(*) FROM booking b JOIN record r ON r.id = b.id
             WHERE b.identity = e.identity AND r.state IN ${OPEN} AND b.date = s.date) < 2
       AND (SELECT COUNT(*) FROM booking b JOIN record r ON r.id = b.id
             WHERE b.identity = e.identity AND r.state IN ${OPEN}) < 5`,
};

const EMPTIED = {
  'a place lost: taken although nobody has it': 'SELECT * FROM slot WHERE taken <> 0',
  'a hold or a booking that nobody could give up': `
    SELECT number, state FROM record WHERE type = 'BOOKING' AND state IN ${OPEN}`,
};

/** The states in which a booking may be, of which this was the last that a client heard. */
const MAY_BE = {
  HELD: ['HELD', 'LAPSED', 'CLOSED_BY_HALL'],
  BOOKED: ['BOOKED', 'CLOSED_BY_HALL'],
  CANCELLED: ['CANCELLED'],
  LATE_CANCELLED: ['LATE_CANCELLED'],
  LAPSED: ['LAPSED'],
};

/** What was acknowledged and is not there. */
async function forgotten(database) {
  const lines = readFileSync(logPath, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const unheard = new Set(lines.filter((line) => line.unheard).map(({ about }) => about));
  const heard = new Map();
  const missing = [];
  for (const { action, about, number, state } of lines.filter((line) => line.number !== undefined)) {
    if (action === 'join' || action === 'leave') continue;
    if (action === 'reschedule') heard.set(about, 'RESCHEDULED');
    heard.set(number, state);
  }
  const [rows] = await database.query(`SELECT number, state FROM record WHERE type = 'BOOKING'`);
  const states = new Map(rows.map(({ number, state }) => [number, state]));
  for (const [number, state] of heard) {
    const now = states.get(number);
    if (now === undefined) missing.push({ number, heard: state, is: 'nowhere' });
    else if (!unheard.has(number) && !(MAY_BE[state] ?? [state]).includes(now))
      missing.push({ number, heard: state, is: now });
  }
  return missing;
}

/** A turn whose record was in use when a place came free is looked at again by the next sweep, within a minute. */
const SWEPT_MS = 75_000;

/** What nobody was offered although they wait for it, once the sweeps have had their time. */
async function leftWaiting(database, sql) {
  for (const until = Date.now() + SWEPT_MS; ; await pause(1000)) {
    const [rows] = await database.query(sql);
    if (rows.length === 0 || Date.now() > until) return rows;
  }
}

/** A hall that changes a day moves people; what a client heard last of a booking may have gone on without it. */
async function main() {
  const database = await createConnection({ uri: process.env.DATABASE_URL, dateStrings: true });
  const found = [];
  const asked = { ...ALWAYS, ...(moment === 'empty' ? EMPTIED : {}) };
  for (const [what, sql] of Object.entries(asked)) {
    const [rows] = await database.query(sql);
    if (rows.length > 0) found.push({ what, count: rows.length, first: rows.slice(0, 3) });
  }
  if (moment === 'final') {
    for (const [what, sql] of Object.entries(AT_REST)) {
      const rows = await leftWaiting(database, sql);
      if (rows.length > 0) found.push({ what, count: rows.length, first: rows.slice(0, 3) });
    }
    const missing = await forgotten(database);
    const what = 'something acknowledged that is not there';
    if (missing.length > 0) found.push({ what, count: missing.length, first: missing.slice(0, 3) });
  }
  const [[counts]] = await database.query(
    `SELECT COUNT(*) AS bookings, SUM(state = 'CLOSED_BY_HALL') AS moved, SUM(state = 'LAPSED') AS lapsed FROM record WHERE type = 'BOOKING'`,
  );
  const [[offers]] = await database.query(
    `SELECT COUNT(*) AS offers FROM booking WHERE channel = 'WAITLIST' AND replaces IS NULL`,
  );
  await database.end();
  const checks = Object.keys(asked).length + (moment === 'final' ? 1 + Object.keys(AT_REST).length : 0);
  process.stdout.write(JSON.stringify({ checks, found, counts: { ...counts, ...offers } }));
}

await main();
