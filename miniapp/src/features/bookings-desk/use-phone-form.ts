import { useState } from 'react';
import { useDraft } from '@/api';
import { NO_WISH, NOBODY, type PhoneForm } from './phone-form';

/** What is written down during a call: the wish outlives the page, who called does not. */
export function usePhoneForm() {
  const wish = useDraft('phone-booking', NO_WISH);
  const [caller, setCaller] = useState(NOBODY);
  const change = (part: Partial<PhoneForm>) => {
    const entries = Object.entries(part);
    const wished = entries.filter(([key]) => key in NO_WISH);
    const said = entries.filter(([key]) => key in NOBODY);
    if (wished.length > 0) wish.change(Object.fromEntries(wished));
    if (said.length > 0) setCaller((now) => ({ ...now, ...Object.fromEntries(said) }));
  };
  const clear = () => {
    wish.clear();
    setCaller(NOBODY);
  };
  return { form: { ...wish.value, ...caller }, change, clear, restored: wish.restored };
}
