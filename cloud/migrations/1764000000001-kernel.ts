import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** What every feature needs and none owns: sessions, staff, records, timelines, timers, outbox, audit. */
export class Kernel1764000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of CREATE) await db.query(`${statement} ${TABLES}`);
    await db.query('INSERT INTO feed_cursor (id, last_position) VALUES (1, 0)');
    await db.query(`INSERT INTO audit_head (id, hash) VALUES (1, REPEAT('0', 64))`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of [...CREATE].reverse()) {
      await db.query(`DROP TABLE ${statement.match(/TABLE (\w+)/)?.[1]}`);
    }
  }
}

const CREATE = [
  `CREATE TABLE session (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    handle CHAR(22) NOT NULL,
    person_id INT UNSIGNED NOT NULL,
    kind VARCHAR(16) NOT NULL,
    refresh_hash CHAR(64) NOT NULL,
    previous_hash CHAR(64) NULL,
    rotated_at DATETIME(3) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    revoked_at DATETIME(3) NULL,
    second_factor_at DATETIME(3) NULL,
    UNIQUE KEY session_handle (handle),
    KEY session_person (person_id),
    KEY session_age (expires_at)
  )`,
  `CREATE TABLE staff (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    person_id INT UNSIGNED NULL,
    work_no VARCHAR(16) NOT NULL,
    name VARCHAR(40) NOT NULL,
    roles VARCHAR(400) NOT NULL,
    skills VARCHAR(400) NOT NULL DEFAULT '',
    site_key VARCHAR(32) NULL,
    totp_secret VARBINARY(200) NULL,
    totp_step INT UNSIGNED NOT NULL DEFAULT 0,
    totp_failures TINYINT UNSIGNED NOT NULL DEFAULT 0,
    totp_locked_until DATETIME(3) NULL,
    invited_lookup CHAR(64) NULL,
    invited_until DATETIME(3) NULL,
    active TINYINT(1) NOT NULL DEFAULT 1,
    UNIQUE KEY staff_person (person_id),
    UNIQUE KEY staff_work_no (work_no),
    UNIQUE KEY staff_invited (invited_lookup)
  )`,
  `CREATE TABLE device (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    handle CHAR(22) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    name VARCHAR(60) NOT NULL,
    site_key VARCHAR(32) NOT NULL,
    token_hash CHAR(64) NULL,
    pairing_hash CHAR(64) NULL,
    pairing_expires_at DATETIME(3) NULL,
    registered_by INT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    revoked_at DATETIME(3) NULL,
    UNIQUE KEY device_handle (handle),
    UNIQUE KEY device_token (token_hash),
    UNIQUE KEY device_pairing (pairing_hash)
  )`,
  `CREATE TABLE enterprise_member (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    handle CHAR(22) NOT NULL,
    enterprise_id INT UNSIGNED NOT NULL,
    person_id INT UNSIGNED NOT NULL,
    authority VARCHAR(24) NOT NULL,
    scope VARCHAR(200) NULL,
    granted_by VARBINARY(200) NULL,
    valid_from DATE NULL,
    valid_until DATE NULL,
    asked_at DATETIME(3) NOT NULL,
    begins_at DATETIME(3) NULL,
    ends_at DATETIME(3) NOT NULL,
    ended_by INT UNSIGNED NULL,
    UNIQUE KEY enterprise_member_handle (handle),
    UNIQUE KEY enterprise_member_person (person_id, enterprise_id),
    KEY enterprise_member_enterprise (enterprise_id)
  )`,
  `CREATE TABLE record (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    type VARCHAR(24) NOT NULL,
    number VARCHAR(24) NOT NULL,
    state VARCHAR(24) NOT NULL,
    version INT UNSIGNED NOT NULL,
    open TINYINT(1) NOT NULL,
    title VARCHAR(120) NOT NULL,
    owner_person_id INT UNSIGNED NULL,
    owner_enterprise_id INT UNSIGNED NULL,
    holder_staff_id INT UNSIGNED NULL,
    site_key VARCHAR(32) NULL,
    contact_hash CHAR(64) NULL,
    due_at DATETIME(3) NULL,
    warn_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    UNIQUE KEY record_number (number),
    KEY record_desk (open, type, due_at),
    KEY record_due (open, due_at, id),
    KEY record_holder (holder_staff_id, open, due_at),
    KEY record_owner (owner_person_id, id),
    KEY record_enterprise (owner_enterprise_id, id)
  )`,
  `CREATE TABLE timeline (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    record_id INT UNSIGNED NOT NULL,
    at DATETIME(3) NOT NULL,
    person_id INT UNSIGNED NULL,
    staff_id INT UNSIGNED NULL,
    actor_label VARCHAR(40) NOT NULL,
    action VARCHAR(32) NOT NULL,
    from_state VARCHAR(24) NULL,
    to_state VARCHAR(24) NOT NULL,
    label VARCHAR(120) NOT NULL,
    note VARCHAR(500) NULL,
    internal TINYINT(1) NOT NULL,
    KEY timeline_record (record_id, id)
  )`,
  `CREATE TABLE timer (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    record_id INT UNSIGNED NOT NULL,
    kind VARCHAR(32) NOT NULL,
    state VARCHAR(16) NOT NULL,
    event_at DATETIME(3) NOT NULL,
    params JSON NOT NULL,
    pauses JSON NOT NULL,
    due_date DATE NULL,
    due_at DATETIME(3) NULL,
    warn_at DATETIME(3) NULL,
    calendar VARCHAR(16) NOT NULL,
    calendar_version CHAR(16) NOT NULL,
    finished_at DATETIME(3) NULL,
    breached_at DATETIME(3) NULL,
    KEY timer_record (record_id, kind),
    KEY timer_due (state, breached_at, due_at)
  )`,
  `CREATE TABLE outbox (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    topic VARCHAR(40) NOT NULL,
    payload JSON NOT NULL,
    created_at DATETIME(3) NOT NULL,
    position INT UNSIGNED NULL,
    pending TINYINT(1) NOT NULL,
    attempt_at DATETIME(3) NOT NULL,
    attempts TINYINT UNSIGNED NOT NULL DEFAULT 0,
    last_error VARCHAR(200) NULL,
    KEY outbox_position (position),
    KEY outbox_pending (pending, attempt_at)
  )`,
  `CREATE TABLE feed_cursor (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
    last_position INT UNSIGNED NOT NULL
  )`,
  `CREATE TABLE idempotency (
    scope VARCHAR(48) NOT NULL,
    idempotency_key VARCHAR(64) NOT NULL,
    request_hash CHAR(64) NOT NULL,
    answer MEDIUMTEXT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (scope, idempotency_key),
    KEY idempotency_age (created_at)
  )`,
  `CREATE TABLE rate_window (
    bucket VARCHAR(120) NOT NULL,
    window_start INT UNSIGNED NOT NULL,
    calls INT UNSIGNED NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    PRIMARY KEY (bucket, window_start),
    KEY rate_window_end (ends_at)
  )`,
  `CREATE TABLE audit (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at DATETIME(3) NOT NULL,
    person_id INT UNSIGNED NULL,
    staff_id INT UNSIGNED NULL,
    address VARCHAR(64) NULL,
    action VARCHAR(40) NOT NULL,
    subject VARCHAR(80) NOT NULL,
    detail TEXT NOT NULL,
    previous_hash CHAR(64) NOT NULL,
    hash CHAR(64) NOT NULL,
    KEY audit_subject (subject, id),
    KEY audit_at (at)
  )`,
  `CREATE TABLE audit_head (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
    hash CHAR(64) NOT NULL
  )`,
];
