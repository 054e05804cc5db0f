/** OPEN: being written; IN_REVIEW: waits for a supervisor; RETURNED: to be written over. */
export type ReplyDraftState = 'OPEN' | 'IN_REVIEW' | 'RETURNED';
export const REPLY_DRAFT_LABELS: Readonly<Record<ReplyDraftState, string>> = {
  OPEN: '草稿',
  IN_REVIEW: '待审核',
  RETURNED: '已退回修改',
};
