import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import type { AgencyMaterialsView, HandoverView } from 'shared-types/agency-materials.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { TextAreaField } from '@/ui/field/Field';
import { Row } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { DraftSheet } from '../materials/DraftSheet';
import { HandoverCard } from '../materials/HandoverCard';
import { MATERIALS_REFRESH } from '../materials/materials-refresh';
import { chosenFrom, MoveSheet, ReturnSheet } from '../materials/PaperSheets';
import { PapersCard } from '../materials/PapersCard';
import { BothSignSheet } from '../materials/SignSheets';

type Shown = 'draft' | 'return' | 'move' | null;

interface OfCase {
  readonly view: AgencyView;
}

const useMaterials = (number: string) =>
  useRead('GET /agency-cases/:number/materials', { params: { number } }, { live: true }).data;

/** What is to be done with the client's papers: lists to draft and to sign, papers to move. */
export function AgencyMaterials({ view }: OfCase) {
  const { number } = view;
  const data = useMaterials(number);
  const [shown, setShown] = useState<Shown>(null);
  if (!data) return null;
  const close = () => setShown(null);
  const movable = data.papers.filter(({ mayMove }) => mayMove);
  return (
    <>
      <Doing materials={data} movable={movable.length > 0} onShow={setShown} />
      {data.handovers
        .filter(({ state }) => state === 'OPEN')
        .map((list) => (
          <HandoverCard key={list.no} list={list}>
            <OpenList number={number} list={list} />
          </HandoverCard>
        ))}
      {shown === 'draft' && <DraftSheet view={view} materials={data} onClose={close} />}
      {shown === 'return' && <ReturnSheet number={number} materials={data} onClose={close} />}
      {shown === 'move' && <MoveSheet number={number} papers={chosenFrom(movable)} onClose={close} />}
    </>
  );
}

/** Where each paper is, and the lists that are over. */
export function AgencyPapers({ view: { number } }: OfCase) {
  const data = useMaterials(number);
  if (!data) return null;
  return (
    <>
      <PapersCard forStaff papers={data.papers} outstanding={data.outstanding} />
      {data.handovers
        .filter(({ state }) => state !== 'OPEN')
        .map((list) => (
          <HandoverCard key={list.no} list={list} />
        ))}
    </>
  );
}

interface DoingProps {
  readonly materials: AgencyMaterialsView;
  readonly movable: boolean;
  readonly onShow: (shown: Shown) => void;
}

function Doing({ materials: { mayDraft }, movable, onShow }: DoingProps) {
  if (mayDraft.length === 0 && !movable) return null;
  return (
    <Card title="材料交接">
      <Row gap={2} wrap>
        {mayDraft.includes('IN') && (
          <Button kind="secondary" onPress={() => onShow('draft')}>
            列材料交接清单
          </Button>
        )}
        {mayDraft.includes('OUT') && (
          <Button kind="secondary" onPress={() => onShow('return')}>
            返还材料
          </Button>
        )}
        {movable && (
          <Button kind="secondary" onPress={() => onShow('move')}>
            移交材料
          </Button>
        )}
      </Row>
    </Card>
  );
}

interface OfList {
  readonly number: string;
  readonly list: HandoverView;
}

function OpenList({ number, list }: OfList) {
  const [shown, setShown] = useState<'sign' | 'void' | null>(null);
  const close = () => setShown(null);
  return (
    <>
      <Row gap={2} wrap>
        {list.maySign && (
          <Button onPress={() => setShown('sign')}>{list.clientSignedAt === null ? '双方签字' : '代办员签字'}</Button>
        )}
        {list.mayVoid && (
          <Button kind="secondary" onPress={() => setShown('void')}>
            作废这张清单
          </Button>
        )}
      </Row>
      {shown === 'sign' && <BothSignSheet number={number} list={list} onClose={close} />}
      {shown === 'void' && <VoidSheet number={number} list={list} onClose={close} />}
    </>
  );
}

function VoidSheet({ number, list: { no }, onClose }: OfList & { readonly onClose: () => void }) {
  const [words, setWords] = useState('');
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/handovers/:no/void', {
    refresh: MATERIALS_REFRESH,
    onDone: () => {
      toast('清单已作废');
      onClose();
    },
  });
  const reason = words.trim();
  return (
    <FormSheet
      title="作废这张清单"
      send="作废"
      busy={busy}
      complete={reason.length >= 2}
      problem={problem}
      onClose={onClose}
      onSend={() => void submit({ params: { number, no }, body: { reason } })}
    >
      <TextAreaField label="原因" hint="客户会看到" value={words} maxLength={200} onChange={setWords} />
    </FormSheet>
  );
}
