import { type CalendarDay } from './calendar-day.js';
import { type Case, lastOf } from './case.js';
import { refusalStands } from './commands/acceptance.js';
import { type Context } from './context.js';
import { type CaseEvent } from './events/event.js';
import { allAgree, isMember } from './participants.js';

/** The days from which the notices to the commission are counted: all agree (K-D10), somebody refused (K-D11). */
export function consentFacts(kase: Case, ctx: Context): Record<string, CalendarDay | null> {
  const before = beforeAcceptance(kase);
  return {
    participantsAgreed: agreedDay(kase, ctx, before),
    participationRefused: refusedDay(kase, ctx, before),
  };
}

/** What was recorded until the case was accepted for the first time; all, while it is not. */
function beforeAcceptance(kase: Case): readonly CaseEvent[] {
  const accepted = kase.events.findIndex((e) => e.type === 'caseAccepted');
  return accepted < 0 ? kase.events : kase.events.slice(0, accepted);
}

/** The day of the last agreement, once everybody agrees; once accepted it stays. */
function agreedDay(kase: Case, ctx: Context, before: readonly CaseEvent[]): CalendarDay | null {
  const isAccepted = before.length < kase.events.length;
  if (!isAccepted && !allAgree(kase, ctx)) return null;
  const days = before
    .filter((e) => e.type === 'participationAgreed' || e.type === 'guardianConsentGiven')
    .map((e) => e.day);
  return days.sort().at(-1) ?? null;
}

/** A supporter's refusal starts nothing (G3.4). */
const isOfMember = (kase: Case, event: CaseEvent): boolean =>
  'child' in event || ('person' in event && event.person !== null && isMember(kase, event.person));

const refusals: ReadonlySet<string> = new Set([
  'participationRefused',
  'guardianConsentRefused',
  'participantLeft',
]);

/** To stop after a withdrawal is to leave (G3.2). */
const isRefusal = (event: CaseEvent): boolean =>
  refusals.has(event.type) || (event.type === 'continuationDecided' && event.decision === 'stop');

/** The day of the first refusal, as long as one stands or the commission was told of it. */
function refusedDay(kase: Case, ctx: Context, before: readonly CaseEvent[]): CalendarDay | null {
  const told = lastOf(kase, ['commissionNotified'], (e) => e.kind === 'refusal');
  const isOpen = refusalStands(kase, ctx) && before.length === kase.events.length;
  if (told === undefined && !isOpen) return null;
  return before.find((e) => isRefusal(e) && isOfMember(kase, e))?.day ?? null;
}
