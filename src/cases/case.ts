import { type CalendarDay } from './calendar-day.js';
import { effective } from './corrections.js';
import { type CaseEvent, type EventOf, type EventType } from './events/event.js';
import { type CaseId, type StaffId } from './ids.js';

/** A case is its events; everything else about it is asked of them. */
export interface Case {
  readonly id: CaseId;
  readonly number: string;
  readonly procedure: { readonly id: string; readonly version: number };
  /** Counts the saved changes; guards each write. */
  readonly version: number;
  /** All that was recorded, in order. */
  readonly history: readonly CaseEvent[];
  /** What holds: the history with its corrections applied. */
  readonly events: readonly CaseEvent[];
}

/** The case that these recorded events make. */
export function caseOf(
  head: Omit<Case, 'events' | 'history'>,
  history: readonly CaseEvent[],
): Case {
  return { ...head, history, events: effective(history) };
}

/** The case after more events. */
export function withEvents(kase: Case, added: readonly CaseEvent[]): Case {
  return caseOf({ ...kase, version: kase.version + 1 }, [...kase.history, ...added]);
}

/** Every event of the type that holds, oldest first. */
export function all<T extends EventType>(kase: Case, type: T): EventOf<T>[] {
  return kase.events.filter((e): e is EventOf<T> => e.type === type);
}

/** The newest event of the type that holds and meets the condition. */
export function last<T extends EventType>(
  kase: Case,
  type: T,
  where: (event: EventOf<T>) => boolean = () => true,
): EventOf<T> | undefined {
  return all(kase, type).filter(where).at(-1);
}

/** True when such an event holds. */
export function has<T extends EventType>(
  kase: Case,
  type: T,
  where: (event: EventOf<T>) => boolean = () => true,
): boolean {
  return last(kase, type, where) !== undefined;
}

/** The day of the first event of the type; null when it has not happened. */
export function firstDay(kase: Case, type: EventType): CalendarDay | null {
  return kase.events.find((e) => e.type === type)?.day ?? null;
}

/** The newest event of any of the types. */
export function lastOf<T extends EventType>(
  kase: Case,
  types: readonly T[],
  where: (event: EventOf<T>) => boolean = () => true,
): EventOf<T> | undefined {
  const wanted: ReadonlySet<string> = new Set(types);
  return kase.events
    .filter((e): e is EventOf<T> => wanted.has(e.type))
    .filter(where)
    .at(-1);
}

/** The case as it was since the programme was last reopened: the present round (G1.9). */
export function inRound(kase: Case): Case {
  const start = kase.events.findLastIndex((e) => e.type === 'programmeReopened');
  return start < 0 ? kase : { ...kase, events: kase.events.slice(start) };
}

/** Closed and not opened again (G1.7). */
export function isClosed(kase: Case): boolean {
  const end = lastOf(
    kase,
    [
      'caseClosed',
      'caseDeclined',
      'referralRedirected',
      'caseConsidered',
      'caseArchived',
      'caseReopened',
    ],
    (e) => e.type !== 'caseConsidered' || e.decision === 'none',
  );
  return end !== undefined && end.type !== 'caseReopened';
}

/** Paused by staff and not resumed. */
export function isPaused(kase: Case): boolean {
  return lastOf(kase, ['casePaused', 'caseResumed'])?.type === 'casePaused';
}

/** The programme is completed in the present round. */
export function isCompleted(kase: Case): boolean {
  return has(inRound(kase), 'programmeCompleted');
}

/** Those who led the case before the last replacement and do not any more. */
export function formerFacilitators(kase: Case): readonly StaffId[] {
  const named = kase.events.flatMap((e) =>
    e.type === 'facilitatorAssigned' || e.type === 'facilitatorReplaced' ? [e.facilitators] : [],
  );
  const present = named.at(-1) ?? [];
  return (named.at(-2) ?? []).filter((before) => !present.includes(before));
}

/** The facilitators who lead the case now, the first of them responsible. */
export function facilitators(kase: Case): readonly StaffId[] {
  return lastOf(kase, ['facilitatorAssigned', 'facilitatorReplaced'])?.facilitators ?? [];
}

/** Somebody leads the case as facilitator. */
export const hasFacilitator = (kase: Case): boolean => facilitators(kase).length > 0;
