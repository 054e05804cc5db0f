// npm run -s bench [-- --json]: how fast this machine runs the product, each figure beside what it is measured against,
// in the same run.
import { createRequire } from 'node:module';
import { availabilityRow } from './lib/bench/availability.mjs';
import { bookingRows } from './lib/bench/booking.mjs';
import { openBenchHouse } from './lib/bench/house.mjs';
import { row, table } from './lib/bench/rows.mjs';
import { inRoot } from './lib/paths.mjs';
import { compile } from './lib/prepare.mjs';

/** As many as one slot takes. */
const PEOPLE = 900;
const say = (line) => process.stderr.write(`… ${line}\n`);

/** A limit of 60 working days against one of a single day, on one core: near 1, length costs nothing. */
function deadlineRow() {
  say('deadline.due');
  const { measureDue } = createRequire(import.meta.url)(inRoot('cloud/dist/bench/deadline-due.js'));
  const { one, sixty } = measureDue();
  return row('deadline.due', 'deadlines/s', sixty, one);
}

async function houseRows() {
  say('database, server and people');
  const house = await openBenchHouse(PEOPLE, say);
  try {
    // Measured before anybody has a booking, so that one more can be made.
    const availability = await availabilityRow(house, say);
    return [...(await bookingRows(house, say)), availability];
  } finally {
    await house.stop();
  }
}

try {
  await compile();
  const deadline = deadlineRow();
  const rows = [...(await houseRows()), deadline];
  console.log(process.argv.includes('--json') ? JSON.stringify(rows) : table(rows));
} catch (error) {
  console.error(`bench: ${error.stack ?? error.message}`);
  process.exitCode = 1;
}
