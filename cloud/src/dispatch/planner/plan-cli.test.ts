import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPlan } from '../../../bench/dispatch/check-plan';
import { makeDay } from '../../../bench/dispatch/make-day';

const SCRIPT = join(__dirname, '../../../scripts/plan.mjs');

describe('npm run -s plan', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plan-cli-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  /** Runs the command, which compiles first when it must, on a file with this text. */
  function run(text: string, ...options: string[]) {
    const file = join(dir, 'instance.json');
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, file, ...options], { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  it('writes a plan without a fault, with sums that are those of its routes', () => {
    const problem = makeDay(12, 60, 3);
    const { status, stdout } = run(JSON.stringify(problem), '--seconds', '0.5');
    expect(status).toBe(0);
    const plan = JSON.parse(stdout);
    const { faults, cost, unassigned, priority } = checkPlan(problem, plan);
    expect(faults).toEqual([]);
    expect(plan).toMatchObject({ code: 0, summary: { cost, duration: cost, unassigned, priority, setup: 0 } });
    for (const { steps, cost: own, duration } of plan.routes) {
      expect(steps.at(-1)).toMatchObject({ type: 'end', duration: own });
      expect(duration).toBe(own);
      // Each step begins where the one before it ends, with the travel between them.
      for (const [i, step] of steps.slice(1).entries()) {
        const before = steps[i];
        const left = before.arrival + before.waiting_time + before.service;
        expect(step.arrival - left).toBe(step.duration - before.duration);
      }
    }
  }, 120_000);

  it('says of what it leaves out why, and keeps descriptions and places', () => {
    const problem = {
      vehicles: [{ id: 7, description: 'Li', start_index: 0, time_window: [100, 900] }],
      jobs: [
        { id: 1, location_index: 1, description: 'seal', service: 50, location: [108.9, 34.2] },
        { id: 2, location_index: 1, skills: [4], priority: 3 },
      ],
      matrices: {
        car: {
          durations: [
            [0, 30],
            [30, 0],
          ],
        },
      },
    };
    const { stdout } = run(JSON.stringify(problem), '--seconds', '0.1');
    const start = { type: 'start', location_index: 0, arrival: 100, duration: 0 };
    const job = {
      type: 'job',
      id: 1,
      arrival: 130,
      duration: 30,
      service: 50,
      waiting_time: 0,
      description: 'seal',
      location_index: 1,
      location: [108.9, 34.2],
    };
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { cost: 30, routes: 1, unassigned: 1, service: 50, waiting_time: 0, priority: 0 },
      unassigned: [{ id: 2, type: 'job', location_index: 1, reason: 'NO_SKILL' }],
      routes: [{ vehicle: 7, description: 'Li', steps: [start, job] }],
    });
  }, 120_000);

  it.each([
    ['not JSON', '{', [], 'is not JSON'],
    ['not a problem', '{"vehicles": [{"id": 1, "capacity": [2]}]}', [], 'vehicles[0].capacity: is not planned by'],
    ['a time that is none', '{}', ['--seconds', 'soon'], '--seconds: expected a number up to 3600, found soon'],
    ['an option that is none', '{}', ['--fast'], "Unknown option '--fast'"],
    ['two files', '{}', ['other.json'], 'one file is planned'],
  ])(
    'ends with 1 and one line on %s',
    (_, text, options, message) => {
      const { status, stdout, stderr } = run(text, ...options);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toContain(`plan: `);
      expect(stderr).toContain(message);
    },
    120_000,
  );
});
