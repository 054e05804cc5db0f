import type { ImageProps } from './types';

/** A picture, with its words. */
export function Picture({ src, alt, className, style }: ImageProps) {
  return <img src={src} alt={alt} className={className} style={style} />;
}
