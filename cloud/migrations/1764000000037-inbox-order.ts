import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEYS = [
  ['record_desk', 'open, type, due_at'],
  ['record_due', 'open, due_at'],
  ['record_holder', 'holder_staff_id, open, due_at'],
] as const;

/** Inboxes and boards are read in the order of a key that also knows the light; an enterprise is found by its name. */
export class InboxOrder1764000000037 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [key, columns] of KEYS) {
      await db.query(`ALTER TABLE record DROP KEY ${key}, ADD KEY ${key} (${columns}, id, warn_at)`);
    }
    await db.query('ALTER TABLE enterprise ADD KEY enterprise_name (name)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE enterprise DROP KEY enterprise_name');
    for (const [key, columns] of KEYS) {
      const before = key === 'record_due' ? `${columns}, id` : columns;
      await db.query(`ALTER TABLE record DROP KEY ${key}, ADD KEY ${key} (${before})`);
    }
  }
}
