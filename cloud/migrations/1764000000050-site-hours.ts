import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours of a site on a date that are other than the configuration says. */
export class SiteHours1764000000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE site_hours (
      date DATE NOT NULL,
      site_key VARCHAR(32) NOT NULL,
      plan JSON NOT NULL,
      reason VARCHAR(200) NOT NULL,
      changed_by INT UNSIGNED NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      PRIMARY KEY (date, site_key)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE site_hours');
  }
}
