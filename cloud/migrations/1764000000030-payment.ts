import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

export class Payment1764000000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of CREATE) await db.query(`${statement} ${TABLES}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['payment_notice', 'payment_event', 'payment_order']) await db.query(`DROP TABLE ${table}`);
  }
}

const CREATE = [
  `CREATE TABLE payment_order (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(24) NOT NULL,
    record_id INT UNSIGNED NOT NULL,
    kind VARCHAR(12) NOT NULL,
    title VARCHAR(60) NOT NULL,
    basis VARCHAR(200) NULL,
    amount_fen INT UNSIGNED NOT NULL,
    state VARCHAR(12) NOT NULL,
    version INT UNSIGNED NOT NULL,
    open_mark TINYINT UNSIGNED NULL,
    renewed TINYINT(1) NOT NULL DEFAULT 0,
    created_at DATETIME(3) NOT NULL,
    payer_person_id INT UNSIGNED NULL,
    payer_openid VARBINARY(160) NULL,
    prepay_id VARCHAR(64) NULL,
    expires_at DATETIME(3) NULL,
    channel VARCHAR(8) NULL,
    receipt_no VARCHAR(40) NULL,
    transaction_id VARCHAR(32) NULL,
    paid_at DATETIME(3) NULL,
    out_refund_no VARCHAR(40) NULL,
    refund_reason VARCHAR(80) NULL,
    refund_id VARCHAR(64) NULL,
    refunded_at DATETIME(3) NULL,
    alert VARCHAR(16) NULL,
    follow_since DATETIME(3) NULL,
    follow_at DATETIME(3) NULL,
    UNIQUE KEY payment_order_number (number),
    UNIQUE KEY payment_order_open (record_id, kind, title, open_mark),
    UNIQUE KEY payment_order_refund (out_refund_no),
    KEY payment_order_follow (follow_at)
  )`,
  `CREATE TABLE payment_event (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id INT UNSIGNED NOT NULL,
    at DATETIME(3) NOT NULL,
    person_id INT UNSIGNED NULL,
    staff_id INT UNSIGNED NULL,
    action VARCHAR(20) NOT NULL,
    from_state VARCHAR(12) NULL,
    to_state VARCHAR(12) NOT NULL,
    note VARCHAR(200) NULL,
    KEY payment_event_order (order_id, id)
  )`,
  `CREATE TABLE payment_notice (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    received_at DATETIME(3) NOT NULL,
    about VARCHAR(8) NOT NULL,
    order_number VARCHAR(64) NOT NULL,
    outcome VARCHAR(12) NOT NULL,
    KEY payment_notice_order (order_number)
  )`,
];
