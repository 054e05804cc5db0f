import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Agency1764000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE agency_case (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      mode VARCHAR(8) NOT NULL,
      items JSON NOT NULL,
      urgent TINYINT(1) NOT NULL,
      date DATE NOT NULL,
      window_from DATETIME(3) NOT NULL,
      window_to DATETIME(3) NOT NULL,
      place VARBINARY(1500) NOT NULL,
      contact VARBINARY(500) NOT NULL,
      alternatives VARCHAR(60) NOT NULL DEFAULT ''
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE agency_case');
  }
}
