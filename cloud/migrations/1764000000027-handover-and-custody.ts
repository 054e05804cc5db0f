import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Who is asked to take a case over, where each of its materials is, and where else its applicant was sent. */
export class HandoverAndCustody1764000000027 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_handover (
      case_id INT UNSIGNED NOT NULL PRIMARY KEY,
      from_staff_id INT UNSIGNED NOT NULL,
      to_staff_id INT UNSIGNED NOT NULL,
      reason VARCHAR(400) NOT NULL,
      offered_at DATETIME(3) NOT NULL,
      returns_at DATETIME(3) NOT NULL,
      KEY case_handover_to (to_staff_id),
      KEY case_handover_returns (returns_at)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE case_material (
      case_id INT UNSIGNED NOT NULL,
      material_key VARCHAR(60) NOT NULL,
      keeper VARCHAR(12) NOT NULL,
      since DATETIME(3) NOT NULL,
      PRIMARY KEY (case_id, material_key)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE case_material_move (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      case_id INT UNSIGNED NOT NULL,
      material_key VARCHAR(60) NOT NULL,
      from_keeper VARCHAR(12) NULL,
      to_keeper VARCHAR(12) NOT NULL,
      at DATETIME(3) NOT NULL,
      staff_id INT UNSIGNED NULL,
      KEY case_material_move_case (case_id, id)
    ) ${TABLES}`);
    await db.query('ALTER TABLE case_file ADD COLUMN referred_to VARCHAR(80) NULL');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_file DROP COLUMN referred_to');
    for (const table of ['case_material_move', 'case_material', 'case_handover']) await db.query(`DROP TABLE ${table}`);
  }
}
