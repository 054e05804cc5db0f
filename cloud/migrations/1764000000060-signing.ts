import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Papers that are signed: the bytes they were signed as, who signed them, and codes that are good for one purpose. */
export class Signing1764000000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE document
      ADD COLUMN pdf_hash CHAR(64) NULL AFTER hash,
      ADD COLUMN void_at DATETIME(3) NULL AFTER read_by,
      ADD KEY document_pdf (pdf_hash)`);
    await db.query(`CREATE TABLE document_signature (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      document_id INT UNSIGNED NOT NULL,
      party VARCHAR(8) NOT NULL,
      person_id INT UNSIGNED NOT NULL,
      staff_id INT UNSIGNED NULL,
      capacity VARCHAR(24) NOT NULL,
      name VARBINARY(200) NOT NULL,
      pdf_hash CHAR(64) NOT NULL,
      method VARCHAR(16) NOT NULL,
      phone_lookup CHAR(64) NULL,
      challenge CHAR(22) NULL,
      drawing MEDIUMBLOB NULL,
      signed_at DATETIME(3) NOT NULL,
      binding CHAR(64) NOT NULL,
      UNIQUE KEY document_signature_party (document_id, party)
    ) ${TABLES}`);
    // A code on its way when this runs is asked for again: it was good for five minutes.
    await db.query('DELETE FROM sms_code');
    await db.query(`ALTER TABLE sms_code
      ADD COLUMN handle CHAR(22) NOT NULL AFTER person_id,
      ADD COLUMN purpose VARCHAR(100) NOT NULL AFTER handle,
      ADD UNIQUE KEY sms_code_handle (handle)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DELETE FROM sms_code');
    await db.query('ALTER TABLE sms_code DROP KEY sms_code_handle, DROP COLUMN purpose, DROP COLUMN handle');
    await db.query('DROP TABLE document_signature');
    await db.query('ALTER TABLE document DROP KEY document_pdf, DROP COLUMN void_at, DROP COLUMN pdf_hash');
  }
}
