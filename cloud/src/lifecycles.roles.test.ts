import { ROLES } from 'shared-types/identity.states';
import { type Colleague, TestApp } from '../test/app';
import { now } from './kernel/clock';
import { Refusal } from './kernel/errors/refusal';
import type { AnyLifecycle, Capacity, Lifecycle } from './kernel/lifecycle/lifecycle.rules';
import { RecordRow } from './kernel/lifecycle/record.entity';
import { Records } from './kernel/lifecycle/records';
import type { Staff } from './kernel/session/actor';
import { LIFECYCLES } from './lifecycles';

type Table = Lifecycle<string, string, string, never, unknown>;

const asTable = (table: AnyLifecycle) => table as unknown as Table;

/** Every action of every lifecycle against every role: drawn from the tables themselves. */
describe.each(LIFECYCLES.map((table) => [table.type, table] as const))('of %s', (type, lifecycle) => {
  let app: TestApp;
  let colleague: Colleague;
  beforeAll(async () => {
    app = await TestApp.start();
    colleague = await app.staff(['ADMIN_STAFF']);
  });
  afterAll(async () => {
    await app.database.write(`DELETE FROM record WHERE title = 'x' AND type = ?`, [type]);
    await app.stop();
  });

  /** Somebody with one role alone, who is neither the owner nor the holder. */
  const holding = (role: Staff['staff']['roles'][number]): Staff => ({
    kind: 'PERSON',
    personId: 0xfffffff0,
    sessionId: 0,
    sessionKind: 'DESK',
    secondFactorOwed: false,
    staff: { id: 0xfffffff0, workNo: 'X', name: 'X', roles: [role], siteKey: null },
  });

  async function recordIn(state: string): Promise<RecordRow> {
    const row = app.database.repository(RecordRow).create({
      type,
      number: `X${process.pid}-${Math.random().toString(36).slice(2, 12)}`,
      state,
      version: 1,
      open: true,
      title: 'x',
      ownerPersonId: 0xfffffff1,
      holderStaffId: colleague.staffId,
      createdAt: now(),
      changedAt: now(),
    });
    return app.database.repository(RecordRow).save(row);
  }

  it.each(Object.keys(lifecycle.actions))('«%s» is refused to every role that is not in its table', async (action) => {
    const { from, who } = lifecycle.actions[action] as { from: readonly string[]; who: readonly Capacity[] };
    const record = await recordIn(from[0] ?? '');
    const strangers = who.includes('ANYONE') ? [] : ROLES.filter((role) => !who.includes(role));
    const records = app.server.container.get(Records);
    for (const role of strangers) {
      const refusal = await records
        .perform(asTable(lifecycle), { id: record.id }, action, holding(role))
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refusal);
      expect([role, (refusal as Refusal).status]).toEqual([role, 403]);
    }
    expect(await app.database.repository(RecordRow).findOneBy({ id: record.id })).toMatchObject({ version: 1 });
  });
});
