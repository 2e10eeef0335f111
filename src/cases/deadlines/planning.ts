import type { Procedure } from '../../procedures/procedure.js';
import { addDays, type CalendarDay, earliest } from '../calendar-day.js';
import { factDay, type Facts } from '../facts.js';

/** The latest day that is advised for a step, counted back from the commission's meeting (F2.8). */
export interface PlannedStep {
  readonly stage: string;
  readonly day: CalendarDay;
  readonly rule: string;
}

/** Plans backwards from the meeting; empty without a meeting or where the text has no such rule. */
export function planBackwards(procedure: Procedure, facts: Facts): PlannedStep[] {
  const { planning } = procedure;
  const meeting = planning && factDay(facts, planning.meeting);
  if (!planning || !meeting) return [];
  return planning.steps.map(({ stage, daysBefore, rule }) => ({
    stage,
    day: addDays(meeting, -daysBefore),
    rule,
  }));
}

/** The results' date that a referral of this day is pre-filled with (R43); null where referrals have none. */
export function plannedReferralDue(
  procedure: Procedure,
  referral: CalendarDay,
  meeting: CalendarDay | null,
): CalendarDay | null {
  const rule = procedure.planning?.referralDue;
  if (!rule) return null;
  const full = addDays(referral, rule.receiptAfter + rule.programme + rule.documents);
  return earliest([full, latestReferralDue(procedure, meeting)]);
}

/** The latest date that a referral may name (R43, F2.4); null while no meeting is known. */
export function latestReferralDue(
  procedure: Procedure,
  meeting: CalendarDay | null,
): CalendarDay | null {
  const rule = procedure.planning?.referralDue;
  return rule && meeting ? addDays(meeting, -rule.beforeMeeting) : null;
}
