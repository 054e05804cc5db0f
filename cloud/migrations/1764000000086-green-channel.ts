import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
const RECORDS = `SELECT id FROM record WHERE type = 'GREEN_CHANNEL'`;

/** 绿色通道: what was granted for which subject until when, and how much of a day's places it takes. */
export class GreenChannel1764000000086 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE green_channel (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      subject_id INT UNSIGNED NOT NULL,
      enterprise_id INT UNSIGNED NOT NULL,
      measures JSON NOT NULL,
      reason VARCHAR(500) NOT NULL,
      since DATE NOT NULL,
      until DATE NOT NULL,
      proposed_by INT UNSIGNED NOT NULL,
      decided_by INT UNSIGNED NULL,
      KEY green_channel_enterprise (enterprise_id, until),
      KEY green_channel_until (until)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE green_channel_booking (
      channel_id INT UNSIGNED NOT NULL,
      booking_id INT UNSIGNED NOT NULL,
      PRIMARY KEY (channel_id, booking_id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE green_share (
      date DATE NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      pool VARCHAR(24) NOT NULL,
      PRIMARY KEY (date, site_key, pool)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE green_booking (
      booking_id INT UNSIGNED NOT NULL PRIMARY KEY,
      date DATE NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      pool VARCHAR(24) NOT NULL,
      KEY green_booking_day (date, site_key, pool)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    // The older tables know no such channel; a booking made by staff is what comes nearest.
    await db.query(`UPDATE booking SET channel = 'HALL' WHERE channel = 'GREEN'`);
    for (const table of ['timeline', 'timer', 'document']) {
      await db.query(`DELETE FROM ${table} WHERE record_id IN (${RECORDS})`);
    }
    await db.query(`DELETE FROM record WHERE type = 'GREEN_CHANNEL'`);
    for (const table of ['green_booking', 'green_share', 'green_channel_booking', 'green_channel']) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
