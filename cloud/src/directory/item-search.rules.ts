import { pinyin } from 'pinyin-pro';

/** What an item is found by. */
export interface SearchableItem {
  readonly key: string;
  readonly name: string;
  readonly plainName: string;
  readonly keywords: readonly string[];
  readonly situations: readonly { readonly name: string }[];
}

/** A catalogue made ready for searching, once. */
export interface ItemIndex<T extends SearchableItem> {
  readonly entries: readonly Entry<T>[];
  /** How telling a pair of characters is: the rarer in the catalogue, the more. */
  readonly weightOf: ReadonlyMap<string, number>;
}

export interface ItemHit<T extends SearchableItem> {
  readonly item: T;
  /** Comparable within one search only. */
  readonly score: number;
}

interface Entry<T> {
  readonly item: T;
  readonly phrases: readonly Phrase[];
  readonly pairs: ReadonlySet<string>;
}
interface Phrase {
  readonly text: string;
  /** Trust in a match: a citizen's own word counts more than an official name. */
  readonly trust: number;
  /** How it sounds in letters, whole and by the first of each: `gongsisheli`, `gssl`. */
  readonly spellings: readonly string[];
}

const TRUST = { keyword: 1, plainName: 0.9, name: 0.9, situation: 0.3 } as const;
/** Shares of the score: one phrase that fits, and characters that fit anywhere. */
const PHRASE_SHARE = 60;
const PAIR_SHARE = 40;
/** Below this a match is chance, and so is one far below the best. */
const LEAST_SCORE = 15;
const LEAST_OF_BEST = 0.35;
/** What a pair weighs that stands nowhere in the catalogue: it tells little about which item is meant. */
const UNKNOWN_WEIGHT = 1;

/** What is typed without an input method, by the sound; one letter would fit almost anything. */
const LETTERS = /^[a-z]{2,}$/;

/** Words of asking that say nothing about the matter. */
const ASKING =
  /请问|麻烦|我们|你好|您好|怎么样?|如何|哪里|在哪儿?|可以|能不能|需要|什么|多少|一下|想要?|我|要|吗|呢|啊/g;
/** Particles between the words that matter. */
const PARTICLES = /一个|一家|[个家的了]/g;

/** Prepares a catalogue for {@link searchItems}. */
export function indexItems<T extends SearchableItem>(items: readonly T[]): ItemIndex<T> {
  const entries = items.map((item) => {
    const phrases = phrasesOf(item);
    return { item, phrases, pairs: new Set(phrases.flatMap((phrase) => pairsOf(phrase.text))) };
  });
  const holders = new Map<string, number>();
  for (const { pairs } of entries) for (const pair of pairs) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  const weightOf = new Map([...holders].map(([pair, held]) => [pair, Math.log(1 + items.length / held)]));
  return { entries, weightOf };
}

/**
 * Finds items by a citizen's words: official name, plain name, everyday words, situations; or by how one of them
 * sounds from its beginning on, in pinyin or its first letters.
 * Best first, at most `limit`; equally good ones in the order of the catalogue. Nothing for words that fit nothing.
 */
export function searchItems<T extends SearchableItem>(index: ItemIndex<T>, words: string, limit = 10): ItemHit<T>[] {
  const asked = squeeze(plain(words).replace(ASKING, '')) || squeeze(plain(words));
  if (asked === '') return [];
  const hits = index.entries
    .map((entry) => ({ item: entry.item, score: phraseScore(entry, asked) + pairScore(index, entry, asked) }))
    .sort((a, b) => b.score - a.score);
  const least = Math.max(LEAST_SCORE, LEAST_OF_BEST * (hits[0]?.score ?? 0));
  return hits.filter((hit) => hit.score >= least).slice(0, limit);
}

function phrasesOf(item: SearchableItem): Phrase[] {
  const given: [readonly string[], number][] = [
    [item.keywords, TRUST.keyword],
    [[item.plainName, ...item.plainName.split(/[、，,()（）]/)], TRUST.plainName],
    [[item.name, ...item.name.split(/[()（）]/)], TRUST.name],
    [item.situations.map((situation) => situation.name), TRUST.situation],
  ];
  return given
    .flatMap(([texts, trust]) => texts.map((text) => ({ text: plain(text), trust })))
    .map(({ text, trust }) => ({ text: squeeze(text), trust, spellings: spellingsOf(text) }))
    .filter((phrase) => phrase.text !== '');
}

const spellingsOf = (text: string): string[] =>
  (['first', 'pinyin'] as const).map((pattern) =>
    pinyin(text, { pattern, toneType: 'none', type: 'array', v: true }).join(''),
  );

/** The best single phrase: equal is whole, contained counts by how much of the longer one it covers. */
function phraseScore(entry: Entry<unknown>, asked: string): number {
  const spelt = LETTERS.test(asked);
  const best = entry.phrases.reduce((most, { text, trust, spellings }) => {
    const heard = spelt ? Math.max(...spellings.map((spelling) => begun(spelling, asked))) : 0;
    return Math.max(most, trust * Math.max(heard, cover(text, asked)));
  }, 0);
  return PHRASE_SHARE * best;
}

/** Letters are taken for sounds from the beginning of a phrase only: a few stand by chance in the middle of many. */
function begun(spelling: string, asked: string): number {
  return spelling.startsWith(asked) ? 0.6 + 0.4 * (asked.length / spelling.length) : 0;
}

function cover(text: string, asked: string): number {
  if (text === asked) return 1;
  const [long, short] = text.length > asked.length ? [text, asked] : [asked, text];
  const part = short.length / long.length;
  // One character inside a longer phrase is rarely what was meant.
  if (short.length < 2) return long.includes(short) ? 0.3 * part : 0;
  if (long.includes(short)) return 0.5 + 0.5 * part;
  return short.length >= 3 && isSubsequence(short, long) ? 0.3 + 0.5 * part : 0;
}

/** Whether the characters of `short` stand in `long` in their order: 补执照 in 补营业执照. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

/** How much of what was asked the item has anywhere, telling pairs counting more. */
function pairScore(index: ItemIndex<SearchableItem>, entry: Entry<unknown>, asked: string): number {
  let all = 0;
  let shared = 0;
  for (const pair of pairsOf(asked)) {
    const weight = index.weightOf.get(pair) ?? UNKNOWN_WEIGHT;
    all += weight;
    if (entry.pairs.has(pair)) shared += weight;
  }
  return all === 0 ? 0 : PAIR_SHARE * (shared / all);
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** Full-width to half-width, small letters, no punctuation or spaces. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function squeeze(words: string): string {
  return words.replace(PARTICLES, '');
}
