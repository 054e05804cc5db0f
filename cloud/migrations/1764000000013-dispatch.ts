import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Visits at a client's address: the order, the offers, what was read and received on the way, and agents' duty. */
export class Dispatch1764000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of CREATE) await db.query(`${statement} ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of [...CREATE].reverse()) {
      await db.query(`DROP TABLE ${statement.match(/TABLE (\w+)/)?.[1]}`);
    }
  }
}

const CREATE = [
  `CREATE TABLE visit_order (
    id INT UNSIGNED NOT NULL PRIMARY KEY,
    subject_id INT UNSIGNED NOT NULL,
    skills VARCHAR(200) NOT NULL,
    urgent TINYINT(1) NOT NULL,
    date DATE NOT NULL,
    window_from DATETIME(3) NOT NULL,
    window_to DATETIME(3) NOT NULL,
    place VARBINARY(1500) NOT NULL,
    contact VARBINARY(500) NOT NULL,
    arrival_code VARBINARY(80) NOT NULL,
    preferred_staff_id INT UNSIGNED NULL,
    calls TINYINT UNSIGNED NOT NULL DEFAULT 0,
    arrived_at DATETIME(3) NULL,
    arrived_by VARCHAR(8) NULL,
    KEY visit_order_subject (subject_id, id),
    KEY visit_order_day (date, window_from)
  )`,
  `CREATE TABLE visit_offer (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    visit_id INT UNSIGNED NOT NULL,
    staff_id INT UNSIGNED NOT NULL,
    state VARCHAR(10) NOT NULL,
    reason VARCHAR(16) NULL,
    note VARCHAR(200) NULL,
    offered_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    answered_at DATETIME(3) NULL,
    won_visit_id INT UNSIGNED NULL,
    UNIQUE KEY visit_offer_winner (won_visit_id),
    KEY visit_offer_visit (visit_id, staff_id),
    KEY visit_offer_expiry (state, expires_at),
    KEY visit_offer_staff (staff_id, state)
  )`,
  `CREATE TABLE visit_position (
    visit_id INT UNSIGNED NOT NULL,
    moment VARCHAR(8) NOT NULL,
    staff_id INT UNSIGNED NOT NULL,
    point VARBINARY(120) NOT NULL,
    accuracy_metres INT UNSIGNED NOT NULL,
    distance_metres INT UNSIGNED NOT NULL,
    consented TINYINT(1) NOT NULL,
    read_at DATETIME(3) NOT NULL,
    PRIMARY KEY (visit_id, moment),
    KEY visit_position_age (read_at)
  )`,
  `CREATE TABLE visit_material (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    visit_id INT UNSIGNED NOT NULL,
    name VARCHAR(60) NOT NULL,
    form VARCHAR(12) NOT NULL,
    copies SMALLINT UNSIGNED NOT NULL,
    pages SMALLINT UNSIGNED NULL,
    \`condition\` VARCHAR(60) NULL,
    received_at DATETIME(3) NOT NULL,
    KEY visit_material_visit (visit_id, id)
  )`,
  `CREATE TABLE agent_duty (
    staff_id INT UNSIGNED NOT NULL PRIMARY KEY,
    state VARCHAR(10) NOT NULL,
    set_at DATETIME(3) NOT NULL
  )`,
  `CREATE TABLE agent_conflict (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id INT UNSIGNED NOT NULL,
    person_id INT UNSIGNED NULL,
    enterprise_id INT UNSIGNED NULL,
    note VARCHAR(200) NULL,
    declared_at DATETIME(3) NOT NULL,
    KEY agent_conflict_person (person_id),
    KEY agent_conflict_enterprise (enterprise_id)
  )`,
];
