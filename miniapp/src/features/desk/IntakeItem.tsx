import type { MaterialView } from 'shared-types/directory.contract';
import { ITEM_TYPE_LABELS } from 'shared-types/directory.states';
import { Button } from '@/ui/button/Button';
import { Keys } from '@/ui/button/Keys';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { ItemFinder } from '../directory/ItemFinder';
import { IntakePrecheck } from './IntakePrecheck';
import { PLACES } from './intake';
import type { Intake } from './use-intake';

interface IntakeItemProps {
  readonly intake: Intake;
  readonly onStartAnew: () => void;
  /** Sends the keyboard to the first of these places that is there. */
  readonly onNext: (...places: string[]) => void;
}

/** What the walk-in wants, under which situation, and the papers they handed over. */
export function IntakeItem({ intake, onStartAnew, onNext }: IntakeItemProps) {
  const { taken, guide, situation, change, takeUp } = intake;
  if (taken.itemKey === '') {
    return (
      <Stack gap={4}>
        <Card title="要办的事项" aside={<Keys keys={[['Enter', '选第一个']]} />}>
          <ItemFinder
            id={PLACES.find}
            label="找事项"
            hint="名称、群众的说法，或拼音首字母，例如 gssl"
            autoFocus
            chosenKey={null}
            onChoose={(item) => {
              takeUp(item);
              onNext(PLACES.situation, PLACES.materials);
            }}
          />
        </Card>
        <IntakePrecheck intake={intake} />
      </Stack>
    );
  }
  return (
    <Loaded reading={guide}>
      {(item) => (
        <Stack gap={4}>
          <Card
            title={item.name}
            aside={
              <Button kind="text" hotkey="F2" onPress={onStartAnew}>
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
            <Card title="属于哪种情形" aside={<Keys keys={[['1–9', '选择']]} />}>
              <Options
                id={PLACES.situation}
                numbered
                label="情形"
                options={item.situations.map(({ key, name }) => ({ key, title: name }))}
                chosen={situation?.key ?? null}
                onChoose={(key) => change({ situationKey: key, received: [], reused: [] })}
                onNext={() => onNext(PLACES.materials)}
              />
            </Card>
          )}
          {situation && (
            <Materials
              materials={situation.materials}
              received={taken.received}
              onChange={(received) => change({ received })}
              onNext={() => onNext(PLACES.name)}
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
  readonly onNext: () => void;
}

function Materials({ materials, received, onChange, onNext }: MaterialsProps) {
  const required = materials.filter((material) => material.required);
  const takeAll = () => onChange(required.map(({ key }) => key));
  return (
    <Card
      title="收到的材料"
      aside={
        <Button kind="text" icon="list-checks" hotkey="0" onPress={takeAll}>
          必交的都收到了
        </Button>
      }
    >
      <Checks
        id={PLACES.materials}
        label="收到的材料"
        numbered
        onZero={takeAll}
        onNext={onNext}
        checks={materials.map((material) => ({ key: material.key, title: material.name, note: noteOf(material) }))}
        ticked={received}
        onChange={onChange}
      />
    </Card>
  );
}

const noteOf = ({ form, copies, required, source }: MaterialView): string =>
  `${form} ${copies} 份 · ${source} · ${required ? '必交' : '选交'}`;
