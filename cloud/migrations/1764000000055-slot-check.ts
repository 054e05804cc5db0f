import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which nights the accounts of places were compared with the bookings that hold them, and what was found. */
export class SlotCheck1764000000055 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE slot_check (
      date DATE NOT NULL PRIMARY KEY,
      checked_at DATETIME(3) NOT NULL,
      differences INT UNSIGNED NULL
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE slot_check');
  }
}
