import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { readPosition } from '@/api/position';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { useFieldStep } from '../field/use-field-step';

/** Showing by one's position that one is there; it is read on this tap alone. */
export function ArrivalAction({ visit }: { readonly visit: VisitView }) {
  const [reading, setReading] = useState(false);
  const [nowhere, setNowhere] = useState(false);
  const { submit, busy, problem } = useFieldStep('POST /visits/:number/arrive', visit);
  const arrive = async () => {
    setReading(true);
    setNowhere(false);
    const here = await readPosition().catch(() => undefined);
    setReading(false);
    if (!here) return setNowhere(true);
    // The tap on a button that says so is the consent.
    await submit({ position: { ...here, consented: true } });
  };
  return (
    <Stack gap={2}>
      {nowhere && <Note tone="warn">没有取得位置。可以到开阔处再试，或者用上面的「用到访码」。</Note>}
      <ProblemNote problem={problem} />
      <Button block large icon="pin" busy={reading || busy} onPress={() => void arrive()}>
        我已到达（读取位置）
      </Button>
    </Stack>
  );
}
