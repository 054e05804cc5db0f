import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of one applicant that are approved side by side, as one matter. */
export class JointApproval1764000000028 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_file ADD COLUMN joint_id INT UNSIGNED NULL, ADD KEY case_file_joint (joint_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM timeline WHERE record_id IN (SELECT id FROM record WHERE type = 'JOINT_APPROVAL')`);
    await db.query(`DELETE FROM timer WHERE record_id IN (SELECT id FROM record WHERE type = 'JOINT_APPROVAL')`);
    await db.query(`DELETE FROM record WHERE type = 'JOINT_APPROVAL'`);
    await db.query('ALTER TABLE case_file DROP KEY case_file_joint, DROP COLUMN joint_id');
  }
}
