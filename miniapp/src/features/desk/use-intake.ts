import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import type { Completeness } from 'shared-types/casework.states';
import type { ItemSummary } from 'shared-types/directory.contract';
import { asProblem, call, useDraft, useRead, useWrite } from '@/api';
import {
  type ApplicantForm,
  applicantOf,
  lacking,
  missingOf,
  NOBODY,
  NOTHING_TAKEN,
  situationOf,
  waysOf,
} from './intake';
import { useReusable } from './use-reusable';
import { useTicketIntake } from './use-ticket-intake';

/** One intake as it is filled in. The applicant stays out of storage: the next at this computer must not find them. */
export function useIntake(onTaken: (view: CaseView) => void, ticket?: string) {
  const draft = useDraft('intake', NOTHING_TAKEN);
  const [applicant, setApplicant] = useState(NOBODY);
  const [chosen, setChosen] = useState<Completeness | null>(null);
  const [precheckFault, setPrecheckFault] = useState<string>();
  const taken = draft.value;
  const guide = useRead('GET /items/:key', { params: { key: taken.itemKey } }, { when: taken.itemKey !== '' });
  const situation = situationOf(guide.data, taken);
  const reusable = useReusable(taken.itemKey, situation?.key, applicant.name, applicant.phone);
  // Only what this applicant has: another name, and nothing is reused.
  const reused = taken.reused.filter((key) => reusable.some((each) => each.key === key));
  const missing = missingOf(situation, { received: taken.received, reused });
  const ways = guide.data ? waysOf(guide.data, missing) : [];
  // What is done about a gap is said, never assumed: a forgotten tick must not send a notice.
  const way = ways.length === 1 ? ways[0] : ways.find((each) => each === chosen);
  const lacks = [...lacking(situation, taken, applicant), ...(way ? [] : ['选择材料不齐怎么办'])];
  const { submit, busy, problem } = useWrite('POST /cases', {
    refresh: ['GET /desk/inbox', 'GET /desk/promises'],
    onDone: (view) => {
      draft.clear();
      onTaken(view);
    },
  });
  const put = (part: Partial<ApplicantForm>) => setApplicant((now) => ({ ...now, ...part }));

  /** Sends it where nothing is lacking. Says whether it did. */
  const send = (): boolean => {
    if (!situation || !way || lacks.length > 0) return false;
    if (busy) return true;
    const { itemKey, received } = taken;
    const materials = received.filter((key) => situation.materials.some((material) => material.key === key));
    const again = reused.filter((key) => !materials.includes(key));
    const body = {
      itemKey,
      situationKey: situation.key,
      materials,
      completeness: way,
      ...(again.length > 0 ? { reused: again } : {}),
    };
    void submit({ body: { ...body, applicant: applicantOf(applicant), ...(ticket && { ticket }) } });
    return true;
  };

  const takeUp = ({ key, subject }: Pick<ItemSummary, 'key' | 'subject'>) => {
    draft.change({ ...NOTHING_TAKEN, itemKey: key });
    // Where only one kind may ask, it is that one; what has been typed stays.
    if (subject.length === 1 && applicant.name === '') {
      put({ kind: subject[0] === 'enterprise' ? 'ENTERPRISE' : 'PERSON' });
    }
  };

  /** Takes up what the applicant checked at home; each paper is still looked at here. */
  const bringIn = (code: string) => {
    setPrecheckFault(undefined);
    call('GET /prechecks/:code', { params: { code } })
      .then(({ itemKey, situationKey, materials }) =>
        draft.change({ itemKey, situationKey, received: materials, reused: [] }),
      )
      .catch((error) => setPrecheckFault(asProblem(error).title));
  };

  const broughtIn = useTicketIntake(ticket, ({ itemKey, situationKey, applicant: known }) => {
    if (itemKey !== null) draft.change({ ...NOTHING_TAKEN, itemKey, situationKey: situationKey ?? '' });
    if (known) setApplicant(known);
  });

  /** Puts everything back as it stands now, with this applicant. */
  const putBack = (known: ApplicantForm) => {
    draft.change(taken);
    setApplicant(known);
    setChosen(chosen);
  };

  return {
    taken,
    change: draft.change,
    /** Left half done at this computer, and found again. */
    resumed: draft.restored && taken.itemKey !== '',
    applicant,
    put,
    guide,
    situation,
    missing,
    ways,
    way,
    setWay: setChosen,
    lacks,
    takeUp,
    bringIn,
    precheckFault,
    broughtIn,
    reusable,
    putBack,
    send,
    busy,
    problem,
  };
}

export type Intake = ReturnType<typeof useIntake>;
