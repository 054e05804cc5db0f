import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that reach the centre by other ways than the mini-program, written down by staff. */
export class ConsultationChannel1764000000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE consultation
      ADD COLUMN channel VARCHAR(20) NOT NULL DEFAULT 'MINI_PROGRAM' AFTER id,
      ADD COLUMN asker_name VARBINARY(200) NULL,
      ADD COLUMN asker_phone VARBINARY(80) NULL`);
    await db.query('ALTER TABLE consultation ALTER COLUMN channel DROP DEFAULT');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE consultation DROP COLUMN asker_phone, DROP COLUMN asker_name, DROP COLUMN channel');
  }
}
