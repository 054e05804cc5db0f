import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import { Box } from '../base/box';
import { Picture } from '../base/image';

export interface QRCodeProps {
  /** What a scanner reads. */
  readonly text: string;
  /** What it is, in words: 预约凭证二维码. */
  readonly alt: string;
}

/** A QR code: dark on white in every look, since scanners need it so. */
export function QRCode({ text, alt }: QRCodeProps) {
  const src = useMemo(() => qrSource(text), [text]);
  return (
    <Box className="u-qr">
      <Picture className="u-qr__image" src={src} alt={alt} />
    </Box>
  );
}

const QUIET = 2;

/** The code as an SVG data address, which both an `<img>` and WeChat's `<image>` draw. Level M: a seventh may be dirty. */
export function qrSource(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * QUIET;
  let path = '';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
