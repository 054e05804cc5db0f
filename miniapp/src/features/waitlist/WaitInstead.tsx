import { useState } from 'react';
import type { AvailabilityView } from 'shared-types/booking.contract';
import { useSession } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import type { BookableSite } from '../booking/booking-choice';
import { useSignIn } from '../identity/use-sign-in';
import { JoinWaitlist } from './JoinWaitlist';

interface WaitInsteadProps {
  readonly availability: AvailabilityView;
  readonly site: BookableSite;
  readonly situationKey: string | undefined;
  readonly forWhom: string;
}

/** The way to the waiting list, where a day is booked up; who one is is asked first, so that nothing chosen is lost. */
export function WaitInstead(props: WaitInsteadProps) {
  const signedIn = useSession().status === 'person';
  const signIn = useSignIn();
  const [joining, setJoining] = useState(false);
  if (!props.site.days.some(({ state }) => state === 'FULL')) return null;
  const word = props.site.earliest === null ? '排候补，有空位通知我' : '想要的日子约满了？排候补';
  return (
    <>
      <ProblemNote problem={signIn.problem} />
      <Button
        block
        kind={props.site.earliest === null ? 'secondary' : 'text'}
        icon="bell"
        busy={signIn.busy}
        onPress={() => (signedIn ? setJoining(true) : void signIn.enter())}
      >
        {signedIn ? word : `登录后${word}`}
      </Button>
      {joining && <JoinWaitlist {...props} onClose={() => setJoining(false)} />}
    </>
  );
}
