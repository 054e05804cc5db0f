import { useState } from 'react';
import type { PromiseView } from 'shared-types/record.contract';
import { Button } from '@/ui/button/Button';
import { Stack } from '@/ui/layout/Stack';
import { PromiseLine } from '@/ui/promise/PromiseLine';

const isDone = ({ light }: PromiseView): boolean => light === 'DONE_ON_TIME' || light === 'DONE_LATE';
const isLate = ({ light }: PromiseView): boolean => light === 'DONE_LATE';

/** What is promised now; what was kept stands behind one line, what was not is never hidden. */
export function CasePromises({ promises }: { readonly promises: readonly PromiseView[] }) {
  const [unfolded, setUnfolded] = useState(false);
  const kept = promises.filter((promise) => isDone(promise) && !isLate(promise));
  const foremost = promises.filter((promise) => !kept.includes(promise));
  const shown = unfolded || kept.length < 2 ? [...foremost, ...kept] : foremost;
  return (
    <Stack gap={3}>
      {shown.map((promise) => (
        <PromiseLine key={promise.kind} promise={promise} />
      ))}
      {kept.length > 1 && (
        <Button kind="text" onPress={() => setUnfolded(!unfolded)}>
          {unfolded ? '收起已完成的' : `${kept.length} 项承诺已按时完成`}
        </Button>
      )}
    </Stack>
  );
}
