/** A phone has no keys. */
export function useSendKey(_send: (() => void) | undefined): void {}
