import { useEffect, useRef } from 'react';
import { type Burst, ended, grown, isGoingOn } from './burst';
import { readScan, type Scan } from './scan';

/** Asked before the first character of what may become a scan. The answer puts things back as they stood, and takes it. */
type Wedge = () => (scan: Scan) => void;

/**
 * Card readers and code scanners type like a keyboard, only faster, wherever the focus happens to be. What they typed
 * is taken back from there and understood when Enter ends it; what a hand types, and what nobody understands, stays.
 */
export function useWedge(wedge: Wedge | undefined): void {
  const latest = useRef(wedge);
  latest.current = wedge;
  useEffect(() => listen(() => latest.current), []);
}

/** Listens ahead of the page. Answers with what ends it. */
function listen(wedge: () => Wedge | undefined): () => void {
  let burst: Burst | null = null;
  let takeUp: ((scan: Scan) => void) | undefined;
  // The character a key has just given: the field it goes into tells of it once more.
  let counted = '';
  const take = (character: string, at: number) => {
    if (!isGoingOn(burst, at)) takeUp = wedge()?.();
    burst = grown(burst, character, at);
  };
  const end = (event: KeyboardEvent) => {
    const text = ended(burst, event.timeStamp);
    const scan = text === null ? null : readScan(text);
    if (scan && takeUp) {
      event.preventDefault();
      event.stopImmediatePropagation();
      takeUp(scan);
      burst = null;
    } else if (text !== null) take('\n', event.timeStamp);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    counted = characterOf(event);
    if (counted !== '') take(counted, event.timeStamp);
    else if (event.key === 'Enter') end(event);
  };
  // Chinese characters of a card reader come without a key.
  const onInput = (event: InputEvent) => {
    if (event.inputType === 'insertText' && event.data && event.data !== counted) take(event.data, event.timeStamp);
    counted = '';
  };
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('beforeinput', onInput, true);
  return () => {
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('beforeinput', onInput, true);
  };
}

/** What a key types; under an input method the key itself is hidden, and is known by its place. */
function characterOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (key === 'Tab') return '\t';
  if (key.length === 1) return key;
  const letter = key === 'Process' ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : undefined;
  if (letter === undefined) return '';
  return shiftKey ? letter : letter.toLowerCase();
}
