import { useState } from 'react';
import type { ResultOf } from 'shared-types/routes';
import { useRead } from '@/api';
import { readPosition } from '@/api/position';
import { Button } from '@/ui/button/Button';
import { Stack } from '@/ui/layout/Stack';
import { PointMap } from '@/ui/map/PointMap';
import type { MapSite } from '@/ui/map/schematic';
import { toast } from '@/ui/overlay/toast-store';
import type { ChoosePointProps } from './choose-point-props';

const landmarksOf = (sites: ResultOf<'GET /sites'> | undefined): MapSite[] =>
  (sites?.items ?? []).map(({ key, name, position: { longitude, latitude } }) => {
    return { key, name, position: [longitude, latitude], open: false };
  });

/** In a browser: on the district's drawing, by a tap or the arrow keys, or where one stands. */
export function ChoosePoint({ point, onChange }: ChoosePointProps) {
  const centre = useRead('GET /centre');
  const sites = useRead('GET /sites');
  const [busy, setBusy] = useState(false);
  const ring = centre.data?.boundary.rings[0];
  const here = () => {
    setBusy(true);
    readPosition()
      .then(({ longitude, latitude }) => onChange({ longitude, latitude }))
      .catch(() => toast('没有取得您的位置，请在图上点选', 'info'))
      .finally(() => setBusy(false));
  };
  return (
    <Stack gap={3}>
      {ring && (
        <PointMap
          boundary={ring}
          landmarks={landmarksOf(sites.data)}
          point={point && [point.longitude, point.latitude]}
          label="上门地点"
          onChange={([longitude, latitude]) => onChange({ longitude, latitude })}
        />
      )}
      <Button block kind="secondary" icon="pin" busy={busy} onPress={here}>
        用我现在的位置
      </Button>
    </Stack>
  );
}
