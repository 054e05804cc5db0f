import { useState } from 'react';
import type { DocumentMark } from 'shared-types/document.contract';
import { isSigned } from 'shared-types/document.states';
import type { RecordView } from 'shared-types/record.contract';
import { type ApiProblem, asProblem, call, useWrite } from '@/api';
import { openFile } from '@/api/open-file';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { momentWords } from '@/ui/words/dates';

interface PapersProps {
  readonly view: Pick<RecordView, 'documents'>;
  /** True for whom they are addressed to, who may say that they have read them. */
  readonly own?: boolean;
}

/** Papers issued for a record: open them, and say that they were read. Nothing where there are none. */
export function Papers({ view: { documents }, own = false }: PapersProps) {
  if (documents.length === 0) return null;
  return (
    <Card title="文书">
      <Stack gap={4}>
        {documents.map((paper) => (
          <Paper key={paper.handle} paper={paper} own={own} />
        ))}
      </Stack>
    </Card>
  );
}

function Paper({ paper, own }: { readonly paper: DocumentMark; readonly own: boolean }) {
  const { handle, kind, title, number, issuedAt, readAt, voidAt } = paper;
  const toSign = isSigned(kind);
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const confirm = useWrite('POST /documents/:handle/read', {
    refresh: ['GET /cases/:number', 'GET /complaints/:number'],
  });
  const open = async () => {
    setOpening(true);
    setProblem(undefined);
    await call('GET /documents/:handle', { params: { handle } })
      .then(({ pdf, fileName }) => openFile(pdf, fileName, 'pdf'))
      .catch((error: unknown) => setProblem(asProblem(error)));
    setOpening(false);
  };
  return (
    <Stack gap={2}>
      <Text strong>《{title}》</Text>
      <Text size="secondary" tone="ink-2">
        {number} · {momentWords(issuedAt)}出具
        {voidAt ? ' · 已作废' : ''}
        {readAt ? ` · ${own ? '您' : '申请人'}已阅读` : ''}
      </Text>
      <ProblemNote problem={problem ?? confirm.problem} />
      <Row gap={2} wrap>
        <Button kind="secondary" icon="file" busy={opening} onPress={() => void open()}>
          {`打开《${title}》`}
        </Button>
        {own && !toSign && readAt === null && (
          <Button kind="text" busy={confirm.busy} onPress={() => void confirm.submit({ params: { handle } })}>
            我已阅读
          </Button>
        )}
      </Row>
    </Stack>
  );
}
