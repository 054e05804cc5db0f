/** How many large numbers stand below each other on this screen. */
export const roomFor = (): number => 1;
