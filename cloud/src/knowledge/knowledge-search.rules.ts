/** Words that mean the same, and words that say nothing about the matter. */
export interface WordLists {
  readonly groups: readonly (readonly string[])[];
  readonly ignored: readonly string[];
}

/** One thing that was asked for: any of its words will do. */
export interface Concept {
  readonly words: readonly string[];
  /** How much it says: longer words say more. */
  readonly weight: number;
}

/** A text with the words it was cut into. */
export interface CutText {
  readonly text: string;
  readonly words: readonly string[];
}

/** Full-width to half-width, small letters. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** In the title a word says what an entry is about; in the body it may stand by chance. */
const BODY_SHARE = 0.6;
/** Below this share of what was asked a find is chance. */
const LEAST_SCORE = 0.5;
const WEIGHTS = [0, 0.5, 1, 1.3] as const;
const HEAVIEST = 2;

/**
 * A word as it stands in the column of tokens: hex, so that a word of one character is long enough for the index
 * (`innodb_ft_min_token_size` is 3) and no word is a stop word, marked so that even a single letter is.
 */
export const tokenOf = (word: string): string => `x${Buffer.from(word, 'utf8').toString('hex')}`;

/** The column of a text's words, each once. */
export const tokenColumn = (words: readonly string[]): string => [...new Set(words)].map(tokenOf).join(' ');

/** What was asked for: groups of the same meaning, then the words no group has; nothing of what says nothing. */
export function conceptsOf(question: CutText, { groups, ignored }: WordLists): Concept[] {
  const met = groups.flatMap((words) => {
    const found = words.filter((word) => holds(question, word));
    return found.length === 0 ? [] : [{ words, found }];
  });
  const covered = (word: string) => met.some(({ found }) => found.some((known) => known.includes(word)));
  const alone = new Set(question.words.filter((word) => !ignored.includes(word) && !covered(word)));
  return [
    ...met.map(({ words, found }) => ({ words, weight: Math.max(...found.map(weightOf)) })),
    ...[...alone].map((word) => ({ words: [word], weight: weightOf(word) })),
  ];
}

/** How well an entry fits, 0 to 1: the share of what was asked for that it speaks of. */
export function fitOf(concepts: readonly Concept[], title: CutText, body: CutText): number {
  const all = concepts.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return 0;
  const met = concepts.reduce((sum, { words, weight }) => {
    if (words.some((word) => holds(title, word))) return sum + weight;
    return words.some((word) => holds(body, word)) ? sum + BODY_SHARE * weight : sum;
  }, 0);
  return met / all;
}

/** Those that fit well enough, best first; equals in the order they came. */
export function bestOf<T>(found: readonly { readonly entry: T; readonly fit: number }[], limit: number): T[] {
  return found
    .filter(({ fit }) => fit >= LEAST_SCORE)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** One character must stand as a word of its own: 补 is not in 补贴. */
const holds = ({ text, words }: CutText, word: string): boolean =>
  word.length === 1 ? words.includes(word) : text.includes(word);

const weightOf = (word: string): number => WEIGHTS[[...word].length] ?? HEAVIEST;
