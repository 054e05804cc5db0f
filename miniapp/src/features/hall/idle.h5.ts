import { useEffect, useRef, useState } from 'react';

const TOUCHES = ['pointerdown', 'keydown'] as const;

/** Seconds until a machine left alone goes back to its start; every touch begins them anew. */
export function useIdleSeconds(seconds: number, onOver: () => void): number {
  const [left, setLeft] = useState(seconds);
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    let until = Date.now() + seconds * 1000;
    const count = () => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) over.current();
    };
    const touched = () => {
      until = Date.now() + seconds * 1000;
      count();
    };
    count();
    const timer = setInterval(count, 250);
    for (const touch of TOUCHES) window.addEventListener(touch, touched, true);
    return () => {
      clearInterval(timer);
      for (const touch of TOUCHES) window.removeEventListener(touch, touched, true);
    };
  }, [seconds]);
  return left;
}
