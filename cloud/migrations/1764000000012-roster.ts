import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Who is on duty: published days and their shifts. */
export class Roster1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE roster_day (
      date DATE NOT NULL PRIMARY KEY,
      version INT UNSIGNED NOT NULL,
      published_at DATETIME(3) NULL,
      published_by INT UNSIGNED NULL
    ) ${TABLES}`);
    await db.query(`CREATE TABLE shift (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      staff_id INT UNSIGNED NOT NULL,
      date DATE NOT NULL,
      post VARCHAR(16) NOT NULL,
      starts_at DATETIME(3) NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      KEY shift_day (date, post),
      KEY shift_staff (staff_id, date)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE shift');
    await db.query('DROP TABLE roster_day');
  }
}
