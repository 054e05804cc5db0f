/** No keyboard is plugged into a phone. */
export function useTyped(_onKey: (key: string) => void, _onDelete: () => void): void {}
