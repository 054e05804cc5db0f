import type { ServiceMode } from 'shared-types/agency.states';
import type { InputOf } from 'shared-types/routes';

export type RequestBody = InputOf<'POST /agency-cases'>['body'];

/** A request for 帮办 or 代办 as far as it is filled in; flat, so that it can wait in storage. */
export interface RequestDraft {
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

/** What is still missing, in the order of the form; empty when it can be sent. `inside` is null while it is asked. */
export function missingParts(draft: RequestDraft, inside: boolean | null): string[] {
  return [
    ...(draft.mode === '' ? ['选择帮办或代办'] : []),
    ...(draft.itemKeys.length === 0 ? ['选择要办的事项'] : []),
    ...(draft.longitude === null ? ['在图上选择地点'] : []),
    ...(draft.longitude !== null && inside !== true ? ['选择能上门的地点'] : []),
    ...(draft.address.trim().length < 2 ? ['填写详细地址'] : []),
    ...(draft.contactName.trim().length < 2 ? ['填写联系人'] : []),
    ...(/^1[3-9]\d{9}$/.test(draft.contactPhone) ? [] : ['填写联系电话']),
    ...(draft.urgent || (draft.date !== '' && draft.from !== '') ? [] : ['选择上门时间']),
  ];
}

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
