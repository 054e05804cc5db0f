import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Notices of the year loaded by an administrator, and the recomputation of running promises on them. */
export class Calendar1764000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      'ALTER TABLE timer ADD COLUMN judged_at DATETIME(3) NULL AFTER breached_at, ADD KEY timer_state (state, id)',
    );
    await db.query(`CREATE TABLE calendar_year (
      year SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
      notice JSON NOT NULL,
      loaded_by INT UNSIGNED NOT NULL,
      loaded_at DATETIME(3) NOT NULL
    ) ${TABLES}`);
    await db.query(`CREATE TABLE calendar_state (
      id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
      changes INT UNSIGNED NOT NULL
    ) ${TABLES}`);
    await db.query('INSERT INTO calendar_state (id, changes) VALUES (1, 0)');
    await db.query(`CREATE TABLE calendar_load (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      state VARCHAR(12) NOT NULL,
      active TINYINT(1) NULL,
      notice JSON NOT NULL,
      loaded_by INT UNSIGNED NOT NULL,
      loaded_at DATETIME(3) NOT NULL,
      scanned_to INT UNSIGNED NOT NULL,
      last_timer INT UNSIGNED NOT NULL,
      changed INT UNSIGNED NOT NULL,
      in_force_at DATETIME(3) NULL,
      UNIQUE KEY calendar_load_active (active)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE timer_staged (
      timer_id INT UNSIGNED NOT NULL PRIMARY KEY,
      was_due_at DATETIME(3) NOT NULL,
      due_date DATE NOT NULL,
      due_at DATETIME(3) NOT NULL,
      warn_at DATETIME(3) NULL,
      calendar VARCHAR(16) NOT NULL
    ) ${TABLES}`);
    await db.query(`CREATE TABLE deadline_history (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      timer_id INT UNSIGNED NOT NULL,
      record_id INT UNSIGNED NOT NULL,
      load_id INT UNSIGNED NOT NULL,
      old_due_at DATETIME(3) NOT NULL,
      new_due_at DATETIME(3) NOT NULL,
      at DATETIME(3) NOT NULL,
      told TINYINT(1) NOT NULL,
      UNIQUE KEY deadline_history_once (load_id, timer_id),
      KEY deadline_history_told (told, id),
      KEY deadline_history_record (record_id, id)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['deadline_history', 'timer_staged', 'calendar_load', 'calendar_state', 'calendar_year']) {
      await db.query(`DROP TABLE ${table}`);
    }
    await db.query('ALTER TABLE timer DROP KEY timer_state, DROP COLUMN judged_at');
  }
}
