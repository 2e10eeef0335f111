import { type Case } from '../cases/case.js';
import { type CaseId } from '../cases/ids.js';
import { type TextStore } from './free-text.js';

/** What finds the texts that no event names. */
export interface SweptStores {
  readonly texts: Pick<TextStore, 'sweep'>;
  readonly cases: { find(id: CaseId): Promise<{ readonly kase: Case } | null> };
}

const dayMs = 86_400_000;

/** Words that were typed and not confirmed are kept as long as a half-filled form, in days. */
const keptDays = 3;

/** Removes, at most once a day, the texts that no event names: a command was refused, or the process died in between. `now`: technical clock. */
export function sweepingTexts({ texts, cases }: SweptStores, now: () => Date): () => Promise<void> {
  let swept: number | null = null;
  const named = async (id: CaseId) => stringsIn((await cases.find(id))?.kase.history ?? []);
  return async () => {
    const at = now().getTime();
    if (swept !== null && at - swept < dayMs) return;
    await texts.sweep(new Date(at - keptDays * dayMs), named);
    swept = at;
  };
}

/** Every string in it, however deep: whatever field of an event names a text, its id is among them. */
function stringsIn(value: unknown): Set<string> {
  if (typeof value === 'string') return new Set([value]);
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.values(value).flatMap((part) => [...stringsIn(part)]));
}
