import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two agents, moved times, offers whose clock stands still or wakes a phone, and what is told on the way. */
export class VisitDay1764000000070 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE visit_order
      ADD COLUMN arrival_note VARCHAR(200) NULL,
      ADD COLUMN excluded VARCHAR(200) NOT NULL DEFAULT '',
      ADD COLUMN pair_reasons VARCHAR(60) NOT NULL DEFAULT '',
      ADD COLUMN companion_staff_id INT UNSIGNED NULL,
      ADD COLUMN round TINYINT UNSIGNED NOT NULL DEFAULT 0,
      ADD COLUMN round_ends_at DATETIME(3) NULL,
      ADD COLUMN moved_from_id INT UNSIGNED NULL,
      ADD COLUMN moves TINYINT UNSIGNED NOT NULL DEFAULT 0,
      ADD COLUMN proposed_from DATETIME(3) NULL,
      ADD COLUMN proposed_to DATETIME(3) NULL,
      ADD COLUMN proposed_reason VARCHAR(200) NULL,
      ADD COLUMN expected_at DATETIME(3) NULL,
      ADD COLUMN call_reminded_at DATETIME(3) NULL,
      ADD COLUMN late_told_at DATETIME(3) NULL,
      ADD COLUMN relief_at DATETIME(3) NULL,
      ADD COLUMN check_at DATETIME(3) NULL,
      ADD KEY visit_order_window (window_to),
      ADD KEY visit_order_round (round_ends_at),
      ADD KEY visit_order_companion (companion_staff_id),
      ADD KEY visit_order_check (check_at)`);
    await db.query(`ALTER TABLE visit_offer
      MODIFY COLUMN expires_at DATETIME(3) NULL,
      ADD COLUMN role VARCHAR(10) NOT NULL DEFAULT 'LEAD' AFTER staff_id,
      ADD COLUMN relieves_staff_id INT UNSIGNED NULL AFTER role,
      ADD COLUMN remaining_ms INT UNSIGNED NULL AFTER expires_at,
      ADD COLUMN seen_at DATETIME(3) NULL AFTER remaining_ms,
      ADD COLUMN wake_at DATETIME(3) NULL AFTER seen_at,
      ADD COLUMN wake_step TINYINT UNSIGNED NOT NULL DEFAULT 0 AFTER wake_at,
      ADD COLUMN companion_visit_id INT UNSIGNED NULL,
      ADD UNIQUE KEY visit_offer_companion (companion_visit_id),
      ADD KEY visit_offer_wake (state, wake_at)`);
    await db.query(`CREATE TABLE agent_decline_alert (
      staff_id INT UNSIGNED NOT NULL,
      date DATE NOT NULL,
      told_at DATETIME(3) NOT NULL,
      PRIMARY KEY (staff_id, date)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE agent_decline_alert');
    // An offer whose clock stands still has no end the older table could hold: what was left counts from when it was made.
    await db.query(`UPDATE visit_offer
      SET expires_at = DATE_ADD(offered_at, INTERVAL (COALESCE(remaining_ms, 0) * 1000) MICROSECOND)
      WHERE expires_at IS NULL`);
    await db.query(`ALTER TABLE visit_offer
      DROP KEY visit_offer_companion,
      DROP KEY visit_offer_wake,
      DROP COLUMN role,
      DROP COLUMN relieves_staff_id,
      DROP COLUMN remaining_ms,
      DROP COLUMN seen_at,
      DROP COLUMN wake_at,
      DROP COLUMN wake_step,
      DROP COLUMN companion_visit_id,
      MODIFY COLUMN expires_at DATETIME(3) NOT NULL`);
    await db.query(`ALTER TABLE visit_order
      DROP KEY visit_order_window,
      DROP KEY visit_order_round,
      DROP KEY visit_order_companion,
      DROP KEY visit_order_check,
      DROP COLUMN arrival_note,
      DROP COLUMN excluded,
      DROP COLUMN pair_reasons,
      DROP COLUMN companion_staff_id,
      DROP COLUMN round,
      DROP COLUMN round_ends_at,
      DROP COLUMN moved_from_id,
      DROP COLUMN moves,
      DROP COLUMN proposed_from,
      DROP COLUMN proposed_to,
      DROP COLUMN proposed_reason,
      DROP COLUMN expected_at,
      DROP COLUMN call_reminded_at,
      DROP COLUMN late_told_at,
      DROP COLUMN relief_at,
      DROP COLUMN check_at`);
  }
}
