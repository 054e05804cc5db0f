/** Characters that came faster than a hand types them. */
export interface Burst {
  readonly text: string;
  /** Of its last character, in milliseconds. */
  readonly at: number;
}

/** A wedge leaves 5 to 30 ms between characters; a very fast hand, on the average of a word, 90. */
const SLOWEST_WEDGE_MS = 50;
/** Two or three keys rolled over one another come as fast as a wedge's; not as many as these. */
const SHORTEST = 8;

/** The burst with one more character: the old one goes on, or this is the first of a new one. */
export const grown = (burst: Burst | null, character: string, at: number): Burst =>
  isGoingOn(burst, at) ? { text: burst.text + character, at } : { text: character, at };

/** Whether what comes at this moment still belongs to the burst. */
export const isGoingOn = (burst: Burst | null, at: number): burst is Burst =>
  burst !== null && Math.abs(at - burst.at) <= SLOWEST_WEDGE_MS;

/** What a reader typed, where Enter at this moment ends a burst that no hand made; else null. */
export const ended = (burst: Burst | null, at: number): string | null =>
  isGoingOn(burst, at) && burst.text.length >= SHORTEST ? burst.text : null;
