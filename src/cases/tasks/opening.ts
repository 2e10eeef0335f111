import { proc } from '../proc.js';
import { all, type Case, facilitators, has, last } from '../case.js';
import { needsLawEnforcement, waitingForAccess } from '../commands/service.js';
import { type Context } from '../context.js';
import { type PersonId } from '../ids.js';
import { participants } from '../participants.js';
import { hasPaper, hasPdConsent, pdConsent, requiredSigner } from '../pd-consent.js';
import { only, openIf, sinceFirst, task, type TaskRow, type Waiting, waiting } from './task.js';

/** Tasks of opening, consents and the service (G6). */
export const openingTasks: readonly TaskRow[] = [
  only(
    proc('K'),
    task('collectPdConsent', ['commissionSecretary'], consentsMissing, 'answerPdConsent'),
  ),
  only(proc('K'), task('setCommissionMeeting', ['commissionSecretary'], meetingUnknown)),
  only(
    proc('K'),
    task('informLawEnforcement', ['facilitator', 'commissionSecretary'], noticeMissing),
  ),
  only(proc('K'), task('agreeAccess', ['commissionSecretary'], accessMissing)),
  only(proc('K'), task('addSpecialist', ['facilitator'], specialistMissing, 'addPerson')),
  only(
    proc('K'),
    task('assignFacilitator', ['serviceHead'], (kase) =>
      openIf(facilitators(kase).length === 0, sinceFirst(kase, 'referralReceived')),
    ),
  ),
  only(
    proc('K'),
    task('takeReferral', ['facilitator'], (kase) =>
      openIf(!has(kase, 'referralTaken'), sinceFirst(kase, 'facilitatorAssigned')),
    ),
  ),
];

/** Whose consent to data is neither given, on paper where that is required, nor refused or withdrawn. */
export function consentsMissing(kase: Case, ctx: Context): Waiting[] {
  return participants(kase).flatMap(({ person }) => {
    const added = last(kase, 'personAdded', (e) => e.person === person);
    const missing = added !== undefined && lacksConsent(kase, ctx, person);
    return missing ? [{ since: added.day, person }] : [];
  });
}

function lacksConsent(kase: Case, ctx: Context, who: PersonId): boolean {
  const signer = requiredSigner(kase, ctx, who);
  const state = pdConsent(kase, who, signer);
  if (state === 'refused' || state === 'withdrawn') return false;
  const paperMissing = ctx.settings.requirePaperConsent && !hasPaper(kase, who, signer);
  return !hasPdConsent(kase, ctx, who) || paperMissing;
}

function meetingUnknown(kase: Case): readonly Waiting[] {
  const opened = last(kase, 'caseOpened');
  const unknown = opened?.commissionMeeting === null && !has(kase, 'commissionMeetingSet');
  return openIf(unknown, sinceFirst(kase, 'caseOpened'));
}

function noticeMissing(kase: Case): readonly Waiting[] {
  const missing = needsLawEnforcement(kase) && !has(kase, 'lawEnforcementInformed');
  return openIf(missing, sinceFirst(kase, 'situationDescribed'));
}

function accessMissing(kase: Case): Waiting[] {
  return waitingForAccess(kase).flatMap((person) => {
    const mode = last(kase, 'contactModeSet', (e) => e.person === person);
    return mode === undefined ? [] : [{ since: mode.day, person }];
  });
}

function specialistMissing(kase: Case): readonly Waiting[] {
  const there = participants(kase).some((p) => p.role === 'addictionSpecialist');
  const admitted = all(kase, 'eligibilityDecided').find(
    (e) => e.criterion === 'E-K7' && e.decision === 'admit',
  );
  const linked = last(kase, 'situationDescribed', (e) => e.addictionLinked);
  const since = (linked ?? admitted)?.day;
  return there || since === undefined ? [] : [{ since }];
}

/** Tasks about help, withdrawals and colleagues' support, of every procedure (G6). */
export const anyTimeTasks: readonly TaskRow[] = [
  task('carryOutWithdrawal', ['coordinator', 'serviceHead'], (kase) =>
    persons(kase).flatMap((person) =>
      waiting(
        kase,
        ['pdConsentWithdrawn'],
        ['withdrawalCarriedOut', 'pdConsentGiven'],
        (e) => 'person' in e && e.person === person,
      ).map((w) => ({ ...w, person })),
    ),
  ),
  task('recordSupport', ['serviceHead', 'coordinator', 'resourceCentre'], (kase) =>
    waiting(kase, ['supportAsked'], ['supportRecorded']),
  ),
];

const persons = (kase: Case): PersonId[] => [...new Set(participants(kase).map((p) => p.person))];
