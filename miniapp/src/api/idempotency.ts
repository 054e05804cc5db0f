const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 24;

/** A key no other submission of this person has: 24 letters and digits. It need not be secret. */
export function newKey(): string {
  let key = '';
  for (let i = 0; i < LENGTH; i += 1) key += LETTERS[Math.floor(Math.random() * LETTERS.length)];
  return key;
}

/**
 * Gives the key to send an input under: the same for the same input until it is known to be done, so that a repeat
 * after a lost answer is not a second submission; another for another input, which the server would refuse.
 */
export class SubmissionKeys {
  private input: string | undefined;
  private key = '';

  keyFor(input: unknown): string {
    const text = JSON.stringify(input ?? null);
    if (text !== this.input) {
      this.input = text;
      this.key = newKey();
    }
    return this.key;
  }

  /** It is done: whatever is sent next is a new submission. (A refusal keeps nothing, so its key may be used again.) */
  done(): void {
    this.input = undefined;
  }
}

/** Submissions under way: whoever sends the same once more meanwhile (a double tap, a button and its key) joins the first. */
export class UnderWay<T> {
  private readonly sending = new Map<string, Promise<T>>();

  join(input: unknown, send: () => Promise<T>): Promise<T> {
    const text = JSON.stringify(input ?? null);
    const first = this.sending.get(text);
    if (first) return first;
    const sent = send().finally(() => this.sending.delete(text));
    this.sending.set(text, sent);
    return sent;
  }
}
