import { useEffect } from 'react';
import type { Look } from '../preferences';

/** Keeps what lies around the page in step: the browser's title, and the ground behind it. */
export function useChrome(title: string, look: Look, visible: boolean): void {
  useEffect(() => {
    if (!visible) return;
    document.title = `${title} · 政＋帮办`;
    const root = document.documentElement;
    root.classList.toggle('is-night', look.night);
    root.style.colorScheme = look.night ? 'dark' : 'light';
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', look.night ? '#12181F' : '#F4F6F8');
  }, [title, look.night, visible]);
}
