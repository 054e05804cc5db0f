import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Casework1764000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_file (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      item_key VARCHAR(60) NOT NULL,
      situation_key VARCHAR(60) NOT NULL,
      case_type VARCHAR(12) NOT NULL,
      applicant_kind VARCHAR(12) NOT NULL,
      applicant_name VARBINARY(320) NOT NULL,
      credit_code CHAR(18) NULL,
      handler_name VARBINARY(200) NULL,
      phone VARBINARY(80) NOT NULL,
      phone_hash CHAR(64) NOT NULL,
      materials JSON NOT NULL,
      decision VARCHAR(12) NULL,
      KEY case_file_phone (phone_hash)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_file');
  }
}
