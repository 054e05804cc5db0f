import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import type { DraftLine } from '../agency/plan-draft';

interface PlanLineProps {
  readonly at: number;
  readonly line: DraftLine;
  readonly others: readonly DraftLine[];
  readonly onChange: (part: Partial<DraftLine>) => void;
  readonly onRemove: () => void;
}

/** One item of a plan: its situation, what it waits for, how long it takes to get ready, who brings what. */
export function AgencyPlanLine({ at, line, others, onChange, onRemove }: PlanLineProps) {
  const { data: guide } = useRead('GET /items/:key', { params: { key: line.itemKey } });
  const situation = guide?.situations.find(({ key }) => key === line.situationKey);
  return (
    <Stack as="section" gap={4} label={line.name}>
      <Row justify="between" gap={2}>
        <Stack gap={0}>
          <Text as="h3" strong>
            {at + 1}. {line.name}
          </Text>
          {guide && (
            <Text size="secondary" tone="ink-2">
              {guide.authority} ·{' '}
              {guide.committedWorkdays === 0 ? '当日办结' : `承诺 ${guide.committedWorkdays} 个工作日`}
            </Text>
          )}
        </Stack>
        <Button kind="text" onPress={onRemove} label={`移除${line.name}`}>
          移除
        </Button>
      </Row>
      {guide && (
        <Options
          label={`${line.name}的办理情形`}
          layout="grid"
          options={guide.situations.map(({ key, name }) => ({ key, title: name }))}
          chosen={line.situationKey || null}
          onChoose={(situationKey) => onChange({ situationKey, agentMaterials: [] })}
        />
      )}
      {others.length > 0 && (
        <Checks
          label={`${line.name}要等哪些事项有结果`}
          checks={others.map(({ itemKey, name }) => ({ key: itemKey, title: `等“${name}”有结果再递交` }))}
          ticked={line.after}
          onChange={(after) => onChange({ after: [...after] })}
        />
      )}
      <TextField
        label="备齐材料要几个工作日"
        kind="digits"
        maxLength={2}
        value={String(line.prepareWorkdays)}
        onChange={(days) => onChange({ prepareWorkdays: Math.min(60, Number(days) || 0) })}
      />
      {situation && (
        <Checks
          label={`${line.name}由代办员准备的材料，其余由客户准备`}
          columns
          checks={situation.materials.map(({ key, name }) => ({ key, title: name, note: '由代办员准备' }))}
          ticked={line.agentMaterials}
          onChange={(agentMaterials) => onChange({ agentMaterials: [...agentMaterials] })}
        />
      )}
      <TextField
        label="说明"
        required={false}
        maxLength={200}
        value={line.note ?? ''}
        onChange={(note) => onChange({ note })}
      />
    </Stack>
  );
}
