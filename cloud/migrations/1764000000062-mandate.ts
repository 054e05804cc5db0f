import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Mandates of agency cases, and who may act under them. */
export class Mandate1764000000062 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE mandate (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      agency_case_id INT UNSIGNED NOT NULL,
      continues_id INT UNSIGNED NULL,
      items JSON NOT NULL,
      acts JSON NOT NULL,
      substitution TINYINT(1) NULL,
      valid_from DATE NOT NULL,
      valid_until DATE NOT NULL,
      signer_person_id INT UNSIGNED NULL,
      signer_capacity VARCHAR(24) NULL,
      signer_scope VARCHAR(200) NULL,
      signer_valid_until DATE NULL,
      KEY mandate_case (agency_case_id, id),
      KEY mandate_until (valid_until)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE mandate_agent (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      mandate_id INT UNSIGNED NOT NULL,
      staff_id INT UNSIGNED NOT NULL,
      basis VARCHAR(8) NOT NULL,
      reason VARCHAR(200) NULL,
      asked_at DATETIME(3) NOT NULL,
      agreed_at DATETIME(3) NULL,
      agreed_by INT UNSIGNED NULL,
      UNIQUE KEY mandate_agent_one (mandate_id, staff_id)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE mandate_agent');
    await db.query('DROP TABLE mandate');
  }
}
