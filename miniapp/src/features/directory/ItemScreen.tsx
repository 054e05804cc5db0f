import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ItemGuide, MaterialView } from 'shared-types/directory.contract';
import { SUBJECT_LABELS } from 'shared-types/directory.states';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { feeWords, limitWords } from './item-words';
import { Precheck } from './Precheck';

/** 办事指南: what to know and to bring before coming. */
export function ItemScreen() {
  const key = useRouter().params.key ?? '';
  const reading = useRead('GET /items/:key', { params: { key } });
  const [situation, setSituation] = useState<string>();
  return (
    <Page title="办事指南" footer={<WaysOn itemKey={key} situation={situation} guide={reading.data} />}>
      <Loaded reading={reading}>
        {(guide) => <Guide guide={guide} situation={situation} onSituation={setSituation} />}
      </Loaded>
    </Page>
  );
}

interface WaysOnProps {
  readonly itemKey: string;
  readonly situation: string | undefined;
  readonly guide: ItemGuide | undefined;
}

function WaysOn({ itemKey, situation, guide }: WaysOnProps) {
  return (
    <Row gap={2} even>
      <Button kind="secondary" icon="message" to={address('/pages/ask/index', { item: itemKey })}>
        先问一问
      </Button>
      <Button
        icon="calendar"
        disabled={!guide || guide.sites.length === 0}
        to={address('/pages/book/index', { item: itemKey, situation })}
      >
        预约办理
      </Button>
    </Row>
  );
}

interface GuideProps {
  readonly guide: ItemGuide;
  readonly situation: string | undefined;
  readonly onSituation: (key: string) => void;
}

function Guide({ guide, situation, onSituation }: GuideProps) {
  const { situations } = guide;
  const chosen = situations.find(({ key }) => key === situation) ?? situations[0];
  return (
    <Stack gap={4}>
      <Card title={guide.plainName}>
        <Stack gap={3}>
          <Text size="secondary" tone="ink-2">
            {guide.name}
          </Text>
          <Facts
            facts={[
              ['多久办好', limitWords(guide)],
              ['费用', feeWords(guide)],
              ['谁可以办', guide.subject.map((each) => SUBJECT_LABELS[each]).join('、')],
              ['拿到什么', guide.result.name],
              ['怎么拿', guide.result.delivery.join('、')],
              ['主管部门', guide.authority],
            ]}
          />
        </Stack>
      </Card>
      {situations.length > 1 && (
        <Card title="您属于哪种情形">
          <Options
            label="您属于哪种情形"
            options={situations.map(({ key, name }) => ({ key, title: name }))}
            chosen={chosen?.key ?? null}
            onChoose={onSituation}
          />
        </Card>
      )}
      {chosen && <Materials materials={chosen.materials} />}
      {chosen && (
        <Precheck key={chosen.key} itemKey={guide.key} situationKey={chosen.key} materials={chosen.materials} />
      )}
      {guide.sites.length > 0 && (
        <Card kind="plain" title="在哪里办">
          <List label="在哪里办">
            {guide.sites.map(({ key, name, address: place }) => (
              <ListItem key={key} icon="pin" title={name} note={place} to={address('/pages/site/index', { key })} />
            ))}
          </List>
        </Card>
      )}
      <Basis guide={guide} />
    </Stack>
  );
}

function Materials({ materials }: { readonly materials: readonly MaterialView[] }) {
  return (
    <Card kind="plain" title="要带的材料">
      <List label="要带的材料">
        {materials.map(({ key, name, form, copies, required, canBeMissing, source }) => (
          <ListItem
            key={key}
            title={name}
            note={[`${form} ${copies} 份`, source, canBeMissing ? '可以后补' : null].filter(Boolean).join(' · ')}
            value={required ? '必带' : '如有'}
          />
        ))}
      </List>
    </Card>
  );
}

/** On what it rests, and how far the guide may be relied on. */
function Basis({ guide: { basis, statutoryWorkdays, certainty } }: { readonly guide: ItemGuide }) {
  return (
    <Card title="依据">
      <Stack gap={3}>
        {basis.map((line) => (
          <Text key={line} size="secondary" tone="ink-2">
            {line}
          </Text>
        ))}
        {statutoryWorkdays !== null && statutoryWorkdays > 0 && (
          <Text size="secondary" tone="ink-2">
            法定时限 {statutoryWorkdays} 个工作日
          </Text>
        )}
        {certainty.hints.length > 0 && <Note tone="warn">{certainty.hints.join('；')}。</Note>}
      </Stack>
    </Card>
  );
}
