import gcoord from 'gcoord';
import type { Reading } from './position-reading';

const TIMEOUT_MS = 10_000;

/** Where the phone is, read once, after the browser's own question. @throws when it is refused or not found. */
export async function readPosition(): Promise<Reading> {
  const { coords } = await new Promise<GeolocationPosition>((resolve, reject) => {
    if (!('geolocation' in navigator)) reject(new Error('no geolocation'));
    else navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: TIMEOUT_MS });
  });
  // A browser speaks WGS-84, every map in China GCJ-02; they lie some 500 m apart.
  const [longitude, latitude] = gcoord.transform([coords.longitude, coords.latitude], gcoord.WGS84, gcoord.GCJ02);
  return { longitude, latitude, accuracyMetres: Math.ceil(coords.accuracy) };
}
