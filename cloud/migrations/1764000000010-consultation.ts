import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

export class Consultation1764000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE consultation (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      item_key VARCHAR(60) NULL,
      reopenings INT UNSIGNED NOT NULL DEFAULT 0,
      rating TINYINT UNSIGNED NULL
    ) ${TABLES}`);
    await db.query(`CREATE TABLE consultation_message (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      consultation_id INT UNSIGNED NOT NULL,
      kind VARCHAR(8) NOT NULL,
      body TEXT NOT NULL,
      staff_id INT UNSIGNED NULL,
      at DATETIME(3) NOT NULL,
      KEY consultation_message_order (consultation_id, id)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE consultation_message');
    await db.query('DROP TABLE consultation');
  }
}
