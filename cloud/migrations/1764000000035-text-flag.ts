import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a citizen's words WeChat holds unfit for publishing. */
export class TextFlag1764000000035 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE text_flag (
      record_id INT UNSIGNED NOT NULL,
      message_id INT UNSIGNED NOT NULL,
      flagged_at DATETIME(3) NOT NULL,
      PRIMARY KEY (record_id, message_id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE text_flag');
  }
}
