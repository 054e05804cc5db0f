/** What everybody may read before they ask: an answered question without the person who asked it, or a reading of a policy. */
export const KNOWLEDGE_KINDS = ['ANSWER', 'POLICY'] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];
export const KNOWLEDGE_KIND_LABELS: Readonly<Record<KnowledgeKind, string>> = {
  ANSWER: '常见问题',
  POLICY: '政策解读',
};

export const KNOWLEDGE_STATES = ['DRAFT', 'PUBLISHED', 'WITHDRAWN'] as const;
export type KnowledgeState = (typeof KNOWLEDGE_STATES)[number];
export const KNOWLEDGE_STATE_LABELS: Readonly<Record<KnowledgeState, string>> = {
  DRAFT: '草稿',
  PUBLISHED: '已公开',
  WITHDRAWN: '已撤下',
};

export const KNOWLEDGE_STEPS = ['save', 'publish', 'withdraw'] as const;
export type KnowledgeStepName = (typeof KNOWLEDGE_STEPS)[number];
