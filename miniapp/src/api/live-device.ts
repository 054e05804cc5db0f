import { watchConnection } from './device';
import { currentDevice, forgetDevice, onDeviceChange } from './device-session';
import { LiveLine } from './live-line';
import { atMostEvery } from './live-sites';
import { queryClient } from './query-client';

/** A machine has nobody who pulls the page down: it looks by itself, oftener while nothing is heard. */
const POLL_MS = 20_000;
const DEAF_POLL_MS = 4_000;
const GAP_MS = 300;

const refresh = atMostEvery(GAP_MS, 0, () => {
  void queryClient.invalidateQueries({
    predicate: ({ meta }) => meta?.as === 'device' && (meta.live === true || meta.site !== undefined),
  });
});

const line = new LiveLine({
  wanted: () => currentDevice() !== null,
  hello: async () => {
    const device = currentDevice();
    return device === null ? undefined : { deviceToken: device.deviceToken };
  },
  onNews: refresh,
  onGap: refresh,
  onRefused: () => void forgetDevice(),
});

let wired = false;
let lookedAt = 0;

/** Keeps a kiosk or display live for as long as it is paired. Called by its pages, however often. */
export function wireDeviceFeed(): void {
  if (wired) return;
  wired = true;
  watchConnection((connected) => {
    if (connected) line.retryNow();
  });
  onDeviceChange(follow);
  follow();
  setInterval(() => {
    const rest = line.ready ? POLL_MS : DEAF_POLL_MS;
    if (currentDevice() === null || Date.now() - lookedAt < rest) return;
    lookedAt = Date.now();
    refresh();
  }, DEAF_POLL_MS);
}

function follow(): void {
  if (currentDevice() === null) line.stop();
  else line.retryNow();
}
