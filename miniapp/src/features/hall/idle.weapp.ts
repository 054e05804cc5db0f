/** A phone belongs to somebody: nobody else comes after. */
export const useIdleSeconds = (seconds: number, _onOver: () => void): number => seconds;
