import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** What is noted of bookings nobody came to, what takes it back, and who is never blocked for it. */
export class BookingMarks1764000000049 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE booking_mark (
      booking_id INT UNSIGNED NOT NULL PRIMARY KEY,
      identity VARCHAR(70) NOT NULL,
      kind VARCHAR(12) NOT NULL,
      weight SMALLINT UNSIGNED NOT NULL,
      date DATE NOT NULL,
      noted_at DATETIME(3) NOT NULL,
      rests VARCHAR(8) NULL,
      erased_why VARCHAR(16) NULL,
      erased_at DATETIME(3) NULL,
      erased_by INT UNSIGNED NULL,
      erased_note VARCHAR(400) NULL,
      KEY booking_mark_identity (identity, date),
      KEY booking_mark_date (date)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE booking_appeal (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      booking_id INT UNSIGNED NOT NULL,
      statement BLOB NOT NULL,
      answer BLOB NULL,
      decided_by INT UNSIGNED NULL,
      decided_at DATETIME(3) NULL,
      KEY booking_appeal_booking (booking_id, id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE hall_fault (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      date DATE NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      starts_at DATETIME(3) NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      reason VARCHAR(400) NOT NULL,
      noted_by INT UNSIGNED NOT NULL,
      noted_at DATETIME(3) NOT NULL,
      KEY hall_fault_day (date, site_key)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE priority_confirmation (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      identity VARCHAR(70) NOT NULL,
      priority_group VARCHAR(12) NOT NULL,
      confirmed_by INT UNSIGNED NOT NULL,
      confirmed_at DATETIME(3) NOT NULL,
      withdrawn_by INT UNSIGNED NULL,
      withdrawn_at DATETIME(3) NULL,
      withdrawn_why BLOB NULL,
      KEY priority_confirmation_identity (identity, id),
      KEY priority_confirmation_withdrawn (withdrawn_at)
    ) ${TABLES}`);
    await db.query('ALTER TABLE booking_identity ADD KEY booking_identity_blocked (blocked_until)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE booking_identity DROP KEY booking_identity_blocked');
    await db.query(`DELETE FROM timeline WHERE record_id IN (SELECT id FROM record WHERE type = 'BOOKING_APPEAL')`);
    await db.query(`DELETE FROM timer WHERE record_id IN (SELECT id FROM record WHERE type = 'BOOKING_APPEAL')`);
    await db.query(`DELETE FROM record WHERE type = 'BOOKING_APPEAL'`);
    for (const table of ['priority_confirmation', 'hall_fault', 'booking_appeal', 'booking_mark']) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
