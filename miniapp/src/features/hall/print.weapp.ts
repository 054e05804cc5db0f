/** No printer is plugged into a phone. */
export function printPaper(): void {}
