import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Published answers and readings of policies, found by their words. */
export class Knowledge1764000000033 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE knowledge (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      handle CHAR(22) NOT NULL,
      kind VARCHAR(8) NOT NULL,
      state VARCHAR(12) NOT NULL,
      version INT UNSIGNED NOT NULL,
      title VARCHAR(120) NOT NULL,
      body TEXT NOT NULL,
      item_key VARCHAR(60) NULL,
      basis VARCHAR(200) NULL,
      consultation_id INT UNSIGNED NULL,
      tokens MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      changed_by INT UNSIGNED NOT NULL,
      published_at DATETIME(3) NULL,
      published_by INT UNSIGNED NULL,
      withdrawn_reason VARCHAR(200) NULL,
      UNIQUE KEY knowledge_handle (handle),
      UNIQUE KEY knowledge_consultation (consultation_id),
      KEY knowledge_published (state, published_at, id),
      KEY knowledge_item (item_key, state),
      FULLTEXT KEY knowledge_tokens (tokens)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE knowledge');
  }
}
