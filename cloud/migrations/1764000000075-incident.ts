import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** 突发事件: what happened where, who was sent and when, the proof of arrival, and what was brought before whom. */
export class Incident1764000000075 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE incident (
      id INT UNSIGNED NOT NULL PRIMARY KEY,
      reporter_staff_id INT UNSIGNED NOT NULL,
      place VARBINARY(1500) NOT NULL,
      what BLOB NOT NULL,
      phone VARBINARY(120) NULL,
      dispatched_at DATETIME(3) NULL,
      assigned_at DATETIME(3) NULL,
      acknowledged_at DATETIME(3) NULL,
      arrived_at DATETIME(3) NULL,
      arrived_by VARCHAR(8) NULL,
      arrival_metres INT UNSIGNED NULL,
      arrival_accuracy_metres INT UNSIGNED NULL,
      arrival_reason BLOB NULL,
      controlled_at DATETIME(3) NULL,
      measures BLOB NULL,
      closed_at DATETIME(3) NULL,
      report BLOB NULL,
      false_alarm TINYINT(1) NOT NULL DEFAULT 0,
      KEY incident_reporter (reporter_staff_id, id)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE incident_alarm (
      incident_id INT UNSIGNED NOT NULL,
      alarm VARCHAR(16) NOT NULL,
      sent_at DATETIME(3) NOT NULL,
      PRIMARY KEY (incident_id, alarm)
    ) ${TABLES}`);
    await db.query(`CREATE TABLE incident_position (
      incident_id INT UNSIGNED NOT NULL PRIMARY KEY,
      staff_id INT UNSIGNED NOT NULL,
      point VARBINARY(120) NOT NULL,
      consented TINYINT(1) NOT NULL,
      read_at DATETIME(3) NOT NULL,
      KEY incident_position_age (read_at)
    ) ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM timeline WHERE record_id IN (SELECT id FROM record WHERE type = 'INCIDENT')`);
    await db.query(`DELETE FROM timer WHERE record_id IN (SELECT id FROM record WHERE type = 'INCIDENT')`);
    await db.query(`DELETE FROM document WHERE record_id IN (SELECT id FROM record WHERE type = 'INCIDENT')`);
    await db.query(`DELETE FROM notice WHERE kind IN ('INCIDENT_DISPATCHED', 'INCIDENT_ALARM')`);
    await db.query(`DELETE FROM record WHERE type = 'INCIDENT'`);
    for (const table of ['incident_position', 'incident_alarm', 'incident']) await db.query(`DROP TABLE ${table}`);
  }
}
