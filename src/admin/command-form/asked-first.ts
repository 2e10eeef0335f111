import { type FormValues } from '../../people/form-draft.js';
import { type ChoiceSources } from './choice-sources.js';

/** The field that a form asks before the others, as what they ask depends on it. */
export const askedFirst: Readonly<Record<string, string>> = { correctFact: 'event' };

/** True when it was answered with a record that may be named. */
export function isFirstChosen(command: string, { lists }: ChoiceSources, values: FormValues) {
  const chosen = values[askedFirst[command] ?? '']?.[0];
  return lists.events.some(({ id }) => id === chosen);
}

/** What was typed, without the answer that comes first: it is chosen anew. */
export const withoutFirst = (command: string, values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name !== askedFirst[command]));
