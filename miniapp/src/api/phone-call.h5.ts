/** A browser follows the `tel:` link itself. */
export function callPhone(_phoneNumber: string): void {}
