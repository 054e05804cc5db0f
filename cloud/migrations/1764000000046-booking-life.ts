import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Whose a booking is, how it was made, and by which plan of the day its place was given. */
export class BookingLife1764000000046 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE slot_day (
      date DATE NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      version INT UNSIGNED NOT NULL,
      plan JSON NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      PRIMARY KEY (date, site_key)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE booking_identity (
      identity VARCHAR(70) NOT NULL PRIMARY KEY,
      blocked_until DATETIME(3) NULL,
      priority_group VARCHAR(12) NULL
    ) ${TABLES}`);
    await db.query(`ALTER TABLE slot
      ADD COLUMN capacity INT UNSIGNED NOT NULL DEFAULT 0,
      ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 0`);
    await db.query(`ALTER TABLE booking
      ADD COLUMN identity VARCHAR(70) NOT NULL DEFAULT '',
      ADD COLUMN booked_by INT UNSIGNED NULL,
      ADD COLUMN channel VARCHAR(10) NOT NULL DEFAULT 'ONLINE',
      ADD COLUMN caller_name VARBINARY(200) NULL,
      ADD COLUMN caller_phone VARBINARY(100) NULL,
      ADD COLUMN holds_place TINYINT(1) NOT NULL DEFAULT 1,
      ADD COLUMN replaces INT UNSIGNED NULL,
      ADD COLUMN reschedules TINYINT UNSIGNED NOT NULL DEFAULT 0,
      ADD COLUMN by_hall TINYINT(1) NOT NULL DEFAULT 0,
      CHANGE COLUMN open_until lapses_at DATETIME(3) NULL,
      DROP KEY booking_open,
      ADD KEY booking_lapses (lapses_at),
      ADD KEY booking_identity (identity, ends_at),
      ADD KEY booking_replaces (replaces),
      ADD KEY booking_booker (booked_by, ends_at),
      ADD KEY booking_day (date, site_key, pool)`);
    await db.query(`UPDATE booking b JOIN record r ON r.id = b.id
      SET b.identity = CONCAT('P:', COALESCE(r.owner_person_id, 0)), b.booked_by = r.owner_person_id, b.holds_place = (r.state IN ('BOOKED', 'ENDED'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE booking
      DROP KEY booking_day,
      DROP KEY booking_booker,
      DROP KEY booking_replaces,
      DROP KEY booking_identity,
      DROP KEY booking_lapses,
      CHANGE COLUMN lapses_at open_until DATETIME(3) NULL,
      ADD KEY booking_open (open_until),
      DROP COLUMN by_hall,
      DROP COLUMN reschedules,
      DROP COLUMN replaces,
      DROP COLUMN holds_place,
      DROP COLUMN caller_phone,
      DROP COLUMN caller_name,
      DROP COLUMN channel,
      DROP COLUMN booked_by,
      DROP COLUMN identity`);
    await db.query('ALTER TABLE slot DROP COLUMN version, DROP COLUMN capacity');
    await db.query('DROP TABLE booking_identity');
    await db.query('DROP TABLE slot_day');
  }
}
