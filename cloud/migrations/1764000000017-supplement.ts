import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a case keeps of its acceptance, and the notices by which its applicant is told what to bring. */
export class Supplement1764000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE case_file
      ADD COLUMN first_responsible_staff_id INT UNSIGNED NOT NULL DEFAULT 0,
      ADD COLUMN accepted_at DATETIME(3) NULL,
      ADD COLUMN deemed_accepted TINYINT(1) NOT NULL DEFAULT 0,
      ADD COLUMN tolerance_missing JSON NULL`);
    // Cases taken in before: whoever received them, and the instant of their acceptance, stand in the history.
    await db.query(`UPDATE case_file c JOIN timeline t ON t.record_id = c.id AND t.action = 'receive'
      SET c.first_responsible_staff_id = COALESCE(t.staff_id, 0)`);
    await db.query(`UPDATE case_file c JOIN timeline t ON t.record_id = c.id
        AND t.action IN ('acceptInstant', 'acceptCommitted') SET c.accepted_at = t.at`);
    await db.query('ALTER TABLE case_file ALTER COLUMN first_responsible_staff_id DROP DEFAULT');
    await db.query(`CREATE TABLE case_notice (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      case_id INT UNSIGNED NOT NULL,
      round INT UNSIGNED NOT NULL,
      document_number VARCHAR(40) NOT NULL,
      missing JSON NOT NULL,
      corrections JSON NOT NULL,
      after_acceptance TINYINT(1) NOT NULL,
      repeat_reason VARCHAR(500) NULL,
      issued_at DATETIME(3) NOT NULL,
      due_date DATE NOT NULL,
      remind_on DATE NULL,
      open TINYINT(1) NOT NULL,
      UNIQUE KEY case_notice_round (case_id, round),
      KEY case_notice_remind (open, remind_on),
      KEY case_notice_due (open, due_date)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_notice');
    await db.query(`ALTER TABLE case_file DROP COLUMN tolerance_missing, DROP COLUMN deemed_accepted,
      DROP COLUMN accepted_at, DROP COLUMN first_responsible_staff_id`);
  }
}
