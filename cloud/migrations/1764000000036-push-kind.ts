import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A department is also told when a case it has is withdrawn. */
export class PushKind1764000000036 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE case_push ADD COLUMN kind VARCHAR(12) NOT NULL DEFAULT 'SUBMISSION'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_push DROP COLUMN kind');
  }
}
