import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Calls for help and check calls of agents who are out, and times in which no visits are made. */
export class VisitSafety1764000000071 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE visit_alarm (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      visit_id INT UNSIGNED NOT NULL,
      staff_id INT UNSIGNED NOT NULL,
      kind VARCHAR(12) NOT NULL,
      raised_at DATETIME(3) NOT NULL,
      open_key VARCHAR(40) NULL,
      point VARBINARY(120) NULL,
      told TINYINT UNSIGNED NOT NULL DEFAULT 0,
      tell_at DATETIME(3) NULL,
      taken_by INT UNSIGNED NULL,
      taken_at DATETIME(3) NULL,
      closed_by INT UNSIGNED NULL,
      closed_at DATETIME(3) NULL,
      note VARCHAR(500) NULL,
      UNIQUE KEY visit_alarm_handle (handle),
      UNIQUE KEY visit_alarm_open (open_key),
      KEY visit_alarm_visit (visit_id),
      KEY visit_alarm_tell (tell_at),
      KEY visit_alarm_raised (raised_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE visit_suspension (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      starts_at DATETIME(3) NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      reason VARCHAR(100) NOT NULL,
      treatment VARCHAR(8) NOT NULL,
      decided_by INT UNSIGNED NOT NULL,
      decided_at DATETIME(3) NOT NULL,
      lifted_by INT UNSIGNED NULL,
      lifted_at DATETIME(3) NULL,
      UNIQUE KEY visit_suspension_handle (handle),
      KEY visit_suspension_end (ends_at)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE visit_suspension');
    await db.query('DROP TABLE visit_alarm');
  }
}
