import type { CaseView } from 'shared-types/casework.contract';
import { useWrite, type Writing } from '@/api';
import { toast } from '@/ui/overlay/toast-store';
import { CASE_REFRESH } from './case-refresh';

export interface CaseSheetProps {
  readonly view: CaseView;
  /** Also what its button says. */
  readonly title: string;
  readonly onClose: () => void;
}

type Form =
  | 'notice'
  | 'materials'
  | 'supplement-extension'
  | 'special-procedure'
  | 'extension'
  | 'certificate'
  | 'mailing'
  | 'delivery'
  | 'referral'
  | 'handover';
type FormKey = `POST /cases/:number/${Form}`;

/** Sends a form of a case; once it is done the sheet closes and how things stand is said. */
export const useCaseForm = <K extends FormKey>(key: K, onClose: () => void): Writing<K> =>
  useWrite(key, {
    refresh: CASE_REFRESH,
    onDone: ({ stateLabel }) => {
      toast(`现在是“${stateLabel}”`);
      onClose();
    },
  });
