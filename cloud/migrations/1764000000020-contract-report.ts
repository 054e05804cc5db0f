import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Promises by the day they fall due, for reports of a period. */
export class ContractReport1764000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE timer ADD KEY timer_period (due_at, kind, state)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE timer DROP KEY timer_period');
  }
}
