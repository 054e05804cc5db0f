/** For who asked their device for less motion, a page stands there at once and does not slide in. Call once at launch. */
export function stillPages(): void {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  // Taro's router asks this at every turn of a page, and has no other place to be told at run time.
  const { __taroAppConfig: config } = window as { __taroAppConfig?: { animation?: boolean } };
  if (config) config.animation = false;
}
