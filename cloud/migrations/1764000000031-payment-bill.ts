import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaymentBill1764000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE payment_bill (
      date DATE NOT NULL PRIMARY KEY,
      attempt_at DATETIME(3) NOT NULL,
      compared_at DATETIME(3) NULL,
      trades INT UNSIGNED NOT NULL DEFAULT 0,
      taken_fen INT UNSIGNED NOT NULL DEFAULT 0,
      refunds INT UNSIGNED NOT NULL DEFAULT 0,
      given_fen INT UNSIGNED NOT NULL DEFAULT 0,
      differences JSON NOT NULL,
      KEY payment_bill_waiting (compared_at, attempt_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
    await db.query('ALTER TABLE payment_order ADD KEY payment_order_paid (channel, paid_at)');
    await db.query('ALTER TABLE payment_order ADD KEY payment_order_alert (alert, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE payment_order DROP KEY payment_order_alert');
    await db.query('ALTER TABLE payment_order DROP KEY payment_order_paid');
    await db.query('DROP TABLE payment_bill');
  }
}
