/** A phone has no keys. */
export function useSendKey(_send: (() => void) | undefined): void {}

/** A phone has no keys. */
export function useKey(_key: string, _act: (() => void) | undefined): void {}
