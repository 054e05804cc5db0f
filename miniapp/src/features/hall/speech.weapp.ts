/** A phone does not call numbers out. */
export const canSpeak = (): boolean => false;

export const say = (_sentence: string): Promise<void> => Promise.resolve();
