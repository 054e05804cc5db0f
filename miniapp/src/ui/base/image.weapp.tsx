import { Image } from '@tarojs/components';
import type { ImageProps } from './types';

/** A picture, with its words. */
export function Picture({ src, alt, className, style, onLoad, onError }: ImageProps) {
  const words = alt === '' ? { ariaHidden: true } : { ariaRole: 'img', ariaLabel: alt };
  return (
    <Image
      src={src}
      mode="aspectFit"
      className={className}
      style={style}
      onLoad={onLoad && (() => onLoad())}
      onError={onError && (() => onError())}
      {...words}
    />
  );
}
