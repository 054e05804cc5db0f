import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** People, the logins by which WeChat knows them, the codes they prove a phone with, and enterprises. */
export class Identity1764000000002 implements MigrationInterface {
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
  `CREATE TABLE person (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    handle CHAR(22) NOT NULL,
    name VARBINARY(200) NULL,
    phone VARBINARY(100) NULL,
    phone_lookup CHAR(64) NULL,
    phone_verified_at DATETIME(3) NULL,
    phone_proof VARCHAR(8) NULL,
    merged_into INT UNSIGNED NULL,
    created_at DATETIME(3) NOT NULL,
    closed_at DATETIME(3) NULL,
    UNIQUE KEY person_handle (handle),
    UNIQUE KEY person_phone (phone_lookup)
  )`,
  `CREATE TABLE login (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    person_id INT UNSIGNED NOT NULL,
    app VARCHAR(16) NOT NULL,
    openid_lookup CHAR(64) NOT NULL,
    openid VARBINARY(200) NOT NULL,
    unionid_lookup CHAR(64) NULL,
    created_at DATETIME(3) NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    UNIQUE KEY login_openid (openid_lookup),
    KEY login_unionid (unionid_lookup),
    KEY login_person (person_id, app)
  )`,
  `CREATE TABLE login_state (
    state_hash CHAR(64) NOT NULL PRIMARY KEY,
    ends_at DATETIME(3) NOT NULL,
    KEY login_state_age (ends_at)
  )`,
  `CREATE TABLE sms_code (
    person_id INT UNSIGNED NOT NULL PRIMARY KEY,
    phone_lookup CHAR(64) NOT NULL,
    code_hash CHAR(64) NOT NULL,
    attempts TINYINT UNSIGNED NOT NULL,
    sent_at DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    KEY sms_code_phone (phone_lookup, sent_at),
    KEY sms_code_age (ends_at)
  )`,
  `CREATE TABLE enterprise (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    credit_code CHAR(18) NOT NULL,
    name VARCHAR(100) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY enterprise_credit_code (credit_code)
  )`,
];
