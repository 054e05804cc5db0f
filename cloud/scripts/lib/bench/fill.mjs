import { run } from '../apt.mjs';
import { inRoot } from '../paths.mjs';
import { FIRST_PERSON, FIRST_RECORD } from './house.mjs';

/** Rows of one statement: enough that few are needed, few enough for one transaction. */
const AT_ONCE = 50_000;
/** What a house of this size needs in memory; the one of a small centre is as much too large. */
const MEMORY = 2 * 1024 ** 3;

/**
 * Fills a house with so many records of three years, as a centre would have them: kinds in their shares, 95 of a hundred
 * closed, the open ones among the newest half, held by any of the staff or nobody, one in fifty of them overdue and one
 * in twelve about to be. Each with timers and a history, cases with their file, ten for each owner.
 * Gives some of those that can be looked up: `[{ number, phone, name, recordId }]`.
 */
export async function fill(house, count, samples) {
  await house.sql(`SET GLOBAL innodb_buffer_pool_size = ${MEMORY}`);
  const staff = Object.values(house.staff)
    .flat()
    .map(({ staffId }) => staffId);
  for (let from = 1; from <= count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE - 1);
    await quietly(house, statements({ from, to, count, staff }));
  }
  await house.sql('ANALYZE TABLE record, timer, timeline, case_file, person');
  const program = inRoot('cloud/dist/bench/samples.js');
  return JSON.parse(await run(process.execPath, [program, String(samples)], { env: house.environment }));
}

/** What a statement of this length failed of is at its end. */
async function quietly(house, all) {
  try {
    await house.sql(all.join(';\n'));
  } catch (error) {
    throw new Error(`filling failed: ${error.message.slice(-200)}`);
  }
}

/** A number that looks random and is the same for the same row. */
const dice = (salt, sides) => `CAST(CRC32(CONCAT(seq, '-${salt}')) % ${sides} AS SIGNED)`;

function statements({ from, to, count, staff }) {
  const owners = Math.max(1, Math.round(count / 10));
  const rows = `FROM seq_${from}_to_${to}`;
  const id = `${FIRST_RECORD - 1} + seq`;
  const owner = `${FIRST_PERSON} + (${dice('owner', owners)})`;
  const kind = dice('kind', 100);
  const pickKind = (...values) =>
    `ELT(1 + (${kind} >= 60) + (${kind} >= 75) + (${kind} >= 87) + (${kind} >= 90) + (${kind} >= 94), ${values.map((each) => `'${each}'`).join(', ')})`;
  const type = pickKind('CASE', 'BOOKING', 'CONSULTATION', 'COMPLAINT', 'VISIT_ORDER', 'AGENCY_CASE');
  const prefix = pickKind('BJ', 'YY', 'ZX', 'TS', 'SM', 'DB');
  const openState = pickKind('UNDER_REVIEW', 'BOOKED', 'ASSIGNED', 'INVESTIGATING', 'ACCEPTED', 'ACCEPTED');
  const closedState = pickKind('DELIVERED', 'ENDED', 'REPLIED', 'CLOSED', 'COMPLETED', 'CLOSED');
  const timed = pickKind('DECISION_COMMITTED', '', 'CONSULT_ONLINE', 'COMPLAINT_REMOTE', '', 'AGENCY_FIRST_CONTACT');
  const open = `(seq * 2 > ${count} AND ${dice('open', 10)} = 0)`;
  const created = `DATE_SUB(UTC_TIMESTAMP(3), INTERVAL ((${count} - seq) * 1576800 DIV ${count}) MINUTE)`;
  const fate = dice('fate', 1000);
  const minutes = dice('minutes', 40000);
  const hasDue = `(${kind} NOT BETWEEN 60 AND 74 AND ${kind} NOT BETWEEN 90 AND 93)`;
  const dueIn = `CASE WHEN ${fate} < 20 THEN -1 - (${minutes} DIV 10) WHEN ${fate} < 100 THEN 1 + (${minutes} DIV 30) ELSE 1440 + (${minutes}) END`;
  const due = `DATE_ADD(UTC_TIMESTAMP(3), INTERVAL ${dueIn} MINUTE)`;
  const warn = `DATE_SUB(${due}, INTERVAL ${`CASE WHEN ${fate} < 100 THEN 1440 ELSE 720 END`} MINUTE)`;
  const holder = `IF(${dice('held', 10)} < 3, NULL, ELT(1 + (${dice('holder', staff.length)}), ${staff.join(', ')}))`;
  const number = `CONCAT(${prefix}, DATE_FORMAT(${created}, '%y%m%d'), '-', LPAD(HEX((seq * 2654435761) % 4294967296), 8, '0'))`;
  return [
    'SET NAMES utf8mb4, unique_checks = 0, foreign_key_checks = 0',
    `INSERT IGNORE INTO person (id, handle, phone_lookup, created_at)
      SELECT ${FIRST_PERSON - 1} + seq, LEFT(SHA2(CONCAT('person', seq), 256), 22), SHA2(CONCAT('phone', seq), 256), UTC_TIMESTAMP(3)
        FROM seq_${Math.ceil(from / 10)}_to_${Math.ceil(to / 10)}`,
    `INSERT INTO record (id, type, number, state, version, open, title, owner_person_id, holder_staff_id, site_key,
                         contact_hash, due_at, warn_at, created_at, changed_at)
      SELECT ${id}, ${type}, ${number}, IF(${open}, ${openState}, ${closedState}), 3, ${open}, CONCAT('事项 ', seq), ${owner},
             ${holder}, NULL, SHA2(CONCAT('contact', seq), 256), IF(${open} AND ${hasDue}, ${due}, NULL),
             IF(${open} AND ${hasDue}, ${warn}, NULL), ${created}, ${created} ${rows}`,
    `INSERT INTO timer (record_id, kind, state, event_at, params, pauses, due_date, due_at, warn_at, calendar,
                        calendar_version, finished_at)
      SELECT ${id}, ${timed}, IF(${open}, 'RUNNING', 'DONE_ON_TIME'), ${created}, '{"workdays":10}', '[]',
             DATE(IF(${open}, ${due}, ${created})), IF(${open}, ${due}, ${created}), IF(${open}, ${warn}, ${created}),
             'PUBLISHED', '', IF(${open}, NULL, ${created}) ${rows} WHERE ${hasDue}`,
    `INSERT INTO timer (record_id, kind, state, event_at, params, pauses, due_date, due_at, warn_at, calendar,
                        calendar_version, finished_at)
      SELECT ${id}, 'PUSH_TO_BACKOFFICE', 'DONE_ON_TIME', ${created}, '{}', '[]', DATE(${created}), ${created}, ${created},
             'PUBLISHED', '', ${created} ${rows} WHERE ${kind} < 60`,
    ...['open', 'accept', 'finish'].map(
      (action) => `INSERT INTO timeline (record_id, at, actor_label, action, from_state, to_state, label, internal)
        SELECT ${id}, ${created}, '窗口工作人员', '${action}', 'RECEIVED', 'ACCEPTED', '材料齐全，已受理', 0 ${rows}
         ${action === 'finish' ? `WHERE NOT ${open}` : ''}`,
    ),
    `INSERT INTO case_file (id, item_key, situation_key, case_type, applicant_kind, applicant_name, phone, phone_hash,
                            name_hash, credit_code, materials, first_responsible_staff_id)
      SELECT ${id}, 'company-establishment', 'natural', 'COMMITTED', 'PERSON', UNHEX(SHA2(seq, 256)), UNHEX(SHA2(seq, 256)),
             SHA2(CONCAT('p', ${dice('phone', owners)}), 256), SHA2(CONCAT('n', ${dice('name', owners)}), 256), NULL, '["form"]',
             ${staff[0]} ${rows} WHERE ${kind} < 60`,
  ];
}
