import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Who may follow and act for whom in the family, by consent. */
export class Family1764000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE family_consent (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      person_id INT UNSIGNED NOT NULL,
      helper_id INT UNSIGNED NOT NULL,
      given_at DATETIME(3) NOT NULL,
      ended_at DATETIME(3) NULL,
      ended_by INT UNSIGNED NULL,
      UNIQUE KEY family_consent_handle (handle),
      KEY family_consent_helper (helper_id, ended_at),
      KEY family_consent_person (person_id, ended_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE family_code (
      person_id INT UNSIGNED NOT NULL PRIMARY KEY,
      code_hash CHAR(64) NOT NULL,
      expires_at DATETIME(3) NOT NULL,
      UNIQUE KEY family_code_hash (code_hash)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE family_code');
    await db.query('DROP TABLE family_consent');
  }
}
