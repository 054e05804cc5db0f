import type { ServiceMode } from 'shared-types/agency.states';
import type { InputOf } from 'shared-types/routes';

export type RequestBody = InputOf<'POST /agency-cases'>['body'];

/** A request for 帮办 or 代办 as far as it is filled in; flat, so that it can wait in storage. */
export interface RequestDraft {
  /** Which question is asked now, from 0. */
  readonly step: number;
  readonly mode: ServiceMode | '';
  readonly itemKeys: readonly string[];
  /** Names of the items, in the same order: shown before they are read again. */
  readonly itemNames: readonly string[];
  /** Empty when somebody asks for himself. */
  readonly creditCode: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly address: string;
  readonly door: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly urgent: boolean;
  readonly date: string;
  readonly from: string;
}

export const EMPTY_REQUEST: RequestDraft = {
  step: 0,
  mode: '',
  itemKeys: [],
  itemNames: [],
  creditCode: '',
  longitude: null,
  latitude: null,
  address: '',
  door: '',
  contactName: '',
  contactPhone: '',
  urgent: false,
  date: '',
  from: '',
};

/** The questions in their order; the last one is reading it through. */
export const REQUEST_STEPS = ['MODE', 'ITEMS', 'CLIENT', 'PLACE', 'CONTACT', 'TIME', 'REVIEW'] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];

/** The question asked now; a draft older than a question goes back to the last there is. */
export const stepOf = ({ step }: Pick<RequestDraft, 'step'>): RequestStep =>
  REQUEST_STEPS[Math.max(0, Math.min(step ?? 0, REQUEST_STEPS.length - 1))] ?? 'MODE';

/** What each question still lacks. `inside` is null while it is asked whether the place is visited. */
const LACKING: Readonly<Record<RequestStep, (draft: RequestDraft, inside: boolean | null) => string[]>> = {
  MODE: ({ mode }) => (mode === '' ? ['选择帮办或代办'] : []),
  ITEMS: ({ itemKeys }) => (itemKeys.length === 0 ? ['选择要办的事项'] : []),
  CLIENT: () => [],
  PLACE: ({ longitude, address }, inside) => [
    ...(longitude === null ? ['在图上选择地点'] : []),
    ...(longitude !== null && inside !== true ? ['选择能上门的地点'] : []),
    ...(address.trim().length < 2 ? ['填写详细地址'] : []),
  ],
  CONTACT: ({ contactName, contactPhone }) => [
    ...(contactName.trim().length < 2 ? ['填写联系人'] : []),
    ...(/^1[3-9]\d{9}$/.test(contactPhone) ? [] : ['填写联系电话']),
  ],
  TIME: ({ urgent, date, from }) => (urgent || (date !== '' && from !== '') ? [] : ['选择上门时间']),
  REVIEW: () => [],
};

/** What is still missing for one question; empty when one may go on. */
export const missingIn = (step: RequestStep, draft: RequestDraft, inside: boolean | null): string[] =>
  LACKING[step](draft, inside);

/** What is still missing of all, in the order of the questions; empty when it can be sent. */
export const missingParts = (draft: RequestDraft, inside: boolean | null): string[] =>
  REQUEST_STEPS.flatMap((step) => missingIn(step, draft, inside));

/** The draft as the contract takes it. Call it only when nothing is missing. */
export function requestBody(draft: RequestDraft): RequestBody {
  const { mode, itemKeys, creditCode, longitude, latitude, door } = draft;
  if (mode === '' || longitude === null || latitude === null) throw new Error('the request is not complete');
  return {
    mode,
    itemKeys: [...itemKeys],
    ...(creditCode && { creditCode }),
    place: { longitude, latitude, address: draft.address.trim(), ...(door.trim() && { door: door.trim() }) },
    contact: { name: draft.contactName.trim(), phone: draft.contactPhone },
    time: draft.urgent ? { kind: 'URGENT' } : { kind: 'WINDOW', date: draft.date, from: draft.from },
  };
}
