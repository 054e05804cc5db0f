import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

export class Notification1764000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE notice (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      person_id INT UNSIGNED NOT NULL,
      kind VARCHAR(24) NOT NULL,
      text VARCHAR(200) NOT NULL,
      record_id INT UNSIGNED NULL,
      fields JSON NOT NULL,
      created_at DATETIME(3) NOT NULL,
      read_at DATETIME(3) NULL,
      delivery VARCHAR(16) NOT NULL,
      KEY notice_inbox (person_id, id),
      KEY notice_unread (person_id, read_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE subscription (
      person_id INT UNSIGNED NOT NULL,
      kind VARCHAR(24) NOT NULL,
      remaining INT UNSIGNED NOT NULL,
      PRIMARY KEY (person_id, kind)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE subscription');
    await db.query('DROP TABLE notice');
  }
}
