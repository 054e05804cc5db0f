import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When what is told happened: a case may have moved on by the time it is heard. */
export class PushHappened1764000000042 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_push ADD COLUMN happened_at DATETIME(3) NULL');
    await db.query(`UPDATE case_push p JOIN record r ON r.id = p.case_id
        SET p.happened_at = r.changed_at WHERE p.kind = 'WITHDRAWAL'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_push DROP COLUMN happened_at');
  }
}
