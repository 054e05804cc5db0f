import Taro from '@tarojs/taro';
import { createStore, useStore } from './store';

const KEY = 'preferences';
/** Body text is never larger than 30 px, however large the setting outside is. */
const LARGEST_BODY = 30;
const BODY = 16;
const ELDER_SCALE = 1.25;

export interface Preferences {
  /** 长辈版: everything a quarter larger, targets of 60, one column. */
  readonly elder: boolean;
  readonly night: boolean;
}

const preferences = createStore<Preferences>({ elder: false, night: false });
const systemScale = createStore(1);

/** Reads what was chosen on an earlier visit, and the text size of WeChat or the browser. Call once at launch. */
export async function loadPreferences(): Promise<void> {
  systemScale.set(readSystemScale());
  const stored = await Taro.getStorage<Partial<Preferences>>({ key: KEY }).catch(() => undefined);
  if (stored?.data) preferences.set({ elder: stored.data.elder === true, night: stored.data.night === true });
}

/** Changes the look now and remembers it. */
export function choose(change: Partial<Preferences>): void {
  const next = { ...preferences.get(), ...change };
  preferences.set(next);
  Taro.setStorage({ key: KEY, data: next }).catch(() => undefined);
}

export interface Look extends Preferences {
  /** Factor on every size of the tokens. */
  readonly scale: number;
}

/** The look in force: what was chosen, and the scale that follows from it and from WeChat's or the browser's text. */
export function useLook(): Look {
  const chosen = useStore(preferences);
  const system = useStore(systemScale);
  return { ...chosen, scale: scaleOf(chosen.elder, system) };
}

/** Factor on all sizes for a mode and the text size of WeChat or the browser; body stays between 16 (20) and 30 px. */
export function scaleOf(elder: boolean, system: number): number {
  const wanted = (elder ? ELDER_SCALE : 1) * Math.max(1, system);
  return Math.min(wanted, LARGEST_BODY / BODY);
}

function readSystemScale(): number {
  // No sheet of ours sets the root's size, so it is what the browser's own settings say.
  if (process.env.TARO_ENV === 'h5')
    return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / BODY;
  // Older versions of WeChat know neither the call nor the field, and Taro's types do not list the field.
  const info = Taro.getAppBaseInfo?.() as { fontSizeScaleFactor?: number } | undefined;
  return info?.fontSizeScaleFactor ?? 1;
}
