/** Below this height, in pixels, a third large number does not fit. */
const TALL = 900;

/** How many large numbers stand below each other on this screen. */
export const roomFor = (): number => (window.innerHeight >= TALL ? 4 : 2);
