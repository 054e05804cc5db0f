import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the result of a case reaches its applicant, and that it did. */
export class CaseDelivery1764000000026 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_delivery (
      case_id INT UNSIGNED NOT NULL PRIMARY KEY,
      way VARCHAR(8) NOT NULL,
      recipient VARBINARY(200) NULL,
      phone VARBINARY(80) NULL,
      address VARBINARY(640) NULL,
      certified_at DATETIME(3) NULL,
      certificate_no VARCHAR(60) NULL,
      mailed_at DATETIME(3) NULL,
      carrier VARCHAR(20) NULL,
      tracking_no VARCHAR(30) NULL,
      receiver VARCHAR(8) NULL,
      receiver_name VARBINARY(200) NULL
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_delivery');
  }
}
