/** The address of a page of the app, as any phone opens it from a QR code. */
export const linkTo = (page: string): string => `${API_ORIGIN}${page}`;
