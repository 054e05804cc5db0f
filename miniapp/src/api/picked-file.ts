/** A file somebody chose, read into memory. */
export interface PickedFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}
