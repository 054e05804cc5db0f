import type { KnowledgeKind, KnowledgeState } from 'shared-types/knowledge.states';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A published answer or a reading of a policy, with the words it is found by. */
@Entity('knowledge')
export class KnowledgeRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'char', length: 22, unique: true })
  handle!: string;

  @Column({ type: 'varchar', length: 8 })
  kind!: KnowledgeKind;

  @Column({ type: 'varchar', length: 12 })
  state!: KnowledgeState;

  @Column({ type: 'int', unsigned: true })
  version!: number;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'item_key', type: 'varchar', length: 60, nullable: true })
  itemKey!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  basis!: string | null;

  /** The question it was drawn from; at most one entry each. */
  @Column({ name: 'consultation_id', type: 'int', unsigned: true, nullable: true, unique: true })
  consultationId!: number | null;

  /** The words of title and text, each as its token, for the full-text index. */
  @Column({ type: 'mediumtext', select: false })
  tokens!: string;

  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  changedAt!: Date;

  @Column({ name: 'changed_by', type: 'int', unsigned: true })
  changedBy!: number;

  @Column({ name: 'published_at', type: 'datetime', precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Column({ name: 'published_by', type: 'int', unsigned: true, nullable: true })
  publishedBy!: number | null;

  @Column({ name: 'withdrawn_reason', type: 'varchar', length: 200, nullable: true })
  withdrawnReason!: string | null;
}

/** What everybody could read of an entry, from when until when; never changed but for its end. */
@Entity('knowledge_edition')
export class KnowledgeEditionRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'knowledge_id', type: 'int', unsigned: true })
  knowledgeId!: number;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  basis!: string | null;

  @Column({ name: 'published_at', type: 'datetime', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'int', unsigned: true })
  publishedBy!: number;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;
}
