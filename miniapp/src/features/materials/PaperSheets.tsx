import { useState } from 'react';
import type { AgencyMaterialsView, PaperView } from 'shared-types/agency-materials.contract';
import { MOVE_TARGETS, type MoveTarget, PAPER_KEEPER_LABELS } from 'shared-types/agency-materials.states';
import { useWrite } from '@/api';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { MATERIALS_REFRESH } from './materials-refresh';

/** A paper as it is chosen from. */
export interface ChosenFrom {
  readonly no: number;
  readonly name: string;
  readonly note: string;
}

export const chosenFrom = (papers: readonly PaperView[]): ChosenFrom[] =>
  papers.map(({ no, name, formLabel, where }) => ({ no, name, note: `${formLabel} · 现在在${where}` }));

const asChecks = (papers: readonly ChosenFrom[]) =>
  papers.map(({ no, name, note }) => ({ key: String(no), title: name, note }));

interface ReturnProps {
  readonly number: string;
  readonly materials: AgencyMaterialsView;
  readonly onClose: () => void;
}

/** The agent lists what goes back to the client, to be signed for by both. */
export function ReturnSheet({ number, materials, onClose }: ReturnProps) {
  const papers = materials.papers.filter(({ mayReturn }) => mayReturn);
  const [ticked, setTicked] = useState<readonly string[]>(papers.map(({ no }) => String(no)));
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/handovers', {
    refresh: MATERIALS_REFRESH,
    onDone: () => {
      toast('返还清单已给客户看，请双方签字');
      onClose();
    },
  });
  const body = { version: materials.version, direction: 'OUT' as const, papers: ticked.map(Number) };
  return (
    <FormSheet
      title="返还材料"
      send="列返还清单"
      busy={busy}
      complete={ticked.length > 0}
      problem={problem}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body })}
    >
      <Checks label="要返还的材料" checks={asChecks(chosenFrom(papers))} ticked={ticked} onChange={setTicked} />
    </FormSheet>
  );
}

const TARGETS = MOVE_TARGETS.map((key) => ({ key, title: PAPER_KEEPER_LABELS[key] }));

interface MoveProps {
  readonly number: string;
  readonly papers: readonly ChosenFrom[];
  readonly onClose: () => void;
}

/** Moves papers on: to a colleague who accepts them, to a department, or back from one into one's own hands. */
export function MoveSheet({ number, papers, onClose }: MoveProps) {
  const [ticked, setTicked] = useState<readonly string[]>(papers.length === 1 ? [String(papers[0]?.no)] : []);
  const [to, setTo] = useState<MoveTarget | null>(null);
  const [words, setWords] = useState('');
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/paper-moves', {
    refresh: MATERIALS_REFRESH,
    onDone: () => {
      toast('已登记移交');
      onClose();
    },
  });
  const said = words.trim();
  const chosen = ticked.map(Number);
  const body =
    to === 'DEPARTMENT'
      ? { to, papers: chosen, place: said }
      : { to: to ?? 'VAULT', papers: chosen, ...(said && { workNo: said }) };
  return (
    <FormSheet
      title="移交材料"
      send="移交"
      busy={busy}
      complete={to !== null && chosen.length > 0 && (to !== 'DEPARTMENT' || said.length >= 2)}
      problem={problem}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body })}
    >
      <Checks label="要移交的材料" checks={asChecks(papers)} ticked={ticked} onChange={setTicked} />
      <Options label="移交给" layout="grid" options={TARGETS} chosen={to} onChoose={setTo} />
      {to === 'DEPARTMENT' && (
        <TextField
          label="哪个部门、谁接收"
          value={words}
          maxLength={60}
          error={problem?.field('body.place')}
          onChange={setWords}
        />
      )}
      {to !== null && to !== 'DEPARTMENT' && (
        <TextField
          label="接收人的工号"
          required={false}
          hint="对方接收后才算移交；从审批部门取回、自己接收的不用填"
          value={words}
          maxLength={16}
          error={problem?.field('body.workNo')}
          onChange={setWords}
        />
      )}
    </FormSheet>
  );
}
