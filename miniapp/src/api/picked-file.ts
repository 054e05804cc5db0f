/** A file somebody chose. */
export interface PickedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Its bytes from one place up to another, all of them when none is named: a drawing is never held as a whole for long. */
  readonly read: (from?: number, to?: number) => Promise<ArrayBuffer>;
}
