import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases are found by their applicant's exact name too; those taken in before are not. */
export class CaseName1764000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE case_file
      ADD COLUMN name_hash CHAR(64) NULL AFTER phone_hash,
      ADD KEY case_file_name (name_hash),
      ADD KEY case_file_credit (credit_code)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_file DROP KEY case_file_credit, DROP KEY case_file_name, DROP COLUMN name_hash');
  }
}
