import { Box } from '@/ui/base/box';
import { QRCode } from '@/ui/ticket/QRCode';
import { plainDate, shanghaiDate, timeWords } from '@/ui/words/dates';

/** A ticket as it stands on paper: nothing on it says who holds it. */
export interface SlipFacts {
  /** `A012`. */
  readonly label: string;
  readonly siteName: string;
  /** What it is for: 市场监管. */
  readonly line: string;
  readonly ahead: number;
  readonly takenAt: string;
  /** What the code opens: the ticket on a phone. */
  readonly link: string;
  /** Shows a card at the window before it is served first. */
  readonly priority: boolean;
}

export const aheadWords = (ahead: number): string => (ahead === 0 ? '前面没有人，请留意叫号' : `前面还有 ${ahead} 人`);
const PRIORITY_WORDS = '优先办理：请在窗口出示证件';

/** The ticket on the machine's screen. */
export function SlipOnScreen({ slip }: { readonly slip: SlipFacts }) {
  return (
    <Box as="section" className="hall-slip" label="您的号">
      <Box className="hall-slip__side">
        <Box className="hall-slip__line">{slip.line}</Box>
        <Box className="hall-slip__label" testId="ticket-label">
          {slip.label}
        </Box>
        <Box className="hall-slip__ahead">{aheadWords(slip.ahead)}</Box>
        {slip.priority && <Box className="hall-slip__priority">{PRIORITY_WORDS}</Box>}
      </Box>
      <Box className="hall-slip__side">
        <QRCode text={slip.link} alt={`${slip.label} 号的二维码，用手机扫可以看前面还有几人`} />
        <Box className="hall-ask__hint">手机扫码，随时看前面还有几人</Box>
      </Box>
    </Box>
  );
}

/** The same on 80 mm paper. */
export function SlipOnPaper({ slip }: { readonly slip: SlipFacts }) {
  return (
    <Box className="hall-paper" decorative>
      <Box>{slip.siteName}</Box>
      <Box className="hall-paper__line">{slip.line}</Box>
      <Box className="hall-paper__label">{slip.label}</Box>
      <Box className="hall-paper__ahead">{aheadWords(slip.ahead)}</Box>
      {slip.priority && <Box>{PRIORITY_WORDS}</Box>}
      <QRCode text={slip.link} alt="" />
      <Box>扫码看前面还有几人</Box>
      <Box>{`${plainDate(shanghaiDate(slip.takenAt))} ${timeWords(slip.takenAt)} 取号`}</Box>
      <Box>过号请到叫号机重新排队</Box>
    </Box>
  );
}
