import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Tickets, lines, windows and the periods of both. */
export class Queue1764000000047 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE queue_ticket (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      site_key VARCHAR(32) NOT NULL,
      date DATE NOT NULL,
      label VARCHAR(8) NOT NULL,
      line VARCHAR(24) NOT NULL,
      category VARCHAR(24) NULL,
      class VARCHAR(10) NOT NULL,
      priority_kind VARCHAR(20) NULL,
      item_key VARCHAR(60) NULL,
      situation_key VARCHAR(60) NULL,
      booking_id INT UNSIGNED NULL,
      code CHAR(22) NOT NULL,
      taken_at DATETIME(3) NOT NULL,
      slot_at DATETIME(3) NULL,
      waiting TINYINT(1) NOT NULL,
      transferred TINYINT(1) NOT NULL DEFAULT 0,
      again_at_call INT UNSIGNED NULL,
      target_window VARCHAR(40) NULL,
      window_key VARCHAR(40) NULL,
      calls TINYINT UNSIGNED NOT NULL DEFAULT 0,
      first_called_at DATETIME(3) NULL,
      called_at DATETIME(3) NULL,
      passed_at DATETIME(3) NULL,
      requeues TINYINT UNSIGNED NOT NULL DEFAULT 0,
      told_ahead TINYINT UNSIGNED NULL,
      note VARCHAR(200) NULL,
      case_number VARCHAR(24) NULL,
      carried_from INT UNSIGNED NULL,
      UNIQUE KEY ticket_label (site_key, date, label),
      UNIQUE KEY ticket_code (code),
      UNIQUE KEY ticket_carried (carried_from),
      KEY ticket_line (site_key, date, line, waiting),
      KEY ticket_window (window_key, date),
      KEY ticket_booking (booking_id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE queue_line (
      site_key VARCHAR(32) NOT NULL,
      date DATE NOT NULL,
      line VARCHAR(24) NOT NULL,
      calls INT UNSIGNED NOT NULL DEFAULT 0,
      priority_run INT UNSIGNED NOT NULL DEFAULT 0,
      last_of_others VARCHAR(10) NULL,
      PRIMARY KEY (site_key, date, line)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE queue_number (
      site_key VARCHAR(32) NOT NULL,
      date DATE NOT NULL,
      prefix CHAR(1) NOT NULL,
      last INT UNSIGNED NOT NULL,
      PRIMARY KEY (site_key, date, prefix)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE queue_window (
      window_key VARCHAR(40) NOT NULL PRIMARY KEY,
      site_key VARCHAR(32) NOT NULL,
      state VARCHAR(8) NOT NULL,
      staff_id INT UNSIGNED NULL,
      reason VARCHAR(60) NULL,
      helps VARCHAR(200) NOT NULL DEFAULT '',
      UNIQUE KEY window_staff (staff_id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE queue_call (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      site_key VARCHAR(32) NOT NULL,
      ticket_id INT UNSIGNED NOT NULL,
      label VARCHAR(8) NOT NULL,
      window_key VARCHAR(40) NOT NULL,
      at DATETIME(3) NOT NULL,
      KEY call_site (site_key, at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE ticket_period (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      ticket_id INT UNSIGNED NOT NULL,
      state VARCHAR(16) NOT NULL,
      window_key VARCHAR(40) NULL,
      staff_id INT UNSIGNED NULL,
      from_at DATETIME(3) NOT NULL,
      to_at DATETIME(3) NULL,
      KEY period_ticket (ticket_id, to_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE window_period (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      window_key VARCHAR(40) NOT NULL,
      state VARCHAR(8) NOT NULL,
      staff_id INT UNSIGNED NULL,
      reason VARCHAR(60) NULL,
      from_at DATETIME(3) NOT NULL,
      to_at DATETIME(3) NULL,
      KEY period_window (window_key, to_at)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [
      'window_period',
      'ticket_period',
      'queue_call',
      'queue_window',
      'queue_number',
      'queue_line',
      'queue_ticket',
    ]) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
