import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
const MESSAGES = ['consultation_message', 'complaint_message'] as const;

/** Replies while they are written, who reviewed one, and which one corrects another. */
export class ReplyDraft1764000000039 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE reply_draft (
      record_id INT UNSIGNED NOT NULL PRIMARY KEY,
      revision INT UNSIGNED NOT NULL,
      state VARCHAR(12) NOT NULL,
      body BLOB NOT NULL,
      outcome VARCHAR(16) NULL,
      author_staff_id INT UNSIGNED NOT NULL,
      saved_at DATETIME(3) NOT NULL,
      return_note VARCHAR(400) NULL
    ) ${TABLES}`);
    for (const table of MESSAGES) {
      await db.query(`ALTER TABLE ${table}
        ADD COLUMN reviewer_staff_id INT UNSIGNED NULL,
        ADD COLUMN corrects_id INT UNSIGNED NULL,
        ADD COLUMN correction VARCHAR(400) NULL`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of MESSAGES) {
      await db.query(
        `ALTER TABLE ${table} DROP COLUMN correction, DROP COLUMN corrects_id, DROP COLUMN reviewer_staff_id`,
      );
    }
    await db.query('DROP TABLE reply_draft');
  }
}
