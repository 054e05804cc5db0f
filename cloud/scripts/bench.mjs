// npm run -s bench [-- --json] [name …]: how fast this machine runs the product, each figure beside what it is measured
// against, in the same run. Names choose rows by their beginning: booking, availability, booking.rush, queue,
// deadline, dispatch, counter, inbox, promises, progress, calendar.
import { createRequire } from 'node:module';
import { availabilityRow } from './lib/bench/availability.mjs';
import { bookingRows } from './lib/bench/booking.mjs';
import { counterRow } from './lib/bench/counter.mjs';
import { deskRows } from './lib/bench/desk.mjs';
import { insertRow, planRows, yearRows } from './lib/bench/dispatch.mjs';
import { openBenchHouse } from './lib/bench/house.mjs';
import { recomputeRows } from './lib/bench/recompute.mjs';
import { row, table } from './lib/bench/rows.mjs';
import { ARRIVALS, COUNTER_MINUTES, rushRows } from './lib/bench/rush.mjs';
import { inRoot } from './lib/paths.mjs';
import { compile } from './lib/prepare.mjs';

/** As many as one slot takes. */
const PEOPLE = 900;
/** Who look at their own things. */
const OWNERS = 100;
const say = (line) => process.stderr.write(`… ${line}\n`);
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wanted = (...rows) => names.length === 0 || rows.some((each) => names.some((name) => each.startsWith(name)));

/** A limit of 60 working days against one of a single day, on one core: near 1, length costs nothing. */
function deadlineRow() {
  say('deadline.due');
  const { measureDue } = createRequire(import.meta.url)(inRoot('cloud/dist/bench/deadline-due.js'));
  const { one, sixty } = measureDue();
  return row('deadline.due', 'deadlines/s', sixty, one);
}

/** Rows measured in one house, which is opened for them and closed after them. */
async function inHouse(people, measure, counterMinutes) {
  say('database, server and people');
  const house = await openBenchHouse(people, say, counterMinutes);
  try {
    return await measure(house);
  } finally {
    await house.stop();
  }
}

async function slotRows(house) {
  // Measured before anybody has a booking, so that one more can be made.
  const availability = await availabilityRow(house, say);
  return [...(await bookingRows(house, say)), availability];
}

async function allRows() {
  const rows = [];
  if (wanted('booking.distinct', 'booking.hot', 'availability')) rows.push(...(await inHouse(PEOPLE, slotRows)));
  if (wanted('booking.rush', 'queue')) {
    rows.push(...(await inHouse(ARRIVALS + 100, (house) => rushRows(house, say), COUNTER_MINUTES)));
  }
  if (wanted('deadline')) rows.push(deadlineRow());
  if (wanted('dispatch.plan')) rows.push(...planRows(say));
  if (wanted('dispatch.insert')) rows.push(insertRow(say));
  if (wanted('dispatch.year', 'dispatch.rolling')) rows.push(...yearRows(say));
  if (wanted('counter')) rows.push(...(await inHouse(0, async (house) => [await counterRow(house, say)])));
  if (wanted('inbox', 'promises', 'progress')) {
    const measure = (small) => inHouse(OWNERS, (large) => deskRows(small, large, say));
    rows.push(...(await inHouse(OWNERS, measure)));
  }
  if (wanted('calendar')) rows.push(...(await inHouse(0, (house) => recomputeRows(house, say))));
  return rows;
}

try {
  await compile();
  const rows = await allRows();
  console.log(process.argv.includes('--json') ? JSON.stringify(rows) : table(rows));
} catch (error) {
  console.error(`bench: ${error.stack ?? error.message}`);
  process.exitCode = 1;
}
