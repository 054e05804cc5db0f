import type { PickedFile } from './picked-file';

/** What a citizen may attach from a browser: photos, and papers as PDF. */
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,application/pdf';

/** Lets somebody choose up to `most` files. Nothing when they turn back. */
export function pickFiles(most: number): Promise<PickedFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ACCEPTED;
  input.multiple = most > 1;
  return new Promise((done, failed) => {
    input.addEventListener('cancel', () => done([]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, most);
      Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() }))).then(done, failed);
    });
    input.click();
  });
}
