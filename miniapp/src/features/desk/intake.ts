import type { Completeness } from 'shared-types/casework.states';
import type { ItemGuide } from 'shared-types/directory.contract';
import type { InputOf } from 'shared-types/routes';
import type { Scan } from './scan';

export type IntakeBody = InputOf<'POST /cases'>['body'];
export type Applicant = IntakeBody['applicant'];

/** What the clerk has chosen and ticked; nothing of the applicant, so that it may wait in storage. */
export interface Taken {
  readonly itemKey: string;
  readonly situationKey: string;
  /** Keys of the materials received. */
  readonly received: readonly string[];
  /** Keys of those that need not be handed in again. */
  readonly reused: readonly string[];
}

export interface ApplicantForm {
  readonly kind: Applicant['kind'];
  readonly name: string;
  readonly creditCode: string;
  readonly handlerName: string;
  readonly phone: string;
}

export const NOTHING_TAKEN: Taken = { itemKey: '', situationKey: '', received: [], reused: [] };
export const NOBODY: ApplicantForm = { kind: 'PERSON', name: '', creditCode: '', handlerName: '', phone: '' };

type Situation = ItemGuide['situations'][number];

/** The situation the case is taken in under: the one chosen, or the only one there is. */
export function situationOf(guide: ItemGuide | undefined, taken: Taken): Situation | undefined {
  const only = guide?.situations.length === 1 ? guide.situations[0] : undefined;
  return guide?.situations.find(({ key }) => key === taken.situationKey) ?? only;
}

/** Required materials that were not handed over. */
export const missingOf = (situation: Situation | undefined, { received, reused }: Pick<Taken, 'received' | 'reused'>) =>
  situation?.materials.filter(({ key, required }) => required && ![...received, ...reused].includes(key)) ?? [];

/** How a file may be taken in: accepted where it is complete, and what may be done where it is not. */
export function waysOf(guide: ItemGuide, missing: readonly Situation['materials'][number][]): Completeness[] {
  if (missing.length === 0) return ['COMPLETE'];
  const tolerable =
    guide.toleranceAllowed && guide.type === 'COMMITTED' && missing.every(({ canBeMissing }) => canBeMissing);
  return tolerable ? ['TELL_ONCE', 'TOLERANCE', 'CHECK_LATER'] : ['TELL_ONCE', 'CHECK_LATER'];
}

/** What still has to be given beside materials, in the order of the form; the first is what the clerk is told. */
export function lacking(situation: Situation | undefined, taken: Taken, applicant: ApplicantForm): string[] {
  if (taken.itemKey === '') return ['选择事项'];
  if (!situation) return ['选择情形'];
  return [
    ...(applicant.name.trim() === '' ? [applicant.kind === 'PERSON' ? '填写申请人姓名' : '填写企业名称'] : []),
    ...(applicant.kind === 'ENTERPRISE' && applicant.creditCode.trim() === '' ? ['填写统一社会信用代码'] : []),
    ...(applicant.kind === 'ENTERPRISE' && applicant.handlerName.trim() === '' ? ['填写经办人姓名'] : []),
    ...(applicant.phone.trim() === '' ? ['填写手机号'] : []),
  ];
}

/** The applicant as the contract takes one: what belongs to the other kind is left out. */
export function applicantOf({ kind, name, creditCode, handlerName, phone }: ApplicantForm): Applicant {
  return kind === 'PERSON' ? { kind, name, phone } : { kind, name, creditCode, handlerName, phone };
}

/** Where the keyboard goes on the form: ids of its fields and groups. */
export const PLACES = {
  find: 'intake-find',
  situation: 'intake-situation',
  materials: 'intake-materials',
  name: 'intake-name',
  creditCode: 'intake-credit-code',
  handlerName: 'intake-handler-name',
  phone: 'intake-phone',
  way: 'intake-way',
  send: 'intake-send',
} as const;

type Field = 'name' | 'creditCode' | 'handlerName' | 'phone';

/** The applicant's fields in the order they are filled in. */
const fieldsOf = (kind: ApplicantForm['kind']): readonly Field[] =>
  kind === 'PERSON' ? ['name', 'phone'] : ['name', 'creditCode', 'handlerName', 'phone'];

/** The field after one; null after the last. */
export function placeAfter({ kind }: ApplicantForm, place: string): string | null {
  const fields = fieldsOf(kind);
  const next = fields[fields.findIndex((field) => PLACES[field] === place) + 1];
  return next === undefined ? null : PLACES[next];
}

/** The first of the applicant's fields that nothing stands in; null where none is empty. */
export function placeOfFirstEmpty(form: ApplicantForm): string | null {
  const empty = fieldsOf(form.kind).find((field) => form[field].trim() === '');
  return empty === undefined ? null : PLACES[empty];
}

/** The applicant with what a reader read: a licence makes it an enterprise, whose handler a card then names. */
export function withScan(form: ApplicantForm, scan: Extract<Scan, { kind: 'CARD' | 'LICENCE' }>): ApplicantForm {
  if (scan.kind === 'CARD') {
    return form.kind === 'PERSON' ? { ...form, name: scan.name } : { ...form, handlerName: scan.name };
  }
  const { creditCode, name } = scan;
  if (form.kind === 'ENTERPRISE') return { ...form, creditCode, name: name ?? form.name };
  // Whoever was read before the licence is the one who came with it.
  return { ...form, kind: 'ENTERPRISE', creditCode, name: name ?? '', handlerName: form.handlerName || form.name };
}
