import { useEffect, useState } from 'react';
import { useFocusNext } from '@/ui/base/focus';
import { useKey, useSendKey } from '@/ui/base/hotkey';
import { useVisible } from '@/ui/page/use-visible';
import { NOTHING_TAKEN, PLACES, placeAfter, placeOfFirstEmpty, withScan } from './intake';
import { openRecord } from './open-record';
import type { Scan } from './scan';
import type { Intake } from './use-intake';
import { useWedge } from './wedge';

/** The intake without a mouse: the focus goes on by itself, keys do what buttons do, readers at the counter type into it. */
export function useIntakeKeys(intake: Intake) {
  const { taken, applicant, way, situation, resumed } = intake;
  const focusNext = useFocusNext();
  const visible = useVisible();
  // Each scan takes back what was typed into the search.
  const [scans, setScans] = useState(0);

  const send = () => {
    if (intake.send()) return;
    if (!situation) focusNext(PLACES.find, PLACES.situation);
    else focusNext(placeOfFirstEmpty(applicant) ?? (way ? PLACES.phone : PLACES.way));
  };
  const onEnter = (from: string) => {
    const next = placeAfter(applicant, from);
    if (next === null) send();
    else focusNext(next);
  };
  const startAnew = () => {
    intake.change(NOTHING_TAKEN);
    focusNext(PLACES.find);
  };
  const switchKind = () => {
    intake.put({ kind: applicant.kind === 'PERSON' ? 'ENTERPRISE' : 'PERSON' });
    focusNext(PLACES.name);
  };
  // What stood before the reader typed into it is what the scan goes with.
  const onScan = (scan: Scan) => {
    const read = scan.kind === 'CARD' || scan.kind === 'LICENCE' ? withScan(applicant, scan) : applicant;
    intake.putBack(read);
    setScans((times) => times + 1);
    if (scan.kind === 'RECORD') openRecord(scan.number);
    else if (scan.kind === 'PRECHECK') intake.bringIn(scan.code);
    else focusNext(taken.itemKey === '' ? PLACES.find : (placeOfFirstEmpty(read) ?? PLACES.phone));
  };

  useEffect(() => {
    if (resumed) focusNext(PLACES.situation, PLACES.materials);
  }, [resumed, focusNext]);
  useSendKey(visible ? send : undefined);
  useKey('F2', visible ? startAnew : undefined);
  useKey('F4', visible ? switchKind : undefined);
  useWedge(visible ? () => onScan : undefined);
  return { focusNext, onEnter, startAnew, send, scans };
}
