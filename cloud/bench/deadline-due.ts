import { resolve } from 'node:path';
import { due } from '../src/kernel/deadline/deadline.rules';
import { loadDeadlines } from '../src/kernel/deadline/deadlines.config';
import { dayNumber, instantOfDay } from '../src/kernel/time/civil-date';

/** Deadlines reckoned per second on one core, for limits of 1 and of 60 working days. */
export interface DueSpeed {
  readonly one: number;
  readonly sixty: number;
}

const EVENTS = 4096;
const CONFIG_DIR = resolve(__dirname, __dirname.endsWith('dist/bench') ? '../../../config' : '../../config');

/**
 * Measures `due` as the product calls it, on events spread over 2026 so that holidays and year's end are met.
 * `milliseconds` is the time given to each of the two, taken in turns; the best turn counts, as others share the machine.
 */
export function measureDue(milliseconds = 1000, configDir = CONFIG_DIR): DueSpeed {
  const deadlines = loadDeadlines(configDir);
  const rule = deadlines.rule('CONSULT_ONLINE');
  const first = dayNumber('2026-01-01');
  const events = Array.from({ length: EVENTS }, (_, i) => instantOfDay(first + (i % 365), (i * 37) % 1440));
  const turn = (workdays: number, lasting: number) => {
    const params = { workdays };
    const began = performance.now();
    let [done, sum] = [0, 0];
    while (performance.now() - began < lasting) {
      for (const event of events) sum += due(rule, event, params, deadlines.calendar).dueAt?.getTime() ?? 0;
      done += EVENTS;
    }
    if (!(sum > 0)) throw new Error('nothing was reckoned');
    return (done * 1000) / (performance.now() - began);
  };
  const turns = 5;
  const best = { one: 0, sixty: 0 };
  turn(1, milliseconds / turns);
  turn(60, milliseconds / turns);
  for (let i = 0; i < turns; i++) {
    best.one = Math.max(best.one, turn(1, milliseconds / turns));
    best.sixty = Math.max(best.sixty, turn(60, milliseconds / turns));
  }
  return best;
}
