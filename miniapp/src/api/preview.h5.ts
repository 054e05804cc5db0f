/** A browser follows the picture's own link. */
export const previewPicture: ((address: string) => void) | undefined = undefined;
