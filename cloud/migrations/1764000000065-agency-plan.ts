import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What 帮办 and 代办 go through between their request and their end: plans, the cases filed, standing still. */
export class AgencyPlan1764000000065 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE agency_case
      ADD COLUMN appointed TINYINT(1) NOT NULL DEFAULT 0,
      ADD COLUMN suspended_from VARCHAR(24) NULL,
      ADD COLUMN custody VARCHAR(8) NULL,
      ADD COLUMN ground VARCHAR(20) NULL,
      ADD COLUMN reminders TINYINT UNSIGNED NOT NULL DEFAULT 0,
      ADD COLUMN reminded_on DATE NULL`);
    await db.query(`CREATE TABLE agency_plan (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      agency_id INT UNSIGNED NOT NULL,
      no SMALLINT UNSIGNED NOT NULL,
      state VARCHAR(12) NOT NULL,
      edition INT UNSIGNED NOT NULL,
      content MEDIUMBLOB NOT NULL,
      edited_by INT UNSIGNED NOT NULL,
      edited_at DATETIME(3) NOT NULL,
      sent_at DATETIME(3) NULL,
      remind_on DATE NULL,
      answered_at DATETIME(3) NULL,
      words VARBINARY(2100) NULL,
      UNIQUE KEY agency_plan_no (agency_id, no),
      KEY agency_plan_remind (state, remind_on)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
    await db.query(`CREATE TABLE agency_filing (
      case_id INT UNSIGNED NOT NULL PRIMARY KEY,
      agency_id INT UNSIGNED NOT NULL,
      item_key VARCHAR(60) NOT NULL,
      attempt SMALLINT UNSIGNED NOT NULL,
      filed_by INT UNSIGNED NOT NULL,
      filed_at DATETIME(3) NOT NULL,
      UNIQUE KEY agency_filing_item (agency_id, item_key, attempt)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE agency_filing');
    await db.query('DROP TABLE agency_plan');
    await db.query(`ALTER TABLE agency_case DROP COLUMN appointed, DROP COLUMN suspended_from, DROP COLUMN custody,
      DROP COLUMN ground, DROP COLUMN reminders, DROP COLUMN reminded_on`);
  }
}
