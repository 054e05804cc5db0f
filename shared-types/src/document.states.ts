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
  'SERVICE_AGREEMENT',
  'MANDATE',
  'MANDATE_RENEWAL',
  'SIGNING_RECORD',
  'AGENCY_ACCEPTANCE',
  'REQUIREMENT_LIST',
  'SERVICE_PLAN',
  'AGENCY_SUSPENSION',
  'AGENCY_TERMINATION',
  'AGENCY_CLOSING',
  'CALLBACK_RECORD',
  'ARCHIVE_INDEX',
  'HANDOVER_LIST',
  'INCIDENT_REPORT',
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
  SERVICE_AGREEMENT: { title: '服务协议', mark: '协议' },
  MANDATE: { title: '授权委托书', mark: '委托' },
  MANDATE_RENEWAL: { title: '续办委托书', mark: '续委' },
  SIGNING_RECORD: { title: '签署记录', mark: '签署' },
  AGENCY_ACCEPTANCE: { title: '帮办代办受理单', mark: '代受' },
  REQUIREMENT_LIST: { title: '需求梳理单', mark: '需求' },
  SERVICE_PLAN: { title: '服务方案', mark: '方案' },
  AGENCY_SUSPENSION: { title: '帮办代办中止单', mark: '代中' },
  AGENCY_TERMINATION: { title: '帮办代办终止单', mark: '代终' },
  CALLBACK_RECORD: { title: '回访记录', mark: '回访' },
  ARCHIVE_INDEX: { title: '归档目录', mark: '归目' },
  HANDOVER_LIST: { title: '材料交接清单', mark: '代交' },
  AGENCY_CLOSING: { title: '帮办代办办结单', mark: '代结' },
  INCIDENT_REPORT: { title: '突发事件处置报告', mark: '突处' },
};

/** Papers that are signed: their exact bytes are kept from the first time they are shown. */
export const SIGNED_KINDS = ['SERVICE_AGREEMENT', 'MANDATE', 'MANDATE_RENEWAL'] as const;
export type SignedKind = (typeof SIGNED_KINDS)[number];

export const isSigned = (kind: DocumentKind): kind is SignedKind => (SIGNED_KINDS as readonly string[]).includes(kind);
