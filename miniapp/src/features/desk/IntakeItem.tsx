import type { ItemGuide, MaterialView } from 'shared-types/directory.contract';
import { ITEM_TYPE_LABELS } from 'shared-types/directory.states';
import type { Reading } from '@/api/reads';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { ItemFinder } from '../directory/ItemFinder';
import { NOTHING_TAKEN, type Taken } from './intake';

interface IntakeItemProps {
  readonly taken: Taken;
  readonly guide: Reading<ItemGuide>;
  readonly situation: ItemGuide['situations'][number] | undefined;
  readonly onChange: (part: Partial<Taken>) => void;
}

/** What the walk-in wants, under which situation, and the papers they handed over. */
export function IntakeItem({ taken, guide, situation, onChange }: IntakeItemProps) {
  if (taken.itemKey === '') {
    return (
      <Card title="要办的事项">
        <ItemFinder
          label="找事项"
          hint="回车选第一个"
          autoFocus
          chosenKey={null}
          onChoose={({ key }) => onChange({ ...NOTHING_TAKEN, itemKey: key })}
        />
      </Card>
    );
  }
  return (
    <Loaded reading={guide}>
      {(item) => (
        <Stack gap={4}>
          <Card
            title={item.name}
            aside={
              <Button kind="text" onPress={() => onChange(NOTHING_TAKEN)}>
                换一个事项
              </Button>
            }
          >
            <Facts
              facts={[
                ['类型', ITEM_TYPE_LABELS[item.type]],
                ['主管部门', item.authority],
                ['结果', item.result.name],
                ['费用', item.fee.amountFen === 0 ? '不收费' : `${(item.fee.amountFen / 100).toFixed(2)} 元`],
              ]}
            />
          </Card>
          {item.situations.length > 1 && (
            <Card title="属于哪种情形">
              <Options
                label="情形"
                options={item.situations.map(({ key, name }) => ({ key, title: name }))}
                chosen={situation?.key ?? null}
                onChoose={(key) => onChange({ situationKey: key, received: [] })}
              />
            </Card>
          )}
          {situation && (
            <Materials
              materials={situation.materials}
              received={taken.received}
              onChange={(received) => onChange({ received })}
            />
          )}
        </Stack>
      )}
    </Loaded>
  );
}

interface MaterialsProps {
  readonly materials: readonly MaterialView[];
  readonly received: readonly string[];
  readonly onChange: (received: readonly string[]) => void;
}

function Materials({ materials, received, onChange }: MaterialsProps) {
  const required = materials.filter((material) => material.required);
  return (
    <Card
      title="收到的材料"
      aside={
        <Button kind="text" icon="list-checks" onPress={() => onChange(required.map(({ key }) => key))}>
          必交的都收到了
        </Button>
      }
    >
      <Checks
        label="收到的材料"
        checks={materials.map((material) => ({ key: material.key, title: material.name, note: noteOf(material) }))}
        ticked={received}
        onChange={onChange}
      />
    </Card>
  );
}

const noteOf = ({ form, copies, required, source }: MaterialView): string =>
  `${form} ${copies} 份 · ${source} · ${required ? '必交' : '选交'}`;
