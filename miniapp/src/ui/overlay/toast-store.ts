import { createStore } from '../store';

export interface ToastMessage {
  readonly text: string;
  readonly tone: 'ok' | 'danger' | 'info';
  /** Tells two equal messages apart. */
  readonly id: number;
}

const SHOWN_MS = 3500;
export const toastStore = createStore<ToastMessage | null>(null);
let last = 0;

/** Says in passing that something is done. Never for what the person must act on: that stands on the page. */
export function toast(text: string, tone: ToastMessage['tone'] = 'ok'): void {
  last += 1;
  const id = last;
  toastStore.set({ text, tone, id });
  setTimeout(() => toastStore.set((now) => (now?.id === id ? null : now)), SHOWN_MS);
}
