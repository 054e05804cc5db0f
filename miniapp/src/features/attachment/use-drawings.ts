import { useEffect, useRef, useState } from 'react';
import { ATTACHMENT_WORDS, DRAWING_TYPES, SMALL_MOST_BYTES } from 'shared-types/attachment.states';
import { type ApiProblem, asProblem } from '@/api';
import { drawings as api } from '@/api/drawings';
import type { PickedFile } from '@/api/picked-file';
import { unfinishedDrawings } from '@/api/unfinished-drawings';
import type { Sent } from './AttachField';

/** A drawing on its way. `LEFT` was begun before the page was loaded: its file must be chosen again. */
export interface Drawing {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Bytes that are on the server; null while its content is looked at. */
  readonly sent: number | null;
  readonly state: 'SENDING' | 'PAUSED' | 'LEFT';
  readonly sha256: string | undefined;
  readonly problem: ApiProblem | undefined;
}

interface Drawings {
  readonly list: readonly Drawing[];
  /** True for files that go in parts. */
  readonly takes: (file: PickedFile) => boolean;
  readonly add: (file: PickedFile) => void;
  readonly pause: (key: string) => void;
  readonly goOn: (key: string) => void;
  readonly giveUp: (key: string) => void;
}

const ENDINGS = DRAWING_TYPES.filter((type) => type !== 'PDF').flatMap((type) => ATTACHMENT_WORDS[type].endings);

/** OFD and DWG, and whatever is larger than goes in one piece. */
const takes = ({ name, size }: PickedFile): boolean =>
  api !== undefined && (size > SMALL_MOST_BYTES || ENDINGS.some((ending) => name.toLowerCase().endsWith(`.${ending}`)));

let made = 0;

/** Sends drawings in parts: paused and gone on with by hand, and after a reload by choosing the same file again. */
export function useDrawings(onDone: (sent: Sent) => void): Drawings {
  const [list, setList] = useState<readonly Drawing[]>([]);
  const files = useRef(new Map<string, { file: PickedFile; stop: AbortController }>()).current;
  const change = (key: string, part: Partial<Drawing>) =>
    setList((now) => now.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const drop = (key: string) => {
    files.get(key)?.stop.abort();
    files.delete(key);
    setList((now) => now.filter((each) => each.key !== key));
  };

  useEffect(() => {
    if (api) void unfinishedDrawings().then((left) => setList((now) => [...now, ...left.map(leftOver)]));
    return () => {
      for (const { stop } of files.values()) stop.abort();
    };
  }, [files]);

  const run = async (key: string, file: PickedFile) => {
    const stop = new AbortController();
    files.set(key, { file, stop });
    change(key, { state: 'SENDING', problem: undefined });
    try {
      const done = await api?.send(file, {
        signal: stop.signal,
        // The same file that was left unfinished: its line becomes this one.
        onHash: (sha256) =>
          setList((now) =>
            now
              .filter((each) => each.state !== 'LEFT' || each.sha256 !== sha256)
              .map((each) => (each.key === key ? { ...each, sha256 } : each)),
          ),
        onProgress: (sent) => change(key, { sent }),
      });
      if (!done) return change(key, { state: 'PAUSED' });
      drop(key);
      onDone({ id: done.id, name: done.name });
    } catch (error) {
      change(key, { state: 'PAUSED', problem: asProblem(error) });
    }
  };

  return {
    list,
    takes,
    add: (file) => {
      made += 1;
      const key = `drawing-${made}`;
      const { name, size } = file;
      setList((now) => [
        ...now,
        { key, name, size, sent: null, state: 'SENDING', sha256: undefined, problem: undefined },
      ]);
      void run(key, file);
    },
    pause: (key) => files.get(key)?.stop.abort(),
    goOn: (key) => {
      const known = files.get(key);
      if (known) void run(key, known.file);
    },
    giveUp: (key) => {
      const sha256 = list.find((each) => each.key === key)?.sha256;
      drop(key);
      if (sha256 !== undefined) void api?.giveUp(sha256);
    },
  };
}

const leftOver = ({ sha256, name, size }: { sha256: string; name: string; size: number }): Drawing => {
  return { key: `left-${sha256}`, name, size, sent: null, state: 'LEFT', sha256, problem: undefined };
};
