/** Where anybody opens a page of the app from paper. */
export const publicAddress = (page: string): string => `${API_ORIGIN}${page}`;

/** Prints what is on the screen; absent where there is no printer to reach. */
export const print: (() => void) | undefined = undefined;
