import { useState } from 'react';
import type { NoticeKind } from 'shared-types/notification.states';
import { type ApiProblem, useSession } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { useConsent } from '../notification/use-consent';
import { PhoneSheet } from './PhoneSheet';
import { useSignIn } from './use-sign-in';

interface CommitmentProps {
  /** What the button does, once it can: 预约这个时间. */
  readonly children: string;
  /** What is chosen, or what is still missing. */
  readonly note?: string;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  /** What the phone is needed for, in the person's words. */
  readonly phoneReason: string;
  /** What the person may hear of by WeChat afterwards; at most three kinds. */
  readonly notices: readonly NoticeKind[];
  readonly onCommit: () => Promise<unknown>;
}

/** The one button that makes something happen: who one is and the phone are asked for here, and nowhere before. */
export function Commitment(props: CommitmentProps) {
  const { children, note, disabled, busy, problem, phoneReason, notices, onCommit } = props;
  const { status, me } = useSession();
  const [askingPhone, setAskingPhone] = useState(false);
  const signIn = useSignIn();
  const consent = useConsent(...notices);
  const press = () => {
    if (status !== 'person') return void signIn.enter();
    if (me.phone === null) return setAskingPhone(true);
    void consent().then(onCommit);
  };
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem ?? signIn.problem} />
      {note !== undefined && (
        <Text size="secondary" tone="ink-2">
          {note}
        </Text>
      )}
      <Button block busy={busy || signIn.busy} disabled={disabled} onPress={press}>
        {status === 'person' ? children : `登录并${children}`}
      </Button>
      <PhoneSheet
        open={askingPhone}
        reason={phoneReason}
        onClose={() => setAskingPhone(false)}
        onDone={() => {
          setAskingPhone(false);
          void onCommit();
        }}
      />
    </Stack>
  );
}
