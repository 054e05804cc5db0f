import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a person, of all that departments told, is found at once. */
export class KeptMessages1764000000045 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_message ADD KEY case_message_outcome (outcome, received_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE case_message DROP KEY case_message_outcome');
  }
}
