/** The mini-program has no voice of its own: WeChat gives it none without a paid plug-in. */
export const canSpeak = (): boolean => false;

export const say = (_sentence: string): Promise<void> => Promise.resolve();
