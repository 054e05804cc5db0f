/** Papers the centre issues: numbered, kept as they were issued, readable by those whose record they belong to. */
export const DOCUMENT_KINDS = [
  'FIRST_CONTACT_NOTICE',
  'SPECIAL_PROCEDURE_NOTICE',
  'EXTENSION_NOTICE',
  'DELIVERY_RECEIPT',
  'ACCEPTANCE_NOTICE',
  'NON_ACCEPTANCE_NOTICE',
  'CUSTODY_LIST',
  'REVOCATION_DECISION',
  'COMPLAINT_REPLY',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Each paper's title, and the word its numbers begin with. */
export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, { readonly title: string; readonly mark: string }>> = {
  FIRST_CONTACT_NOTICE: { title: '首接负责制告知单', mark: '首接告' },
  SPECIAL_PROCEDURE_NOTICE: { title: '特别程序告知书', mark: '特别告' },
  EXTENSION_NOTICE: { title: '延期告知书', mark: '延期告' },
  DELIVERY_RECEIPT: { title: '送达回证', mark: '送达' },
  ACCEPTANCE_NOTICE: { title: '受理通知书', mark: '受理' },
  NON_ACCEPTANCE_NOTICE: { title: '不予受理通知书', mark: '不受理' },
  CUSTODY_LIST: { title: '材料交接清单', mark: '交接' },
  REVOCATION_DECISION: { title: '撤销决定书', mark: '撤销' },
  COMPLAINT_REPLY: { title: '投诉意见答复函', mark: '诉复' },
};
