import type { OfferView } from 'shared-types/dispatch.contract';
import { dayWords, shanghaiDate, timeWords } from '@/ui/words/dates';
import { distanceWords } from '../directory/distance';

type Spoken = Pick<OfferView, 'role' | 'urgent' | 'title' | 'from' | 'to' | 'address' | 'metres' | 'pair' | 'answerBy'>;

const OPENINGS = { LEAD: '新的派单', COMPANION: '请您同行', RELIEF: '请您接手' } as const;

/** What an offer is called. */
export const offerTitle = ({ role, urgent }: Pick<OfferView, 'role' | 'urgent'>): string =>
  urgent ? `紧急，${OPENINGS[role]}` : OPENINGS[role];

/** An offer as it is read aloud to somebody whose hands are not free: what, when, where, how far, and by when to answer. */
export function offerSentence(offer: Spoken, today?: string): string {
  const { title, from, to, address, metres, pair, answerBy } = offer;
  const when = `${dayWords(shanghaiDate(from), today)}${timeWords(from)}到${timeWords(to)}`;
  return [
    offerTitle(offer),
    title,
    when,
    // Stars that hide the door are not read.
    address.replace(/\*+/g, ''),
    metres === null ? null : `直线${distanceWords(metres)}`,
    pair.length > 0 ? `要两个人去，${pair.join('、')}` : null,
    answerBy === null ? '您在路上，不计时，方便时再答复' : `请在${timeWords(answerBy)}前答复`,
  ]
    .filter(Boolean)
    .join('。');
}
