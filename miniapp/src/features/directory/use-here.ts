import { useState } from 'react';
import { readPosition } from '@/api/position';
import type { Reading } from '@/api/position-reading';
import { toast } from '@/ui/overlay/toast-store';
import { createStore, useStore } from '@/ui/store';

/** Where the person is, for as long as the app is open: asked once, kept nowhere. */
const here = createStore<Reading | null>(null);

/** The person's position, and how to ask for it; only ever on their own tap. */
export function useHere() {
  const position = useStore(here);
  const [busy, setBusy] = useState(false);
  const ask = () => {
    setBusy(true);
    readPosition()
      .then((reading) => here.set(reading))
      .catch(() => toast('没有取得您的位置，列表按原来的顺序显示', 'info'))
      .finally(() => setBusy(false));
  };
  return { position, ask, busy };
}
