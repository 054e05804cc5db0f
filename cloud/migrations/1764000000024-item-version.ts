import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every wording of the catalogue's items that was ever in force, and which one a case began under. */
export class ItemVersion1764000000024 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE service_item_version (
      hash CHAR(64) NOT NULL PRIMARY KEY,
      item_key VARCHAR(60) NOT NULL,
      content JSON NOT NULL,
      in_force_at DATETIME(3) NOT NULL,
      KEY service_item_version_item (item_key, in_force_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
    await db.query('ALTER TABLE case_file ADD COLUMN item_version CHAR(64) NULL AFTER item_key');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_file DROP COLUMN item_version');
    await db.query('DROP TABLE service_item_version');
  }
}
