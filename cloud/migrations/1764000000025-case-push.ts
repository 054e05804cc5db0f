import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be handed to the departments' system, and what it acknowledged. */
export class CasePush1764000000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_push (
      case_id INT UNSIGNED NOT NULL,
      submission TINYINT UNSIGNED NOT NULL,
      state VARCHAR(12) NOT NULL,
      attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
      attempt_at DATETIME(3) NULL,
      fault VARCHAR(200) NULL,
      acknowledgement VARCHAR(64) NULL,
      acknowledged_at DATETIME(3) NULL,
      PRIMARY KEY (case_id, submission),
      KEY case_push_due (attempt_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_push');
  }
}
