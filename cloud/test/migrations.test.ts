import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type MigrationInterface } from 'typeorm';
import { migrationOptions } from '../src/kernel/database/data-source';
import { testDatabaseUrl } from './database';

const FOLDER = join(__dirname, '../migrations');

type Migration = new () => MigrationInterface;

/** Every migration, in the order of their names. */
const MIGRATIONS = readdirSync(FOLDER)
  .filter((name) => /^\d+-.*\.ts$/.test(name))
  .sort()
  .map((name) => Object.values<Migration>(require(join(FOLDER, name)))[0] as Migration);

describe('the migrations', () => {
  const name = `${new URL(testDatabaseUrl()).pathname.slice(1)}_migrations`;
  const url = new URL(testDatabaseUrl());
  url.pathname = `/${name}`;
  let admin: DataSource;
  let db: DataSource;

  beforeAll(async () => {
    admin = await new DataSource(migrationOptions(testDatabaseUrl())).initialize();
    await admin.query(`DROP DATABASE IF EXISTS ${name}`);
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    db = await new DataSource({ ...migrationOptions(url.href), migrations: MIGRATIONS } as never).initialize();
    await db.runMigrations();
  });
  afterAll(async () => {
    await db.destroy();
    await admin.query(`DROP DATABASE ${name}`);
    await admin.destroy();
  });

  /** Every table as it would be created, without where its counting stands. */
  async function schema(): Promise<string[]> {
    const tables = await db.query('SHOW TABLES');
    const made = await Promise.all(
      tables.map(async (row: Record<string, string>) => {
        const [created] = await db.query(`SHOW CREATE TABLE ${Object.values(row)[0]}`);
        return String(created['Create Table']).replace(/ AUTO_INCREMENT=\d+/, '');
      }),
    );
    return made.sort();
  }

  async function takeBackTo(count: number): Promise<void> {
    for (let undone = MIGRATIONS.length; undone > count; undone--) await db.undoLastMigration();
  }

  it('go down one by one to nothing, and up again to the same tables', async () => {
    const before = await schema();
    await takeBackTo(0);
    expect(await db.query('SHOW TABLES')).toHaveLength(1); // TypeORM's own list of migrations
    await db.runMigrations();
    expect(await schema()).toEqual(before);
  });

  it('keep what people did while they go down and up, and find again what the older tables did not hold', async () => {
    const at = '2026-11-23 02:00:00';
    await db.query(
      `INSERT INTO record (id, type, number, state, version, open, title, created_at, changed_at)
       VALUES (7, 'CASE', 'BJ1', 'ACCEPTED', 2, 1, 'x', ?, ?)`,
      [at, at],
    );
    await db.query(
      `INSERT INTO timeline (record_id, at, staff_id, actor_label, action, to_state, label, internal)
       VALUES (7, ?, 5, 'x', 'receive', 'RECEIVED', 'x', 0), (7, ?, 5, 'x', 'acceptInstant', 'ACCEPTED', 'x', 0)`,
      [at, at],
    );
    await db.query(
      `INSERT INTO timer (record_id, kind, state, event_at, params, pauses, due_at, calendar, calendar_version)
       VALUES (7, 'INSTANT_CASE', 'RUNNING', ?, '{}', '[]', ?, 'PUBLISHED', 'x')`,
      [at, at],
    );
    await db.query(
      `INSERT INTO case_file (id, item_key, situation_key, case_type, applicant_kind, applicant_name, phone, phone_hash,
                              materials, first_responsible_staff_id)
       VALUES (7, 'x', 'x', 'INSTANT', 'PERSON', 'x', 'x', 'x', '[]', 5)`,
    );
    const older = MIGRATIONS.findIndex(({ name: each }) => each.startsWith('Documents'));
    await takeBackTo(older);
    await db.runMigrations();
    const rows = await db.query(
      `SELECT r.number, t.kind, c.first_responsible_staff_id AS responsible, c.accepted_at IS NOT NULL AS accepted
         FROM record r JOIN timer t ON t.record_id = r.id JOIN case_file c ON c.id = r.id`,
    );
    expect(rows.map(({ accepted, ...row }: { accepted: unknown }) => ({ ...row, accepted: Number(accepted) }))).toEqual(
      [{ number: 'BJ1', kind: 'INSTANT_CASE', responsible: 5, accepted: 1 }],
    );
  });

  it('make an edition of what was public before editions were kept, and none of a draft', async () => {
    const first = MIGRATIONS.findIndex(({ name: each }) => each.startsWith('KnowledgeEditions'));
    await takeBackTo(first);
    await db.query(`INSERT INTO knowledge
        (handle, kind, state, version, title, body, tokens, changed_at, changed_by, published_at, published_by)
      VALUES ('a', 'ANSWER', 'PUBLISHED', 2, 'read', 'x', '', '2026-11-02', 5, '2026-11-02', 5),
             ('b', 'POLICY', 'WITHDRAWN', 3, 'gone', 'x', '', '2026-11-04', 6, '2026-11-03', 5),
             ('c', 'POLICY', 'DRAFT', 4, 'changed since', 'x', '', '2026-11-06', 6, '2026-11-05', 5)`);
    await db.runMigrations();
    const editions = await db.query(
      `SELECT title, DATE_FORMAT(published_at, '%d') AS began, DATE_FORMAT(ended_at, '%d') AS ended, published_by AS who
         FROM knowledge_edition ORDER BY id`,
    );
    expect(editions).toEqual([
      { title: 'read', began: '02', ended: null, who: 5 },
      { title: 'gone', began: '03', ended: '04', who: 5 },
    ]);
  });
});
