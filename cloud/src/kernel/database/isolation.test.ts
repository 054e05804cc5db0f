import { TestApp } from '../../../test/app';
import type { Database } from './database';

/** MariaDB 10.11 and MySQL 8 call it by different names. */
async function isolationOf(database: Database): Promise<string | undefined> {
  const row = await database.row<{ Value: string }>(
    "SHOW VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')",
  );
  return row?.Value;
}

/** As many as the pool may hold unless told otherwise. */
const POOL = 16;

describe('every connection of the pool', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('reads what is committed, the one that was opened to try the database included', async () => {
    const { database } = app;
    // All at once and for a while, so that each is another connection.
    const seen = await Promise.all(
      Array.from({ length: POOL }, () =>
        database.transaction(async () => {
          const row = await database.row<{ id: number }>('SELECT CONNECTION_ID() AS id, SLEEP(0.2) AS held');
          return { id: row?.id, level: await isolationOf(database) };
        }),
      ),
    );
    expect(new Set(seen.map(({ id }) => id)).size).toBe(POOL);
    expect(new Set(seen.map(({ level }) => level))).toEqual(new Set(['READ-COMMITTED']));
  });
});
