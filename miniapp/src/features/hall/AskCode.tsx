import { useState } from 'react';
import type { ApiProblem } from '@/api';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import type { Scan } from '../desk/scan';
import { useWedge } from '../desk/wedge';
import { Question } from './Choice';
import { Keypad } from './Keypad';

const ROWS = ['1234567890', 'ABCDEFGHJK', 'MNPQRSTVWXYZ'] as const;

interface Typing {
  /** What typing gives: 预约编号. */
  readonly label: string;
  /** How many characters there are to type, and how they are shown in groups. */
  readonly length: number;
  readonly grouped: (typed: string) => string;
  readonly onTyped: (typed: string) => void;
}

interface AskCodeProps {
  readonly title: string;
  readonly hint: string;
  /** What a reader typed; false when it is not what is asked for here. */
  readonly onScan: (scan: Scan) => boolean;
  /** Where it can also be typed; none where it is too long for anybody. */
  readonly typing?: Typing;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
}

/** Asks for a code: held under the reader, or typed with large keys. */
export function AskCode({ title, hint, typing, onScan, busy, problem }: AskCodeProps) {
  const [wrong, setWrong] = useState(false);
  useWedge(busy ? undefined : () => (scan) => setWrong(!onScan(scan)));
  return (
    <Question title={title} hint={hint}>
      {wrong && <Note tone="warn">这不是要扫的码，请换一个，或请导办员帮忙。</Note>}
      <ProblemNote problem={problem} />
      {typing && <Typed {...typing} busy={busy} />}
    </Question>
  );
}

function Typed({ label, length, grouped, onTyped, busy }: Typing & { readonly busy: boolean }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  if (!open) {
    return (
      <Button block kind="secondary" icon="keyboard" busy={busy} onPress={() => setOpen(true)}>
        {`扫不上？输入${label}`}
      </Button>
    );
  }
  return (
    <>
      <Box className="hall-typed" role="img" label={`已输入 ${typed}`}>
        {grouped(typed)}
      </Box>
      <Keypad
        label={label}
        rows={ROWS}
        disabled={busy}
        onKey={(key) => setTyped((before) => (before + key).slice(0, length))}
        onDelete={() => setTyped((before) => before.slice(0, -1))}
      />
      <Button block busy={busy} disabled={typed.length < length} onPress={() => onTyped(typed)}>
        取号
      </Button>
    </>
  );
}
