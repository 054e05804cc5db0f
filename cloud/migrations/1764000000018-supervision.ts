import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

export class Supervision1764000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE timer ADD KEY timer_warn (state, warn_at)');
    await db.query(`CREATE TABLE escalation (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      timer_id INT UNSIGNED NOT NULL,
      level VARCHAR(12) NOT NULL,
      record_id INT UNSIGNED NOT NULL,
      superseded TINYINT(1) NOT NULL,
      sent_at DATETIME(3) NOT NULL,
      UNIQUE KEY escalation_step (timer_id, level),
      UNIQUE KEY escalation_handle (handle),
      KEY escalation_record (record_id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE escalation_receipt (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      escalation_id INT UNSIGNED NOT NULL,
      staff_id INT UNSIGNED NOT NULL,
      received_at DATETIME(3) NULL,
      UNIQUE KEY escalation_receipt_one (escalation_id, staff_id),
      KEY escalation_receipt_open (staff_id, received_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE urge (
      record_id INT UNSIGNED NOT NULL PRIMARY KEY,
      urged_at DATETIME(3) NOT NULL
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE urge');
    await db.query('DROP TABLE escalation_receipt');
    await db.query('DROP TABLE escalation');
    await db.query('ALTER TABLE timer DROP KEY timer_warn');
  }
}
