import { useEffect, useRef } from 'react';
import type { ComplaintOutcome } from 'shared-types/complaint.states';
import type { ReplyDraftView } from 'shared-types/reply.contract';
import { useDraft } from '@/api';

const SAVE_AFTER_MS = 1200;

/** What is on the form, and the saved draft it goes on from. */
interface Writing {
  readonly reply: string;
  readonly outcome: ComplaintOutcome | null;
  readonly revision: number;
  /** The words of that revision. */
  readonly base: string;
}

export type SaveDraft = (body: {
  revision: number;
  body: string;
  outcome?: ComplaintOutcome;
}) => Promise<ReplyDraftView | undefined>;

const writingOf = (saved: ReplyDraftView | null): Writing => ({
  reply: saved?.body ?? '',
  outcome: saved?.outcome ?? null,
  revision: saved?.revision ?? 0,
  base: saved?.body ?? '',
});

/**
 * A reply that is kept twice while it is written: on this device at once, and on the server a moment later, where a
 * colleague who takes over finds it. What somebody else saved meanwhile is never written over unasked.
 */
export function useReplyDraft(number: string, saved: ReplyDraftView | null, save: SaveDraft) {
  const local = useDraft<Writing>(`reply:${number}`, writingOf(saved));
  const { value, change, ready } = local;
  const dirty = value.reply !== value.base;
  const behind = ready && saved !== null && saved.revision > value.revision;
  const conflict = behind && dirty && saved.body !== value.reply ? saved : undefined;
  const saving = useRef(false);

  useEffect(() => {
    if (behind && !conflict) change(writingOf(saved));
  }, [behind, conflict, saved, change]);

  /** Sends what is written to the server; true when it is there. */
  const flush = async (): Promise<boolean> => {
    if (!dirty) return true;
    saving.current = true;
    const { revision, reply, outcome } = value;
    const kept = await save({ revision, body: reply, ...(outcome && { outcome }) });
    saving.current = false;
    if (kept) change({ revision: kept.revision, base: kept.body });
    return kept !== undefined;
  };

  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => {
    if (!ready || value.reply === value.base || conflict) return;
    const timer = setTimeout(() => {
      if (!saving.current) void latest.current();
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [ready, value.reply, value.base, conflict]);

  return {
    reply: value.reply,
    outcome: value.outcome,
    kept: !dirty && value.revision > 0,
    conflict,
    change: (part: { reply?: string; outcome?: ComplaintOutcome }) => change(part),
    flush,
    /** Ends the conflict: with what the other wrote, or with one's own words instead of theirs. */
    settle: (mine: boolean) => {
      if (!conflict) return;
      const theirs = writingOf(conflict);
      change(mine ? { revision: theirs.revision, base: theirs.base } : theirs);
    },
    clear: local.clear,
  };
}
