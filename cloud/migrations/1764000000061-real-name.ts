import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names and identity numbers that people consented to have checked against their card. */
export class RealName1764000000061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE real_name (
      person_id INT UNSIGNED NOT NULL PRIMARY KEY,
      name VARBINARY(200) NOT NULL,
      id_number VARBINARY(100) NOT NULL,
      id_lookup CHAR(64) NOT NULL,
      consented_at DATETIME(3) NOT NULL,
      code_hash CHAR(64) NULL,
      code_ends_at DATETIME(3) NULL,
      verified_lookup CHAR(64) NULL,
      verified_at DATETIME(3) NULL,
      verified_by INT UNSIGNED NULL,
      place VARCHAR(8) NULL,
      UNIQUE KEY real_name_verified (verified_lookup),
      UNIQUE KEY real_name_code (code_hash)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE real_name');
  }
}
