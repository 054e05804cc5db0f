import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** 材料交接清单 both sides sign, and for each paper of the client's every hand it goes through. */
export class AgencyMaterials1764000000080 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE agency_handover (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      agency_id INT UNSIGNED NOT NULL,
      no SMALLINT UNSIGNED NOT NULL,
      direction VARCHAR(8) NOT NULL,
      state VARCHAR(8) NOT NULL,
      content JSON NOT NULL,
      hash CHAR(64) NOT NULL,
      drafted_by INT UNSIGNED NOT NULL,
      drafted_at DATETIME(3) NOT NULL,
      client_signed_at DATETIME(3) NULL,
      client_person_id INT UNSIGNED NULL,
      client_method VARCHAR(12) NULL,
      client_drawing MEDIUMBLOB NULL,
      agent_signed_at DATETIME(3) NULL,
      agent_staff_id INT UNSIGNED NULL,
      agent_drawing MEDIUMBLOB NULL,
      void_reason VARCHAR(200) NULL,
      document_number VARCHAR(40) NULL,
      UNIQUE KEY agency_handover_no (agency_id, no)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE agency_material (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      agency_id INT UNSIGNED NOT NULL,
      no SMALLINT UNSIGNED NOT NULL,
      name VARCHAR(60) NOT NULL,
      form VARCHAR(12) NOT NULL,
      copies SMALLINT UNSIGNED NOT NULL,
      pages SMALLINT UNSIGNED NULL,
      \`condition\` VARCHAR(60) NULL,
      to_return TINYINT(1) NOT NULL,
      keeper VARCHAR(12) NOT NULL,
      holder_staff_id INT UNSIGNED NULL,
      place VARCHAR(60) NULL,
      since DATETIME(3) NOT NULL,
      alarm_on DATE NULL,
      alarmed_at DATETIME(3) NULL,
      UNIQUE KEY agency_material_no (agency_id, no),
      KEY agency_material_holder (holder_staff_id),
      KEY agency_material_alarm (alarm_on)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE agency_material_move (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      material_id INT UNSIGNED NOT NULL,
      from_keeper VARCHAR(12) NOT NULL,
      from_staff_id INT UNSIGNED NULL,
      to_keeper VARCHAR(12) NOT NULL,
      to_staff_id INT UNSIGNED NULL,
      place VARCHAR(60) NULL,
      by_staff_id INT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      state VARCHAR(8) NOT NULL,
      answered_at DATETIME(3) NULL,
      KEY agency_material_move_chain (material_id, id),
      KEY agency_material_move_to (to_staff_id, state)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM document WHERE kind = 'HANDOVER_LIST'`);
    await db.query(`DELETE FROM timer WHERE kind = 'AGENCY_RETURN'`);
    await db.query(`DELETE FROM notice WHERE kind = 'ORIGINALS_OUTSTANDING'`);
    for (const table of ['agency_material_move', 'agency_material', 'agency_handover']) {
      await db.query(`DROP TABLE ${table}`);
    }
  }
}
