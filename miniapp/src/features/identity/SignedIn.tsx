import type { ReactNode } from 'react';
import type { Me } from 'shared-types/identity.contract';
import { useSession } from '@/api';
import { Skeleton } from '@/ui/feedback/Skeleton';
import { SecondFactorCard } from './SecondFactorCard';
import { SignInCard } from './SignInCard';

interface SignedInProps {
  readonly reason: string;
  /** For staff pages: the second factor is asked for where it is owed. */
  readonly desk?: boolean;
  readonly children: (me: Me) => ReactNode;
}

/** Shows its children to somebody who is signed in, and the way in to everybody else. */
export function SignedIn({ reason, desk, children }: SignedInProps) {
  const { status, me } = useSession();
  if (status === 'unknown') return <Skeleton count={2} />;
  if (!me) return <SignInCard reason={reason} />;
  if (desk && me.secondFactor === 'OWED') return <SecondFactorCard />;
  return <>{children(me)}</>;
}
