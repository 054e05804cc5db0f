/** The browser's own voice. It speaks one sentence after another; what is asked for while it speaks waits. */

const LANGUAGE = 'zh-CN';
/** Slower than usual: where it speaks it is loud, and many of those who listen are old. */
const RATE = 0.9;
/** Some engines never say that they have finished. */
const LONGEST_MS = 15_000;

export const canSpeak = (): boolean => typeof window !== 'undefined' && 'speechSynthesis' in window;

let line: Promise<void> = Promise.resolve();

/** Says a sentence after those asked for before it; settles when it was said, or when the voice did not come. */
export function say(sentence: string): Promise<void> {
  line = line.then(() => sayNow(sentence));
  return line;
}

function sayNow(sentence: string): Promise<void> {
  if (!canSpeak()) return Promise.resolve();
  return new Promise((resolve) => {
    const words = new SpeechSynthesisUtterance(sentence);
    words.lang = LANGUAGE;
    words.rate = RATE;
    const late = setTimeout(resolve, LONGEST_MS);
    const over = () => {
      clearTimeout(late);
      resolve();
    };
    words.onend = over;
    words.onerror = over;
    window.speechSynthesis.speak(words);
  });
}
