/** Where anybody opens a page of the app from paper. */
export const publicAddress = (page: string): string => `${window.location.origin}${page}`;

/** Prints what is on the screen; absent where there is no printer to reach. */
export const print: (() => void) | undefined = () => window.print();
