import { useState } from 'react';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { metresBetween } from '../directory/distance';
import { useHere } from '../directory/use-here';
import type { BookableSite } from './booking-choice';
import { type AdvisedSite, advise, queueWords, siteWords } from './site-advice';

interface PlacesProps {
  readonly itemKey: string;
  readonly sites: readonly BookableSite[];
  readonly site: BookableSite;
  readonly onChoose: (key: string) => void;
  /** A booking that stands moves: going there now is no answer. */
  readonly moving: boolean;
}

/** The place one stands at, and where it goes quickest; the others unfold, so that days and times are seen without scrolling. */
export function Places({ itemKey, sites, site, onChoose, moving }: PlacesProps) {
  const [unfolded, setUnfolded] = useState(false);
  const here = useHere();
  const advised = useAdvice(itemKey, sites, here.position);
  const [quickest] = advised;
  const chosen = advised.find((each) => each.site.key === site.key);
  return (
    <Card title="在哪里办">
      <Stack gap={2}>
        {!moving && quickest?.way === 'NOW' && <GoNow advised={quickest} />}
        {unfolded ? (
          <>
            <Options
              label="在哪里办"
              options={advised.map((each) => ({ key: each.site.key, title: each.site.name, note: siteWords(each) }))}
              chosen={site.key}
              onChoose={onChoose}
            />
            {here.position === null && (
              <Button kind="text" icon="navigate" busy={here.busy} onPress={here.ask}>
                算上离我的远近
              </Button>
            )}
          </>
        ) : (
          <Stack gap={0}>
            <Text strong>{site.name}</Text>
            <Text size="secondary" tone="ink-2">
              {[queueWords(chosen?.queue), site.address].filter(Boolean).join(' · ')}
            </Text>
          </Stack>
        )}
        {sites.length > 1 && (
          <Button kind="text" icon="pin" onPress={() => setUnfolded(!unfolded)}>
            {unfolded ? '就在这里办' : `换个地点（共 ${sites.length} 个）`}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

/** The sites, the quickest first. Where one is never leaves the phone: the distances are worked out here. */
function useAdvice(itemKey: string, sites: readonly BookableSite[], position: ReturnType<typeof useHere>['position']) {
  const queues = useRead('GET /items/:key/queues', { params: { key: itemKey } });
  const places = useRead('GET /sites').data?.items ?? [];
  const seen = sites.map((site) => {
    const place = places.find(({ key }) => key === site.key);
    const queue = queues.data?.items.find(({ siteKey }) => siteKey === site.key);
    return { site, queue, metres: place && position ? metresBetween(position, place.position) : null };
  });
  return advise(seen, queues.data?.counterMinutes ?? 0, Date.now());
}

/** Nobody has to book who is served sooner by going there now. */
function GoNow({ advised: { site, queue } }: { readonly advised: AdvisedSite }) {
  return (
    <>
      <Note tone="ok">{`现在直接去${site.name}最快：${queueWords(queue)}，到场取号就能办。`}</Note>
      <Button kind="text" icon="route" to={address('/pages/site/index', { key: site.key })}>
        看怎么去
      </Button>
    </>
  );
}
