import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Shifts at a place, days that are drafted before they are published and say what changed, and leave. */
export class RosterPosts1764000000048 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE shift
      ADD COLUMN site_key VARCHAR(32) NULL AFTER post,
      ADD COLUMN window_no SMALLINT UNSIGNED NULL AFTER site_key`);
    await db.query(`ALTER TABLE roster_day
      ADD COLUMN draft_version INT UNSIGNED NOT NULL DEFAULT 0,
      ADD COLUMN drafted_at DATETIME(3) NULL,
      ADD COLUMN drafted_by INT UNSIGNED NULL`);
    await db.query(`CREATE TABLE draft_shift (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      staff_id INT UNSIGNED NOT NULL,
      date DATE NOT NULL,
      post VARCHAR(16) NOT NULL,
      site_key VARCHAR(32) NULL,
      window_no SMALLINT UNSIGNED NULL,
      starts_at DATETIME(3) NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      KEY draft_shift_day (date, post),
      KEY draft_shift_staff (staff_id, date)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE roster_site (
      date DATE NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      PRIMARY KEY (date, site_key)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE roster_change (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      date DATE NOT NULL,
      version INT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      staff_id INT UNSIGNED NULL,
      reason VARCHAR(100) NULL,
      what JSON NOT NULL,
      KEY roster_change_day (date, version)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE roster_alert (
      date DATE NOT NULL PRIMARY KEY,
      told_at DATETIME(3) NOT NULL,
      gaps SMALLINT UNSIGNED NOT NULL
    ) ${TABLES}`);
    await db.query(`CREATE TABLE leave_request (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      staff_id INT UNSIGNED NOT NULL,
      kind VARCHAR(16) NOT NULL,
      starts_at DATETIME(3) NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      reason VARBINARY(1000) NOT NULL,
      decided_by INT UNSIGNED NULL,
      decided_at DATETIME(3) NULL,
      gaps_accepted SMALLINT UNSIGNED NULL,
      returned_at DATETIME(3) NULL,
      KEY leave_request_staff (staff_id, ends_at),
      KEY leave_request_time (ends_at, starts_at)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['leave_request', 'roster_alert', 'roster_change', 'roster_site', 'draft_shift'])
      await db.query(`DROP TABLE ${table}`);
    await db.query('ALTER TABLE roster_day DROP COLUMN draft_version, DROP COLUMN drafted_at, DROP COLUMN drafted_by');
    await db.query('ALTER TABLE shift DROP COLUMN site_key, DROP COLUMN window_no');
  }
}
