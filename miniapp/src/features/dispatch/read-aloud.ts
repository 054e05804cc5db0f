import { useEffect, useRef } from 'react';
import { say } from '@/api/speech';

/** Reads a sentence aloud once, when what it is about first appears on the screen. */
export function useReadAloud(key: string, sentence: string): void {
  const said = useRef<string>();
  useEffect(() => {
    if (said.current === key) return;
    said.current = key;
    void say(sentence);
  }, [key, sentence]);
}
