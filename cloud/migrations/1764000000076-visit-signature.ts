import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 客户在代办员手机上的签名: kept sealed with the visit it confirms. */
export class VisitSignature1764000000076 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE visit_order ADD COLUMN client_signature BLOB NULL');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE visit_order DROP COLUMN client_signature');
  }
}
