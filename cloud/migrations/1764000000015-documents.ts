import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Numbered papers, and records that one member of staff may not see because they are about them. */
export class Documents1764000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE record ADD COLUMN barred_staff_id INT UNSIGNED NULL AFTER holder_staff_id');
    await db.query(`CREATE TABLE document (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      kind VARCHAR(32) NOT NULL,
      number VARCHAR(40) NOT NULL,
      record_id INT UNSIGNED NOT NULL,
      content MEDIUMBLOB NOT NULL,
      hash CHAR(64) NOT NULL,
      issued_at DATETIME(3) NOT NULL,
      issued_by INT UNSIGNED NULL,
      read_at DATETIME(3) NULL,
      read_by INT UNSIGNED NULL,
      UNIQUE KEY document_handle (handle),
      UNIQUE KEY document_number (number),
      KEY document_record (record_id, id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE document_sequence (
      kind VARCHAR(32) NOT NULL,
      year SMALLINT UNSIGNED NOT NULL,
      last INT UNSIGNED NOT NULL,
      PRIMARY KEY (kind, year)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE document_sequence');
    await db.query('DROP TABLE document');
    await db.query('ALTER TABLE record DROP COLUMN barred_staff_id');
  }
}
