import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

export class Complaint1764000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE complaint (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      kind VARCHAR(12) NOT NULL,
      channel VARCHAR(20) NOT NULL,
      received_at DATETIME(3) NOT NULL,
      complainant_name VARBINARY(200) NULL,
      complainant_phone VARBINARY(80) NULL,
      order_number VARCHAR(40) NULL,
      outcome VARCHAR(16) NULL,
      reopenings INT UNSIGNED NOT NULL DEFAULT 0
    ) ${TABLES}`);
    await db.query(`CREATE TABLE complaint_message (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      complaint_id INT UNSIGNED NOT NULL,
      kind VARCHAR(12) NOT NULL,
      body BLOB NOT NULL,
      staff_id INT UNSIGNED NULL,
      at DATETIME(3) NOT NULL,
      KEY complaint_message_order (complaint_id, id)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE complaint_message');
    await db.query('DROP TABLE complaint');
  }
}
