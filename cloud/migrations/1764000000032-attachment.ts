import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Files people attach to what they send, and what is kept of a large one while its parts arrive. */
export class Attachment1764000000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE attachment (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      person_id INT UNSIGNED NOT NULL,
      staff_id INT UNSIGNED NULL,
      record_id INT UNSIGNED NULL,
      name VARBINARY(640) NOT NULL,
      type VARCHAR(8) NOT NULL,
      size INT UNSIGNED NOT NULL,
      hash CHAR(64) NOT NULL,
      created_at DATETIME(3) NOT NULL,
      deleted_at DATETIME(3) NULL,
      UNIQUE KEY attachment_handle (handle),
      KEY attachment_record (record_id, deleted_at, created_at),
      KEY attachment_person (person_id),
      KEY attachment_hash (hash, deleted_at),
      KEY attachment_deleted (deleted_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE attachment_content (
      hash CHAR(64) NOT NULL PRIMARY KEY,
      size INT UNSIGNED NOT NULL,
      check_at DATETIME(3) NULL,
      KEY attachment_content_check (check_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE attachment_upload (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      person_id INT UNSIGNED NOT NULL,
      name VARBINARY(640) NOT NULL,
      size INT UNSIGNED NOT NULL,
      part_size INT UNSIGNED NOT NULL,
      hash CHAR(64) NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      checking_until DATETIME(3) NULL,
      attachment_id INT UNSIGNED NULL,
      UNIQUE KEY attachment_upload_handle (handle),
      KEY attachment_upload_person (person_id),
      KEY attachment_upload_end (ends_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE attachment_part (
      upload_id INT UNSIGNED NOT NULL,
      number SMALLINT UNSIGNED NOT NULL,
      PRIMARY KEY (upload_id, number)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['attachment_part', 'attachment_upload', 'attachment_content', 'attachment']) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
