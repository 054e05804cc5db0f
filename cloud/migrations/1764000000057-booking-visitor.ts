import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who comes for a booking that somebody made for them on the telephone; sealed. */
export class BookingVisitor1764000000057 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE booking ADD COLUMN visitor_name VARBINARY(200) NULL AFTER caller_phone');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE booking DROP COLUMN visitor_name');
  }
}
