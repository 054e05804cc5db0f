import { createRequire } from 'node:module';
import { inRoot } from '../paths.mjs';
import { percentile, row } from './rows.mjs';

/** A place for an urgent visit shall be found within so many milliseconds. */
const INSERT_WITHIN_MS = 50;
const INSERTS = 300;
/** The planner's seconds beside the exploration level of VROOM that it is measured against. */
const TIMES = [
  { name: 'dispatch.plan 1 s', seconds: 1, level: 'x1' },
  { name: 'dispatch.plan 10 s', seconds: 10, level: 'x5' },
];

const load = () => createRequire(import.meta.url)(inRoot('cloud/dist/bench/dispatch/plan-speed.js'));

/** Travel of the plans for the peer's four days, summed, against what the peer is stated to have come to. */
export function planRows(say) {
  const { PEER, planCost } = load();
  return TIMES.map(({ name, seconds, level }) => {
    say(name);
    let [ours, theirs] = [0, 0];
    for (const { agents, tasks, seed, [level]: stated } of PEER) {
      const cost = planCost(agents, tasks, seed, seconds);
      say(`  ${agents} agents, ${tasks} visits: ${cost} against ${stated}, ${(cost / stated).toFixed(3)}`);
      ours += cost;
      theirs += stated;
    }
    return row(name, 'travel s', ours, theirs);
  });
}

/** One more visit into a planned day of 66 agents and 500 visits. */
export function insertRow(say) {
  say('dispatch.insert');
  return row('dispatch.insert', 'ms p99', percentile(load().insertTimes(INSERTS), 99), INSERT_WITHIN_MS);
}

/** In a thousand; so that a row's whole numbers tell something. */
const THOUSAND = 1000;

/**
 * A year of field service by the plan, against sending whoever is free and nearest on the same days; and days planned as
 * things happen, against planning them with hindsight.
 */
export function yearRows(say) {
  say('dispatch.year');
  const { simulateYear } = createRequire(import.meta.url)(inRoot('cloud/dist/bench/year/year.js'));
  const { planned, nearest, rolling, hindsight } = simulateYear(1, undefined, (day) => {
    if (day % 50 === 0) say(`  day ${day}`);
  });
  const kept = ({ onTime, tasks }) => (THOUSAND * onTime) / tasks;
  const punctual = ({ onTime, late }) => (THOUSAND * onTime) / (onTime + late);
  const way = ({ travelled, onTime, late }) => travelled / (onTime + late);
  return [
    row('dispatch.year kept', '‰ of promises', kept(planned), kept(nearest)),
    row('dispatch.year punctual', '‰ of arrivals', punctual(planned), punctual(nearest)),
    row('dispatch.year way', 's per visit', way(planned), way(nearest)),
    row('dispatch.rolling', '‰ of hindsight', (THOUSAND * rolling) / hindsight, THOUSAND),
  ];
}
