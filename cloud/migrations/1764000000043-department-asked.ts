import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a department that cannot tell of itself is next asked about a case it has. */
export class DepartmentAsked1764000000043 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_push ADD COLUMN ask_at DATETIME(3) NULL, ADD KEY case_push_ask (ask_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_push DROP KEY case_push_ask, DROP COLUMN ask_at');
  }
}
