import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a department's system tells of a case, and the number and time of its decision. */
export class DepartmentMessages1764000000038 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_message (
      case_id INT UNSIGNED NOT NULL,
      sequence SMALLINT UNSIGNED NOT NULL,
      digest CHAR(64) NOT NULL,
      kind VARCHAR(24) NOT NULL,
      acknowledgement VARCHAR(64) NOT NULL,
      happened_at DATETIME(3) NULL,
      decision_no VARCHAR(60) NULL,
      reason VARCHAR(400) NULL,
      received_at DATETIME(3) NOT NULL,
      outcome VARCHAR(8) NOT NULL,
      why VARCHAR(500) NULL,
      PRIMARY KEY (case_id, sequence)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
    await db.query(`ALTER TABLE case_file
      ADD COLUMN decision_no VARCHAR(60) NULL, ADD COLUMN decided_at DATETIME(3) NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_file DROP COLUMN decided_at, DROP COLUMN decision_no');
    await db.query('DROP TABLE case_message');
  }
}
