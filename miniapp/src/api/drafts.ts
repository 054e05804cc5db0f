import Taro, { useDidHide } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'draft:';
const SAVE_AFTER_MS = 300;

export interface Draft<T> {
  readonly value: T;
  /** Sets some fields of the draft. */
  readonly change: (part: Partial<T>) => void;
  /** True once storage was looked at: what stands in the form will not be replaced any more. */
  readonly ready: boolean;
  /** True when an earlier, unfinished form was found: say so, and offer to start afresh. */
  readonly restored: boolean;
  /** Forgets it: after success, or on 重新填写. */
  readonly clear: () => void;
}

/**
 * A form's content that survives a crash, a call and a lost signal. `key` names the form (`consultation`, `visit:…`);
 * `initial` is a flat object of plain values. Do not keep codes or passwords in it.
 */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [value, setValue] = useState(initial);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const start = useRef(initial);
  const unsaved = useRef<T | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const save = useCallback(() => {
    clearTimeout(timer.current);
    if (unsaved.current === null) return;
    Taro.setStorage({ key: PREFIX + key, data: unsaved.current }).catch(() => undefined);
    unsaved.current = null;
  }, [key]);

  useEffect(() => {
    let stale = false;
    Taro.getStorage<Partial<T>>({ key: PREFIX + key })
      .then(({ data }) => {
        // Whoever began to type before storage answered keeps what was typed.
        if (stale || unsaved.current !== null || typeof data !== 'object') return;
        setValue({ ...start.current, ...data });
        setRestored(true);
      })
      .catch(() => undefined)
      .then(() => {
        if (!stale) setReady(true);
      });
    return () => {
      stale = true;
      save();
    };
  }, [key, save]);
  useDidHide(save);

  const change = useCallback(
    (part: Partial<T>) => {
      setValue((now) => {
        const next = { ...now, ...part };
        unsaved.current = next;
        return next;
      });
      clearTimeout(timer.current);
      timer.current = setTimeout(save, SAVE_AFTER_MS);
    },
    [save],
  );

  const clear = useCallback(() => {
    clearTimeout(timer.current);
    unsaved.current = null;
    setValue(start.current);
    setRestored(false);
    Taro.removeStorage({ key: PREFIX + key }).catch(() => undefined);
  }, [key]);

  return { value, change, ready, restored, clear };
}

/** Forgets every draft on this device: when the person signs out, for the next at the same computer. */
export async function clearDrafts(): Promise<void> {
  // Taro's types describe the callback form only.
  const { keys } = (await Taro.getStorageInfo()) as unknown as { keys: string[] };
  await Promise.all(keys.filter((key) => key.startsWith(PREFIX)).map((key) => Taro.removeStorage({ key })));
}
