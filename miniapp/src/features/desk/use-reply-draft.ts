import { useEffect, useRef, useState } from 'react';
import type { ComplaintOutcome } from 'shared-types/complaint.states';
import type { ReplyDraftView } from 'shared-types/reply.contract';
import { useDraft } from '@/api';

const SAVE_AFTER_MS = 1200;

/** What is on the form, and the saved draft it goes on from. */
interface Writing {
  readonly reply: string;
  readonly outcome: ComplaintOutcome | null;
  readonly revision: number;
  /** What that revision said; see `saying`. */
  readonly base: string;
}

export type SaveDraft = (body: {
  revision: number;
  body: string;
  outcome?: ComplaintOutcome;
}) => Promise<ReplyDraftView | undefined>;

const saying = (reply: string, outcome: ComplaintOutcome | null): string => `${outcome ?? ''}\n${reply}`;

const NOTHING: Writing = { reply: '', outcome: null, revision: 0, base: saying('', null) };

const writingOf = (saved: ReplyDraftView | null): Writing =>
  saved === null
    ? NOTHING
    : {
        reply: saved.body,
        outcome: saved.outcome,
        revision: saved.revision,
        base: saying(saved.body, saved.outcome),
      };

/**
 * A reply that is kept twice while it is written: on this device at once, and on the server a moment later, where a
 * colleague who takes over finds it. What somebody else saved meanwhile is never written over unasked.
 */
export function useReplyDraft(number: string, saved: ReplyDraftView | null, save: SaveDraft) {
  const local = useDraft<Writing>(`reply:${number}`, writingOf(saved));
  const { value, change, ready } = local;
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<string>();
  const sent = useRef(false);
  const now = saying(value.reply, value.outcome);
  const dirty = now !== value.base;
  const theirs = writingOf(saved);
  // What comes back of one's own saving is no news.
  const elsewhere = saved === null ? value.revision > 0 : saved.revision > value.revision;
  const apart = ready && !saving && elsewhere && !sent.current;
  const conflict = apart && saved !== null && dirty && theirs.base !== now ? saved : undefined;

  useEffect(() => {
    if (!apart || conflict) return;
    // Where the draft is gone, a reply has been sent since: what is on the form begins a new one.
    change(saved === null && dirty ? { revision: NOTHING.revision, base: NOTHING.base } : writingOf(saved));
  }, [apart, conflict, dirty, saved, change]);

  /** Sends what is written to the server; true when it is there. */
  const flush = async (): Promise<boolean> => {
    if (!dirty) return true;
    setSaving(true);
    const { revision, reply, outcome } = value;
    const kept = await save({ revision, body: reply, ...(outcome && { outcome }) });
    setSaving(false);
    setRefused(kept ? undefined : now);
    if (kept && !sent.current) change({ revision: kept.revision, base: saying(kept.body, kept.outcome) });
    return kept !== undefined;
  };

  const latest = useRef(flush);
  latest.current = flush;
  const due = ready && !saving && dirty && !conflict && now !== refused;
  useEffect(() => {
    if (!due || now === '') return;
    const timer = setTimeout(() => void latest.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [due, now]);

  return {
    reply: value.reply,
    outcome: value.outcome,
    kept: !dirty && value.revision > 0,
    saving,
    conflict,
    change: (part: { reply?: string; outcome?: ComplaintOutcome }) => change(part),
    flush,
    /** Ends the conflict: with what the other wrote, or with one's own words instead of theirs. */
    settle: (mine: boolean) => {
      setRefused(undefined);
      change(mine ? { revision: theirs.revision, base: theirs.base } : theirs);
    },
    /** The reply has gone out: there is nothing to keep. */
    clear: () => {
      sent.current = true;
      local.clear();
    },
  };
}
