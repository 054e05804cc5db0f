import { useState } from 'react';
import { type ApiProblem, asProblem } from '@/api';
import { presentPage, signIn } from './sign-in';

/** Signing in where one stands: `enter` leads back to this page on H5, and resolves signed in on the mini-program. */
export function useSignIn() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const enter = async (): Promise<void> => {
    setBusy(true);
    await signIn(presentPage())
      .catch((error) => setProblem(asProblem(error)))
      .finally(() => setBusy(false));
  };
  return { enter, busy, problem };
}
