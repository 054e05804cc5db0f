// A reader that knows only the database and the log of acknowledged answers: DATABASE_URL and the path of the log. Prints
// what does not hold, as JSON.
import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';

const [logPath] = process.argv.slice(2);

const SEEKING = `('CREATED', 'DISPATCHED', 'AGENT_DECLINED', 'ACCEPT_TIMEOUT')`;
const HELD = `('ACCEPTED', 'EN_ROUTE', 'ARRIVED', 'IN_SERVICE')`;

const ALWAYS = {
  'a visit that two agents have': `
    SELECT visit_id FROM visit_offer WHERE state = 'ACCEPTED' AND role <> 'COMPANION' GROUP BY visit_id HAVING COUNT(*) > 1`,
  'a visit held by another than who accepted it': `
    SELECT r.number, r.state FROM record r
      LEFT JOIN visit_offer o ON o.visit_id = r.id AND o.state = 'ACCEPTED' AND o.role <> 'COMPANION'
     WHERE r.type = 'VISIT_ORDER' AND r.state IN ${HELD} AND NOT (r.holder_staff_id <=> o.staff_id)`,
  'a visit that is looked for and that somebody has': `
    SELECT number, state FROM record
     WHERE type = 'VISIT_ORDER' AND state IN ${SEEKING} AND holder_staff_id IS NOT NULL`,
  'an offer that still stands though nobody is looked for': `
    SELECT r.number, r.state FROM record r JOIN visit_offer o ON o.visit_id = r.id AND o.state = 'OPEN' AND o.role = 'LEAD'
     WHERE r.type = 'VISIT_ORDER' AND r.state <> 'DISPATCHED'`,
  'a visit that waits for an answer nobody was asked for': `
    SELECT r.number FROM record r WHERE r.type = 'VISIT_ORDER' AND r.state = 'DISPATCHED'
       AND NOT EXISTS (SELECT 1 FROM visit_offer o WHERE o.visit_id = r.id AND o.state = 'OPEN')`,
  'somebody asked again who had declined': `
    SELECT d.visit_id, d.staff_id FROM visit_offer d
      JOIN visit_offer again ON again.visit_id = d.visit_id AND again.staff_id = d.staff_id AND again.id > d.id
     WHERE d.state = 'DECLINED'`,
  'somebody asked twice at once': `
    SELECT visit_id, staff_id FROM visit_offer WHERE state = 'OPEN' GROUP BY visit_id, staff_id HAVING COUNT(*) > 1`,
  'a visit without its record, or a record without its visit': `
    SELECT v.id FROM visit_order v LEFT JOIN record r ON r.id = v.id WHERE r.id IS NULL
    UNION ALL
    SELECT r.id FROM record r LEFT JOIN visit_order v ON v.id = r.id WHERE r.type = 'VISIT_ORDER' AND v.id IS NULL`,
  'a case that is with another agent than its visit': `
    SELECT c.number, c.state, r.number AS visit, r.state AS visit_state FROM record c
      JOIN visit_order v ON v.subject_id = c.id JOIN record r ON r.id = v.id
     WHERE c.type = 'AGENCY_CASE' AND r.state IN ${HELD} AND NOT (c.holder_staff_id <=> r.holder_staff_id)
       AND v.id = (SELECT MAX(l.id) FROM visit_order l WHERE l.subject_id = c.id)`,
};

/** What was acknowledged and is not there. */
async function forgotten(database) {
  const lines = readFileSync(logPath, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const [rows] = await database.query(
    `SELECT r.number, r.state, t.work_no AS workNo, GROUP_CONCAT(o.state) AS states FROM visit_offer o
       JOIN record r ON r.id = o.visit_id JOIN staff t ON t.id = o.staff_id GROUP BY r.number, r.state, t.work_no`,
  );
  const [visits] = await database.query(`SELECT number, state FROM record WHERE type = 'VISIT_ORDER'`);
  const offers = new Map(rows.map(({ number, workNo, states }) => [`${number} ${workNo}`, states.split(',')]));
  const states = new Map(visits.map(({ number, state }) => [number, state]));
  const kept = {
    accept: ({ number, workNo }) =>
      (offers.get(`${number} ${workNo}`) ?? []).some((s) => s === 'ACCEPTED' || s === 'RECALLED'),
    decline: ({ number, workNo }) => (offers.get(`${number} ${workNo}`) ?? []).includes('DECLINED'),
    cancel: ({ number }) => states.get(number) === 'CANCELLED_BY_CLIENT',
    recall: ({ number }) => [...offers].some(([key, its]) => key.startsWith(`${number} `) && its.includes('RECALLED')),
  };
  return lines.filter((line) => !kept[line.action](line));
}

async function main() {
  const database = await createConnection({ uri: process.env.DATABASE_URL });
  const found = [];
  for (const [what, sql] of Object.entries(ALWAYS)) {
    const [rows] = await database.query(sql);
    if (rows.length > 0) found.push({ what, count: rows.length, first: rows.slice(0, 3) });
  }
  const missing = await forgotten(database);
  const what = 'something acknowledged that is not there';
  if (missing.length > 0) found.push({ what, count: missing.length, first: missing.slice(0, 3) });
  const [counts] = await database.query(
    `SELECT state, COUNT(*) AS visits FROM record WHERE type = 'VISIT_ORDER' GROUP BY state ORDER BY state`,
  );
  const [[{ offers }]] = await database.query('SELECT COUNT(*) AS offers FROM visit_offer');
  await database.end();
  const visits = Object.fromEntries(counts.map(({ state, visits: n }) => [state, n]));
  process.stdout.write(
    JSON.stringify({ checks: Object.keys(ALWAYS).length + 1, found, counts: { offers, ...visits } }),
  );
}

await main();
