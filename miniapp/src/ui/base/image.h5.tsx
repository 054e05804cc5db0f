import type { ImageProps } from './types';

/** A picture, with its words. */
export function Picture({ src, alt, className, style, onLoad, onError }: ImageProps) {
  return <img src={src} alt={alt} className={className} style={style} onLoad={onLoad} onError={onError} />;
}
