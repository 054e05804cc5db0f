import { useState } from 'react';
import type { ContractLine, ContractReport } from 'shared-types/insight.contract';
import { type ApiProblem, asProblem, call, useRead } from '@/api';
import { openFile } from '@/api/open-file';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Segmented } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { momentWords, plainDate, shanghaiDate } from '@/ui/words/dates';
import { DeskPage } from '../desk/DeskPage';
import { type Period, usualPeriods } from './periods';

/** 履约报告: every line of the service standard over a period, kept and late, on screen and as a file. */
export function ReportScreen() {
  return (
    <DeskPage title="履约报告" width="wide" reason="履约报告供采购人、主管和品质督查使用。办事群众请返回首页。">
      {() => <Report />}
    </DeskPage>
  );
}

function Report() {
  const periods = usualPeriods(shanghaiDate());
  const [key, setKey] = useState('month');
  const period = periods.find((each) => each.key === key) ?? (periods[0] as Period);
  const { from, to } = period;
  const reading = useRead('GET /reports/contract', { query: { from, to } }, { keepPrevious: true });
  return (
    <Stack gap={4}>
      <Segmented label="统计期间" options={periods} chosen={key} onChoose={setKey} />
      <Text tone="ink-2">
        {plainDate(from)}至{plainDate(to)}，按承诺到期的日子统计
      </Text>
      <Files from={from} to={to} />
      <Loaded reading={reading}>
        {(report) => (
          <Stack gap={4}>
            <Card kind="plain" title="各项承诺">
              <List label="各项承诺">
                {report.lines.map((line) => (
                  <ListItem key={line.kind} title={line.clause} note={line.told}>
                    <Text size="secondary" tone={line.late > 0 ? 'danger' : 'ink-2'} tabular>
                      {figures(line)}
                    </Text>
                  </ListItem>
                ))}
              </List>
            </Card>
            <Late report={report} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

const figures = ({ due, kept, late, keptPercent }: ContractLine): string =>
  due === 0
    ? '没有到期'
    : `到期 ${due} · 按时 ${kept} · 逾期 ${late}${keptPercent === null ? '' : ` · ${keptPercent}%`}`;

function Late({ report: { late } }: { readonly report: ContractReport }) {
  if (late.length === 0) {
    return (
      <Card title="逾期清单">
        <Text tone="ok">这段时间没有逾期</Text>
      </Card>
    );
  }
  return (
    <Card kind="plain" title={`逾期清单（${late.length}）`}>
      <List label="逾期清单">
        {late.map(({ number, title, leg, dueAt, doneAt, holder }) => (
          <ListItem
            key={`${number} ${leg}`}
            title={`${title} · ${leg}`}
            note={`${number} · 期限${momentWords(dueAt)} · ${holder ?? '没有人承办'}`}
            value={doneAt === null ? '未完成' : `${momentWords(doneAt)}完成`}
          />
        ))}
      </List>
    </Card>
  );
}

type Format = 'pdf' | 'xlsx';

/** The same as a file, for the purchaser's own records. */
function Files({ from, to }: { readonly from: string; readonly to: string }) {
  const [making, setMaking] = useState<Format>();
  const [problem, setProblem] = useState<ApiProblem>();
  const save = async (format: Format) => {
    setMaking(format);
    setProblem(undefined);
    await call('GET /reports/contract/file', { query: { from, to, format } })
      .then(({ file, fileName }) => openFile(file, fileName, format))
      .catch((error: unknown) => setProblem(asProblem(error)));
    setMaking(undefined);
  };
  return (
    <>
      <ProblemNote problem={problem} />
      <Row gap={2} wrap>
        <Button icon="file" busy={making === 'pdf'} onPress={() => void save('pdf')}>
          存为 PDF
        </Button>
        <Button kind="secondary" icon="file" busy={making === 'xlsx'} onPress={() => void save('xlsx')}>
          存为 Excel
        </Button>
      </Row>
    </>
  );
}
