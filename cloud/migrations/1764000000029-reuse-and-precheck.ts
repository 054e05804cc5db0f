import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an applicant need not hand in twice, and what they checked before they came. */
export class ReuseAndPrecheck1764000000029 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_file ADD COLUMN reused JSON NULL');
    await db.query(`CREATE TABLE precheck (
      code CHAR(8) NOT NULL PRIMARY KEY,
      item_key VARCHAR(60) NOT NULL,
      situation_key VARCHAR(60) NOT NULL,
      materials JSON NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      KEY precheck_end (ends_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE precheck');
    await db.query('ALTER TABLE case_file DROP COLUMN reused');
  }
}
