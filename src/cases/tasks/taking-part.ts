import { proc } from '../proc.js';
import { all, type Case, facilitators, has, last } from '../case.js';
import { openHelp } from '../commands/help.js';
import { openQuestions } from '../commands/questions.js';
import { noticesDue } from '../commands/acceptance.js';
import { refusedTeen } from '../commands/guardian-consent.js';
import { toInform } from '../commands/informing.js';
import { type Context } from '../context.js';
import { dayIn } from '../calendar-day.js';
import { isInformed, isMember, members } from '../participants.js';
import {
  only,
  openIf,
  sinceFirst,
  task,
  type TaskRow,
  type Waiting,
  waiting,
  waitingForEach,
} from './task.js';

/** Tasks of informing, taking part and acceptance (G6). */
export const takingPartTasks: readonly TaskRow[] = [
  task('recordHelpContact', ['keeper', 'facilitator'], (kase, ctx) =>
    openHelp(kase).map(({ person, at }) => ({ person, since: dayIn(ctx.zone, at) })),
  ),
  task('inform', ['facilitator'], informing, 'informParticipant'),
  only(
    proc('K'),
    task('sendLetter', ['facilitator'], (kase) =>
      waitingForEach(kase, ['participantInformed'], ['letterSent']),
    ),
  ),
  task('callPerson', ['keeper'], callsWaiting, 'recordCall'),
  only(proc('K'), task('decideGuardianRefusal', ['facilitator'], teensRefused)),
  only(
    proc('K'),
    task(
      'informAcceptance',
      ['facilitator'],
      (kase, ctx) =>
        openIf(noticesDue(kase, ctx).includes('acceptance'), sinceFirst(kase, 'caseAccepted')),
      'notifyCommission',
    ),
  ),
  only(proc('K'), task('informRefusal', ['facilitator'], refusalUntold, 'notifyCommission')),
  only(
    proc('K'),
    task('decideSuspension', ['commissionSecretary'], (kase) =>
      openIf(
        last(kase, 'caseOpened')?.branch === 'family' && !has(kase, 'suspensionDecided'),
        sinceFirst(kase, 'caseAccepted'),
      ),
    ),
  ),
  only(
    proc('K'),
    task('endSuspension', ['commissionSecretary'], (kase) =>
      openIf(
        last(kase, 'suspensionDecided')?.decision === 'suspended' && !has(kase, 'suspensionEnded'),
        sinceFirst(kase, 'resultsSent'),
      ),
    ),
  ),
  only(proc('K', 'B', 'A', 'V'), task('answerQuestion', ['facilitator'], answerableQuestions)),
  task('decideAfterWithdrawal', ['facilitator'], (kase) =>
    openIf(facilitators(kase).length > 0, withdrawalsUndecided(kase)),
  ),
];

function informing(kase: Case, ctx: Context): readonly Waiting[] {
  const open =
    facilitators(kase).length > 0 &&
    !has(kase, 'socialRegulationsApplied') &&
    toInform(kase, ctx).some((who) => !isInformed(kase, who));
  return openIf(open, sinceFirst(kase, 'facilitatorAssigned'));
}

function teensRefused(kase: Case, ctx: Context): Waiting[] {
  return members(kase)
    .filter((m) => refusedTeen(kase, ctx, m.person))
    .flatMap(({ person }) =>
      waiting(
        kase,
        ['guardianConsentRefused'],
        ['guardianConsentGiven', 'guardianRefusalDecided'],
        (e) => 'child' in e && e.child === person,
      ).map((w) => ({ ...w, person })),
    );
}

/** A refusal that still stands and of which the commission was not told (R65). */
function refusalUntold(kase: Case, ctx: Context): readonly Waiting[] {
  const open = noticesDue(kase, ctx).includes('refusal');
  const refusals = ['participationRefused', 'guardianConsentRefused', 'participantLeft'] as const;
  return openIf(open, waiting(kase, refusals, ['commissionNotified']));
}

/** Questions that were neither answered nor talked over. */
export function answerableQuestions(kase: Case): Waiting[] {
  return openQuestions(kase)
    .filter((q) => {
      const calls = all(kase, 'callMade').filter((e) => e.person === q.person);
      return !calls.some((e) => kase.events.indexOf(e) > kase.events.indexOf(q));
    })
    .map((q) => ({ since: q.day, person: q.person }));
}

/** Members who withdrew their consent to data, and nothing was decided since (R53). */
const withdrawalsUndecided = (kase: Case): Waiting[] =>
  waitingForEach(
    kase,
    ['pdConsentWithdrawn'],
    ['pdConsentGiven', 'continuationDecided'],
    (e) => 'person' in e && e.person !== null && isMember(kase, e.person),
  );

/** Who asked for a call or could not be reached, and has had none since. */
export function callsWaiting(kase: Case): Waiting[] {
  return waitingForEach(
    kase,
    ['callRequested', 'talkRequested', 'personUnreachable'],
    ['callMade', 'slotPicked', 'meetingFixed'],
  );
}
