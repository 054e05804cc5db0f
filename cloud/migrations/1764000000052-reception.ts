import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Calls for help and reported faults in the hall, and what reception did for visitors. */
export class Reception1764000000052 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE help_call (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      kind VARCHAR(8) NOT NULL,
      facility_key VARCHAR(60) NULL,
      device_id INT UNSIGNED NULL,
      fault VARCHAR(12) NULL,
      at DATETIME(3) NOT NULL,
      open_key VARCHAR(100) NULL,
      taken_by INT UNSIGNED NULL,
      taken_at DATETIME(3) NULL,
      done_by INT UNSIGNED NULL,
      done_at DATETIME(3) NULL,
      minutes SMALLINT UNSIGNED NULL,
      note VARCHAR(100) NULL,
      UNIQUE KEY help_call_handle (handle),
      UNIQUE KEY help_call_open (open_key),
      KEY help_call_site (site_key, done_at, at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE reception_log (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      site_key VARCHAR(32) NOT NULL,
      date DATE NOT NULL,
      hour TINYINT UNSIGNED NOT NULL,
      kind VARCHAR(12) NOT NULL,
      item_key VARCHAR(60) NULL,
      minutes SMALLINT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      staff_id INT UNSIGNED NOT NULL,
      help_call_id INT UNSIGNED NULL,
      UNIQUE KEY reception_log_call (help_call_id),
      KEY reception_log_day (site_key, date, hour, kind)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE reception_log');
    await db.query('DROP TABLE help_call');
  }
}
