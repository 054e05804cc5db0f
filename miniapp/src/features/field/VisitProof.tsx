import type { VisitView } from 'shared-types/dispatch.contract';
import { Text } from '@/ui/layout/Text';
import { momentWords } from '@/ui/words/dates';
import { Attachments } from '../attachment/Attachments';

/** What a visit left behind: the photos of the door, and that its client signed. */
export function VisitProof({ visit: { photos, signed } }: { readonly visit: VisitView }) {
  return (
    <>
      <Attachments attachments={photos} />
      {signed && <Text tone="ink-2">{`${signed.name}在代办员的手机上签了字，${momentWords(signed.at)}`}</Text>}
    </>
  );
}
