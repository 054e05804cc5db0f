import type { PickedFile } from './picked-file';

/** What may be attached from a browser: photos, papers as PDF, and drawings, whose endings no browser knows a type for. */
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,application/pdf,.pdf,.ofd,.dwg';

/** Lets somebody choose up to `most` files. Nothing when they turn back. */
export function pickFiles(most: number): Promise<PickedFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ACCEPTED;
  input.multiple = most > 1;
  return new Promise((done) => {
    input.addEventListener('cancel', () => done([]));
    input.addEventListener('change', () => done([...(input.files ?? [])].slice(0, most).map(picked)));
    input.click();
  });
}

const picked = (file: File): PickedFile => ({
  name: file.name,
  size: file.size,
  read: (from = 0, to = file.size) => file.slice(from, to).arrayBuffer(),
});
