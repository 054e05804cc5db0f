import type { Scan } from './scan';

/** No reader is plugged into a phone. */
export function useWedge(_wedge: (() => (scan: Scan) => void) | undefined): void {}
