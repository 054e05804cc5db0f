import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { sandboxEnvironment } from '../../sandbox/demo-account';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { setClock } from '../../src/kernel/clock';
import { Jobs } from '../../src/kernel/jobs/jobs';
import { readSettings } from '../../src/kernel/settings';
import { instantOf } from '../../src/kernel/time/civil-date';
import { loadConfig } from '../../src/load-config';
import { type RunningServer, startServer } from '../../src/server';
import { testKeys } from '../../test/app';
import { Client } from '../../test/client';
import { testDatabaseUrl } from '../../test/database';
import { freshSchema } from '../../test/global-setup';
import { check } from './checker';
import { type Facts, openFacts, readFacts } from './facts';
import { emptyLedger } from './ledger';
import { type People, settlePeople } from './people';

const FROM = '2026-11-23';
const ITEM = 'food-business-license-new';

describe('the checker of promises', () => {
  const url = `${testDatabaseUrl()}_promises`;
  const envOf = (sandboxUrl: string) => ({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PORT: '0',
    FILES_DIR: join(tmpdir(), `promises-${process.pid}`),
    ...sandboxEnvironment(sandboxUrl),
    ...testKeys(),
  });
  const ledger = emptyLedger();
  let config: ReturnType<typeof loadConfig>;
  let sandbox: Sandbox;
  let people: People;
  let server: RunningServer;
  let connection: Connection;
  let present: Date;

  beforeAll(async () => {
    await freshSchema(url);
    sandbox = await startSandbox({ port: 0 });
    const env = envOf(sandbox.url);
    people = await settlePeople(env, instantOf(FROM).getTime());
    go(FROM, '09:00');
    const settings = readSettings(env);
    config = loadConfig(settings.CONFIG_DIR);
    server = await startServer(settings);
    connection = await openFacts(url);
    await live();
  });
  afterAll(async () => {
    await connection.end();
    await server.stop();
    await sandbox.close();
    setClock(null);
  });

  const go = (date: string, time: string) => {
    present = instantOf(date, time);
    setClock(() => present);
  };
  const work = async () => {
    expect(await server.container.get(Jobs).doAll()).toEqual([]);
    ledger.worked.push(present.getTime());
  };
  const as = (role: keyof People) => new Client(server.url, `Bearer ${people[role][0]?.token}`);
  const note = <T extends { number: string }>(view: T, ...says: string[]): T => {
    ledger.done.push({ at: present.getTime(), route: says[0] ?? '', number: view.number, says });
    return view;
  };

  /** A question nobody answers, a case whose clock stands still for a while, one nobody looks at, one that is withdrawn. */
  async function live(): Promise<void> {
    note(
      await as('citizens').call('POST /consultations', { body: { question: '营业执照丢了，应该怎么补办？' } }),
      'submit',
    );
    await takeIn('CHECK_LATER', 'receiveToCheck');
    await reviewed();
    const { number, version } = await takeIn('COMPLETE', 'receive', 'acceptCommitted');
    const body = { action: 'withdraw' as const, version, note: '不办了' };
    note(await as('clerks').call('POST /cases/:number/actions', { params: { number }, body }), 'withdraw');
    for (const [date, time] of [
      ['2026-11-27', '09:30'],
      ['2026-12-01', '09:00'],
      ['2026-12-02', '09:00'],
      ['2026-12-02', '10:00'],
      // What the rounds before have written leaves the house in those after them.
      ['2026-12-02', '10:10'],
      ['2026-12-02', '10:20'],
    ] as const) {
      go(date, time);
      await work();
    }
  }

  async function reviewed(): Promise<void> {
    const { number } = await takeIn('COMPLETE', 'receive', 'acceptCommitted');
    const step = async (role: 'clerks' | 'reviewers', action: 'push' | 'review' | 'endSpecial') => {
      const { version } = await as(role).call('GET /cases/:number', { params: { number } });
      const body = { action, version };
      note(await as(role).call('POST /cases/:number/actions', { params: { number }, body }), action);
    };
    await step('clerks', 'push');
    await step('reviewers', 'review');
    const { version } = await as('reviewers').call('GET /cases/:number', { params: { number } });
    const body = { version, procedure: 'EXPERT_REVIEW' as const, workdays: 5, reason: '需要专家评审' };
    const input = { params: { number }, body };
    note(await as('reviewers').call('POST /cases/:number/special-procedure', input), 'beginSpecial');
    go('2026-11-25', '11:00');
    await step('reviewers', 'endSpecial');
    go('2026-11-25', '12:00');
  }

  async function takeIn(completeness: 'COMPLETE' | 'CHECK_LATER', ...says: string[]) {
    const item = config.centre.itemByKey(ITEM);
    const [situation] = item?.situations ?? [];
    const body = {
      itemKey: ITEM,
      situationKey: situation?.key ?? '',
      materials: [...(situation?.materials ?? [])],
      completeness,
      applicant: { kind: 'PERSON' as const, name: '王小明', phone: '13800001234' },
    };
    return note(await as('clerks').call('POST /cases', { body }), ...says);
  }

  const judge = (facts: Facts) => check({ facts, ledger, config, now: present });
  const rulesOf = (facts: Facts) => [...new Set(judge(facts).violations.map(({ rule }) => rule))];

  /** What the checker says of the database while something in it is as it must not be. */
  async function corrupted(sql: string): Promise<string[]> {
    await connection.beginTransaction();
    try {
      const [result] = await connection.query(sql);
      expect(result).toMatchObject({ affectedRows: expect.any(Number) });
      expect((result as { affectedRows: number }).affectedRows).toBeGreaterThan(0);
      return rulesOf(await readFacts(connection));
    } finally {
      await connection.rollback();
    }
  }

  it('finds nothing where everything is as it should be, and looks at every kind of row', async () => {
    const facts = await readFacts(connection);
    expect(judge(facts).violations).toEqual([]);
    expect(facts.timers.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['RUNNING', 'CANCELLED', 'DONE_ON_TIME']),
    );
    expect(facts.escalations.map(({ superseded }) => superseded)).toEqual(expect.arrayContaining([true, false]));
    expect(facts.timers.some(({ pauses }) => pauses.length > 0)).toBe(true);
  });

  const QUESTION = "kind = 'CONSULT_ONLINE'";
  const STEPS = `timer_id IN (SELECT id FROM timer WHERE ${QUESTION})`;

  it.each([
    ['a timer that is gone', `DELETE FROM timer WHERE ${QUESTION}`, 'timer-lost'],
    [
      'a timer twice',
      `INSERT INTO timer (record_id, kind, state, event_at, params, pauses, due_date, due_at, warn_at, calendar,
                          calendar_version, breached_at)
       SELECT record_id, kind, state, event_at, params, pauses, due_date, due_at, warn_at, calendar, calendar_version,
              breached_at FROM timer WHERE ${QUESTION}`,
      'timer-doubled',
    ],
    ['a due time that was moved', `UPDATE timer SET due_at = due_at + INTERVAL 1 DAY WHERE ${QUESTION}`, 'due'],
    ['a day 0 that was moved', `UPDATE timer SET event_at = event_at + INTERVAL 1 DAY WHERE ${QUESTION}`, 'day-0'],
    ['a warning that was moved', `UPDATE timer SET warn_at = warn_at - INTERVAL 1 DAY WHERE ${QUESTION}`, 'due'],
    ['a pause that is gone', "UPDATE timer SET pauses = '[]' WHERE pauses <> '[]'", 'pauses'],
    [
      'other days than were promised',
      "UPDATE timer SET params = '{\"workdays\":9}' WHERE params LIKE '%10%'",
      'length',
    ],
    ['lateness that is not recorded', `UPDATE timer SET breached_at = NULL WHERE ${QUESTION}`, 'breach-missing'],
    [
      'lateness that never was',
      "UPDATE timer SET breached_at = due_at WHERE kind = 'DECISION_COMMITTED' AND pauses <> '[]'",
      'breach-wrong',
    ],
    [
      'a timer that runs on a closed record',
      "UPDATE timer SET state = 'RUNNING' WHERE state = 'CANCELLED'",
      'timer-state',
    ],
    [
      'a step of the ladder that is gone',
      `DELETE FROM escalation WHERE level = 'BULLETIN' AND ${STEPS}`,
      'escalation-missing',
    ],
    [
      'a step outside working hours',
      `UPDATE escalation SET sent_at = '2026-11-30 20:00:00' WHERE level = 'SUPERVISION' AND ${STEPS}`,
      'escalated-outside-hours',
    ],
    [
      'a step before its time',
      `UPDATE escalation SET sent_at = '2026-11-24 02:00:00' WHERE level = 'REMINDER' AND ${STEPS}`,
      'escalated-early',
    ],
    [
      'a step sent beside a higher one',
      'UPDATE escalation SET superseded = 0 WHERE superseded = 1',
      'escalated-not-highest',
    ],
    ['a step that reached nobody', 'DELETE FROM escalation_receipt', 'receipts'],
    ['an acknowledged deed that is gone', "DELETE FROM timeline WHERE action = 'push'", 'acknowledged'],
    [
      'an acknowledged deed twice',
      `INSERT INTO timeline (record_id, at, person_id, actor_label, action, from_state, to_state, label, internal)
       SELECT record_id, at, person_id, actor_label, action, from_state, to_state, label, internal
         FROM timeline WHERE action = 'endSpecial'`,
      'acknowledged',
    ],
    ['a matter that is gone', "DELETE FROM record WHERE type = 'CONSULTATION'", 'acknowledged'],
    [
      'a record that its history does not lead to',
      "UPDATE record SET state = 'PUSHED' WHERE type = 'CONSULTATION'",
      'record',
    ],
    ['a record that shows another date', 'UPDATE record SET due_at = due_at + INTERVAL 1 HOUR', 'record-due'],
    [
      'a file that was accepted later than the law says',
      "UPDATE timeline SET at = '2026-12-02 01:30:00' WHERE action = 'deemCommitted'",
      'not-lapsed',
    ],
    [
      'a file that was accepted before the law says',
      "UPDATE timeline SET at = '2026-11-27 01:30:00' WHERE action = 'deemCommitted'",
      'lapsed-early',
    ],
    [
      'news that never left',
      `INSERT INTO outbox (topic, payload, created_at, pending, attempt_at)
       VALUES ('record.changed', '{}', '2026-11-23', 1, '2027-11-23')`,
      'outbox',
    ],
  ])('names %s', async (_, sql, rule) => {
    expect(await corrupted(sql)).toContain(rule);
  });

  it('names a step that was taken twice, which the database itself would refuse', async () => {
    const facts = await readFacts(connection);
    expect(rulesOf({ ...facts, escalations: [...facts.escalations, ...facts.escalations] })).toContain(
      'escalated-twice',
    );
  });

  it('names dates that a new calendar should have moved, and did not', async () => {
    const facts = await readFacts(connection);
    const off = [{ name: '放假', from: '2026-11-26', to: '2026-11-26' }];
    const notice = { year: 2026, status: 'PUBLISHED' as const, source: '国务院办公厅通知', off, work: [] };
    const loads = [{ id: 1, state: 'DONE', notice, inForceAt: instantOf('2026-11-25', '20:00') }];
    expect(rulesOf({ ...facts, loads })).toEqual(expect.arrayContaining(['due', 'moved']));
    const half = loads.map((load) => ({ ...load, state: 'SETTLING', inForceAt: null }));
    expect(rulesOf({ ...facts, loads: half })).toEqual(['calendar-load']);
  });
});
