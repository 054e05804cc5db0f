import type { ReactNode } from 'react';
import { Box } from '../base/box';
import { QRCode } from './QRCode';

export interface TicketCardProps {
  /** The number that matters: 09:30, A012. */
  readonly figure: string;
  /** Beside it: 11月30日（周一）. */
  readonly when: string;
  readonly place: string;
  readonly address?: string;
  readonly item: string;
  readonly number: string;
  /** What to bring, each a line; marks which may follow later. */
  readonly bring: readonly string[];
  /** What the QR code says; without it none is shown. */
  readonly code?: string;
  readonly children?: ReactNode;
}

/** A ticket to show at the door: when, where, what to bring, and the code to scan. */
export function TicketCard(props: TicketCardProps) {
  const { figure, when, place, address, item, number, bring, code, children } = props;
  return (
    <Box as="section" className="u-ticket" label="预约凭证">
      <Box className="u-ticket__head">
        <Box className="u-ticket__when">{when}</Box>
        <Box className="u-ticket__figure">{figure}</Box>
        <Box className="u-ticket__place">{place}</Box>
        {address !== undefined && <Box className="u-ticket__address">{address}</Box>}
      </Box>
      <Box className="u-ticket__body">
        {code !== undefined && <QRCode text={code} alt="预约凭证二维码，到场后出示" />}
        <Box className="u-ticket__number">{number}</Box>
        <Box className="u-ticket__item">{item}</Box>
        {bring.length > 0 && (
          <Box className="u-ticket__bring">
            <Box as="h3" className="u-ticket__label">
              请带上
            </Box>
            <Box as="ul">
              {bring.map((thing) => (
                <Box as="li" key={thing} className="u-ticket__thing">
                  {thing}
                </Box>
              ))}
            </Box>
          </Box>
        )}
        {children}
      </Box>
    </Box>
  );
}
