import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Accounts of window time, and bookings that draw on them. */
export class Booking1764000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE slot (
      date DATE NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      pool VARCHAR(24) NOT NULL,
      start SMALLINT UNSIGNED NOT NULL,
      taken INT UNSIGNED NOT NULL,
      PRIMARY KEY (date, site_key, pool, start)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE booking (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      item_key VARCHAR(60) NOT NULL,
      situation_key VARCHAR(60) NULL,
      site_key VARCHAR(32) NOT NULL,
      pool VARCHAR(24) NOT NULL,
      date DATE NOT NULL,
      start SMALLINT UNSIGNED NOT NULL,
      slot_minutes SMALLINT UNSIGNED NOT NULL,
      grain_minutes SMALLINT UNSIGNED NOT NULL,
      cost INT UNSIGNED NOT NULL,
      starts_at DATETIME(3) NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      open_until DATETIME(3) NULL,
      KEY booking_open (open_until)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE booking');
    await db.query('DROP TABLE slot');
  }
}
