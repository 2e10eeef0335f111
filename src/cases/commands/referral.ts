import { z } from 'zod';
import { addDays } from '../calendar-day.js';
import { type Case, last, has } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { openCriteria } from '../eligibility-of-case.js';
import { code, day, on, choice, reason } from '../fields.js';
import { tellNoProgramme } from '../no-programme.js';
import { activeMembers, participants } from '../participants.js';
import { hasPdConsent, hasPaper, requiredSigner } from '../pd-consent.js';
import { proc } from '../proc.js';
import { refuseIf, type Refusal, firstRefusal } from '../refusal.js';
import { toRole } from '../telling.js';

/** Not sent to a service yet. */
export const isDraft = (kase: Case): boolean => !has(kase, 'referralSent');

/** «Заявка подписана» by the chair, after the criteria (R25, R26, R40, R43, R44). */
export const signReferral = command({
  name: 'signReferral',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf', 'fa'],
  when: isDraft,
  input: z.object({ number: code().optional(), referralDue: day().optional(), on: on() }),
  blocked: (kase, ctx) => notReady(kase, ctx),
  refuse: (kase, input) => {
    const meeting = meetingDay(kase);
    const late =
      meeting !== null &&
      input.referralDue !== undefined &&
      input.referralDue > addDays(meeting, -3);
    return refuseIf(late, 'dueTooLate');
  },
  warns: (kase, _input, ctx) => {
    const meeting = meetingDay(kase);
    return meeting !== null && meeting < addDays(ctx.today, 14) ? ['windowBeforeMeeting'] : [];
  },
  gives: (_kase, input) => [
    {
      type: 'referralSigned',
      number: input.number ?? null,
      referralDue: input.referralDue ?? null,
    },
  ],
});
/** The criterion of §4.4: nobody with a mental illness takes part (R32). */
const illness = 'E-K9';
function notReady(kase: Case, ctx: Context): Refusal | null {
  const situation = last(kase, 'situationDescribed');
  const branch = last(kase, 'caseOpened')?.branch;
  const criteria = openCriteria(kase, ctx);
  const failed = criteria.failed.filter((c) => c.criterion !== illness);
  const ill = criteria.failed.filter((c) => c.criterion === illness);
  return firstRefusal(
    refuseIf(branch === 'offence' && situation?.injured !== true, 'noInjured'),
    refuseIf(branch === 'offence' && (situation?.harm.length ?? 0) === 0, 'noHarm'),
    refuseIf(activeMembers(kase, ctx).length === 0, 'minimumInfo', { codes: ['person'] }),
    refuseIf(failed.length > 0, 'notEligible', { codes: failed.map((c) => c.criterion) }),
    refuseIf(criteria.decide.length > 0, 'decisionNeeded', {
      codes: criteria.decide.map((c) => c.criterion),
    }),
    refuseIf(ill.length > 0, 'mentalIllness', { persons: ill.flatMap((c) => c.person ?? []) }),
    refuseIf(!has(kase, 'serviceChosen'), 'noService'),
  );
}
function meetingDay(kase: Case) {
  const set = last(kase, 'commissionMeetingSet');
  return set === undefined ? (last(kase, 'caseOpened')?.commissionMeeting ?? null) : set.meeting;
}
/** «Отправить заявку» to the service; never without the consents to data (R48, R57). */
export const sendReferral = command({
  name: 'sendReferral',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf', 'fa'],
  when: (kase) => isDraft(kase),
  input: z.object({ on: on() }),
  blocked: (kase, ctx) =>
    firstRefusal(refuseIf(!has(kase, 'referralSigned'), 'notSigned'), consentsMissing(kase, ctx)),
  gives: (kase) => {
    const chosen = last(kase, 'serviceChosen');
    return chosen === undefined ? [] : [{ type: 'referralSent', service: chosen.service }];
  },
  told: () => [toRole('serviceHead', 'told.referralSent')],
});
function consentsMissing(kase: Case, ctx: Context): Refusal | null {
  const needed = participants(kase).map((p) => p.person);
  const missing = needed.filter((who) => !hasPdConsent(kase, ctx, who));
  const unsigned = needed.filter((who) => !hasPaper(kase, who, requiredSigner(kase, ctx, who)));
  return firstRefusal(
    refuseIf(missing.length > 0, 'pdConsentMissing', { persons: missing }),
    refuseIf(ctx.settings.requirePaperConsent && unsigned.length > 0, 'paperMissing', {
      persons: unsigned,
    }),
  );
}
/** «Не направлять в службу» (R36, R58). */
export const declineCase = command({
  name: 'declineCase',
  procedures: proc('K', 'B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: isDraft,
  input: z.object({
    why: choice(['notEligible', 'noService', 'noConsent', 'other']),
    reason: reason(),
    on: on(),
  }),
  gives: (_kase, input) => [{ type: 'caseDeclined', why: input.why, reason: input.reason }],
  told: tellNoProgramme,
});
