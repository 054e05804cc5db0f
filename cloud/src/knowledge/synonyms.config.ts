import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { text } from '../kernel/config/scalars';

export const SYNONYMS_FILE = 'synonyms.yaml';

/** `synonyms.yaml`: words that mean the same to whoever asks, and words that say nothing. */
export const synonymsSchema = traced({
  groups: z.array(z.array(text).min(2)),
  ignored: z.array(text),
}).superRefine(({ groups }, ctx) => {
  const seen = new Set<string>();
  groups.forEach((words, group) => {
    words.forEach((word, at) => {
      if (seen.has(word))
        ctx.addIssue({ code: 'custom', path: ['groups', group, at], message: 'a word no group has yet', input: word });
      seen.add(word);
    });
  });
});

export type Synonyms = z.output<typeof synonymsSchema>;
