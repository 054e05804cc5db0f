import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** How an agency case ends: results handed over by the agent, closing proposed, calls back, the archive's index. */
export class AgencyEnds1764000000081 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE agency_case
      ADD COLUMN closing_proposed_at DATETIME(3) NULL,
      ADD COLUMN closing_version INT UNSIGNED NULL,
      ADD COLUMN closing_note VARCHAR(500) NULL`);
    await db.query(`CREATE TABLE agency_delivery (
      case_id INT UNSIGNED NOT NULL PRIMARY KEY,
      agency_id INT UNSIGNED NOT NULL,
      staff_id INT UNSIGNED NOT NULL,
      delivered_at DATETIME(3) NOT NULL,
      checked VARCHAR(12) NOT NULL,
      receiver VARBINARY(200) NOT NULL,
      KEY agency_delivery_agency (agency_id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE agency_callback (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      agency_id INT UNSIGNED NOT NULL,
      staff_id INT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      day DATE NOT NULL,
      outcome VARCHAR(12) NOT NULL,
      satisfaction TINYINT UNSIGNED NULL,
      aspects VARCHAR(60) NOT NULL,
      words BLOB NOT NULL,
      KEY agency_callback_agency (agency_id, id)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM document WHERE kind IN ('CALLBACK_RECORD', 'ARCHIVE_INDEX')`);
    await db.query('DROP TABLE agency_callback');
    await db.query('DROP TABLE agency_delivery');
    await db.query(`ALTER TABLE agency_case DROP COLUMN closing_proposed_at, DROP COLUMN closing_version,
      DROP COLUMN closing_note`);
  }
}
