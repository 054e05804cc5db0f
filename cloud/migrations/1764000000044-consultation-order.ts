import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A question may come with an order of the authority above. */
export class ConsultationOrder1764000000044 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE consultation ADD COLUMN order_number VARCHAR(40) NULL');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE consultation DROP COLUMN order_number');
  }
}
