import type { PlaceAnswer } from 'shared-types/agency.contract';
import type { ApiProblem } from '@/api';
import { address as pageAddress } from '@/ui/base/nav';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { distanceWords } from '../directory/distance';
import { ChoosePoint } from './ChoosePoint';
import type { RequestDraft } from './request-draft';

interface PlaceSectionProps {
  readonly draft: RequestDraft;
  readonly answer: PlaceAnswer | undefined;
  readonly problem: ApiProblem | undefined;
  readonly onChange: (part: Partial<RequestDraft>) => void;
}

/** Where the agent comes to; outside the district the other ways are shown at once, before anything else is filled in. */
export function PlaceSection({ draft, answer, problem, onChange }: PlaceSectionProps) {
  const { longitude, latitude, address, door } = draft;
  const point = longitude === null || latitude === null ? null : { longitude, latitude };
  return (
    <Card title="上门到哪里">
      <Stack gap={4}>
        <ChoosePoint
          point={point}
          onChange={(chosen, named) => onChange({ ...chosen, ...(named !== undefined && { address: named }) })}
        />
        <ProblemNote problem={problem} />
        {answer?.inside === true && <Note tone="ok">这里可以上门。</Note>}
        {answer?.inside === false && <OtherWays answer={answer} />}
        <TextField
          label="详细地址"
          hint="街道、小区或楼宇"
          value={address}
          maxLength={120}
          onChange={(text) => onChange({ address: text })}
        />
        <TextField
          label="门牌"
          required={false}
          hint="楼层、房号，只有接单的代办员看得到"
          value={door}
          maxLength={60}
          onChange={(text) => onChange({ door: text })}
        />
      </Stack>
    </Card>
  );
}

function OtherWays({ answer }: { readonly answer: PlaceAnswer }) {
  return (
    <Stack gap={3}>
      <Note tone="warn">
        这个地点不在我们的辖区内，暂时不能上门。您可以{answer.ways.map(({ label }) => label).join('，或')}；电话{' '}
        {answer.hotline}。
      </Note>
      <List label="离这里最近的办事地点">
        {answer.sites.map(({ key, name, address, metres }) => (
          <ListItem
            key={key}
            icon="pin"
            title={name}
            note={address}
            value={distanceWords(metres)}
            to={pageAddress('/pages/site/index', { key })}
          />
        ))}
      </List>
    </Stack>
  );
}
