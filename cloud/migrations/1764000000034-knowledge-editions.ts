import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Every edition that was public stays readable; entries are listed for their keepers by their last change. */
export class KnowledgeEditions1764000000034 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE knowledge_edition (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      knowledge_id INT UNSIGNED NOT NULL,
      title VARCHAR(120) NOT NULL,
      body TEXT NOT NULL,
      basis VARCHAR(200) NULL,
      published_at DATETIME(3) NOT NULL,
      published_by INT UNSIGNED NOT NULL,
      ended_at DATETIME(3) NULL,
      KEY knowledge_edition_order (knowledge_id, id)
    ) ${TABLES}`);
    // A draft may have been changed since it was public; what is public or was withdrawn still says what was read.
    await db.query(`INSERT INTO knowledge_edition
        (knowledge_id, title, body, basis, published_at, published_by, ended_at)
      SELECT id, title, body, basis, published_at, published_by, IF(state = 'WITHDRAWN', changed_at, NULL)
        FROM knowledge WHERE state IN ('PUBLISHED', 'WITHDRAWN') ORDER BY published_at, id`);
    await db.query(`ALTER TABLE knowledge
      ADD KEY knowledge_changed (changed_at, id), ADD KEY knowledge_state_changed (state, changed_at, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE knowledge DROP KEY knowledge_changed, DROP KEY knowledge_state_changed');
    await db.query('DROP TABLE knowledge_edition');
  }
}
