import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECORDS = `SELECT id FROM record WHERE type = 'KEY_PROJECT'`;

/** 重点项目: which enterprise's, for what it was nominated, who screened and who decided. */
export class KeyProject1764000000085 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE key_project (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      enterprise_id INT UNSIGNED NOT NULL,
      running_enterprise_id INT UNSIGNED NULL,
      name VARCHAR(80) NOT NULL,
      criteria JSON NOT NULL,
      reason VARCHAR(500) NOT NULL,
      nominated_by INT UNSIGNED NOT NULL,
      screened_by INT UNSIGNED NULL,
      decided_by INT UNSIGNED NULL,
      decided_at DATETIME(3) NULL,
      UNIQUE KEY key_project_running (running_enterprise_id),
      KEY key_project_enterprise (enterprise_id, id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['timeline', 'timer', 'document']) {
      await db.query(`DELETE FROM ${table} WHERE record_id IN (${RECORDS})`);
    }
    await db.query(`DELETE FROM timer WHERE kind IN ('AGENCY_FIRST_CONTACT_KEY', 'AGENCY_PLAN_KEY')`);
    await db.query(`DELETE FROM record WHERE type = 'KEY_PROJECT'`);
    await db.query('DROP TABLE key_project');
  }
}
