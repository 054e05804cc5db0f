import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for a place when everything is full. */
export class Waitlist1764000000051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE waitlist (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      identity VARCHAR(70) NOT NULL,
      joined_by INT UNSIGNED NULL,
      item_key VARCHAR(60) NOT NULL,
      situation_key VARCHAR(60) NULL,
      site_keys VARCHAR(400) NOT NULL,
      from_date DATE NOT NULL,
      to_date DATE NOT NULL,
      part VARCHAR(10) NOT NULL,
      front TINYINT(1) NOT NULL DEFAULT 0,
      waiting TINYINT(1) NOT NULL DEFAULT 1,
      offered_booking INT UNSIGNED NULL,
      KEY waitlist_waiting (waiting, to_date),
      KEY waitlist_identity (identity, waiting),
      KEY waitlist_offered (offered_booking)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE waitlist');
  }
}
