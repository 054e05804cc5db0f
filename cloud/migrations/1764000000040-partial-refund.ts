import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refunds become rows of their own, so that an order may be given back in parts. */
export class PartialRefund1764000000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE payment_refund (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      order_id INT UNSIGNED NOT NULL,
      out_refund_no VARCHAR(40) NOT NULL,
      amount_fen INT UNSIGNED NOT NULL,
      reason VARCHAR(80) NOT NULL,
      state VARCHAR(8) NOT NULL,
      refund_id VARCHAR(64) NULL,
      asked_at DATETIME(3) NOT NULL,
      settled_at DATETIME(3) NULL,
      UNIQUE KEY payment_refund_number (out_refund_no),
      KEY payment_refund_order (order_id, id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
    await db.query('ALTER TABLE payment_order ADD COLUMN refund_fen INT UNSIGNED NOT NULL DEFAULT 0');
    // A refund at the window had no number of its own: it gets the one it would have today.
    await db.query(`INSERT INTO payment_refund
        (order_id, out_refund_no, amount_fen, reason, state, refund_id, asked_at, settled_at)
      SELECT id, COALESCE(out_refund_no, CONCAT(number, '-R', version - 1)), amount_fen, COALESCE(refund_reason, ''),
             CASE state WHEN 'REFUNDED' THEN 'DONE' WHEN 'REFUNDING' THEN 'ASKED' ELSE 'CLOSED' END,
             refund_id, COALESCE(refunded_at, follow_since, paid_at, created_at), refunded_at
        FROM payment_order WHERE state IN ('REFUNDING', 'REFUNDED') OR out_refund_no IS NOT NULL ORDER BY id`);
    await db.query(`UPDATE payment_order SET refund_fen = amount_fen WHERE state IN ('REFUNDING', 'REFUNDED')`);
    await db.query(`ALTER TABLE payment_order DROP KEY payment_order_refund, DROP COLUMN out_refund_no,
      DROP COLUMN refund_reason, DROP COLUMN refund_id, DROP COLUMN refunded_at`);
  }

  /** Of several refunds of an order the last one is kept: there is no place for more. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE payment_order ADD COLUMN out_refund_no VARCHAR(40) NULL,
      ADD COLUMN refund_reason VARCHAR(80) NULL, ADD COLUMN refund_id VARCHAR(64) NULL,
      ADD COLUMN refunded_at DATETIME(3) NULL, ADD UNIQUE KEY payment_order_refund (out_refund_no)`);
    await db.query(`UPDATE payment_order o
        JOIN (SELECT order_id, MAX(id) AS id FROM payment_refund GROUP BY order_id) latest ON latest.order_id = o.id
        JOIN payment_refund r ON r.id = latest.id
         SET o.out_refund_no = IF(o.channel = 'WECHAT', r.out_refund_no, NULL), o.refund_reason = r.reason,
             o.refund_id = r.refund_id, o.refunded_at = r.settled_at`);
    await db.query('ALTER TABLE payment_order DROP COLUMN refund_fen');
    await db.query('DROP TABLE payment_refund');
  }
}
