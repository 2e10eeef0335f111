import { type Case, facilitators, has, inRound, isCompleted, last } from '../case.js';
import { isNoticeReady } from '../commands/result-borodino.js';
import { infoNotShown, isCriminal } from '../commands/result-info.js';
import { type Context } from '../context.js';
import { type EventOf } from '../events/event.js';
import { isDecisionUntold } from '../facts-of-decree.js';
import { proc } from '../proc.js';
import { consentsMissing } from './opening.js';
import { only, openIf, sinceFirst, task, type TaskRow, type Waiting } from './task.js';

const rows: readonly TaskRow[] = [
  task('collectPdConsent', ['commissionSecretary'], consentsAfter('inPerson'), 'answerPdConsent'),
  task(
    'collectPdConsent',
    ['serviceHead', 'facilitator'],
    consentsAfter('inAbsentia'),
    'answerPdConsent',
  ),
  task('assignFacilitator', ['serviceHead'], (kase) => {
    const decided = last(kase, 'serviceDecided');
    const open = decided?.decision === 'accept' && facilitators(kase).length === 0;
    return open ? [{ since: decided.day }] : [];
  }),
  task('informDecision', ['facilitator', 'serviceHead'], decisionUntold, 'notifyCommission'),
  task('redirectReferral', ['commissionSecretary'], (kase) =>
    openIf(!has(kase, 'referralRedirected'), sinceFirst(kase, 'referralReturned')),
  ),
  task('showResultInfo', ['facilitator'], infoOpen),
  task('documents', ['facilitator'], noticeMissing, 'finishDocument'),
  task('sendResults', ['facilitator'], noticeReady),
  task('recordHearing', ['commissionSecretary'], registerQuestionOpen),
];

/** Tasks of Borodino alone (G6). */
export const borodinoTasks: readonly TaskRow[] = rows.map((row) => only(proc('B'), row));

/** The consents are the commission's task where it met the sides, else the service's (R49). */
function consentsAfter(presence: EventOf<'caseConsidered'>['presence']): TaskRow['open'] {
  return (kase, ctx) => {
    const considered = last(kase, 'caseConsidered');
    if (considered?.presence !== presence) return [];
    return consentsMissing(kase, ctx).map((waiting) => ({
      ...waiting,
      since: waiting.since > considered.day ? waiting.since : considered.day,
    }));
  };
}

function decisionUntold(kase: Case): readonly Waiting[] {
  const decided = [last(kase, 'mediatorDecided'), last(kase, 'serviceDecided')].flatMap((e) =>
    e === undefined ? [] : [e.day],
  );
  const since = decided.sort().at(-1);
  return isDecisionUntold(kase) && since !== undefined ? [{ since }] : [];
}

function infoOpen(kase: Case, ctx: Context): readonly Waiting[] {
  const drafted = last(inRound(kase), 'agreementDrafted');
  const open = drafted !== undefined && isCriminal(kase) && infoNotShown(kase, ctx) !== null;
  return open ? [{ since: drafted.day }] : [];
}

function noticeMissing(kase: Case): readonly Waiting[] {
  const completed = last(inRound(kase), 'programmeCompleted');
  return completed !== undefined && !isNoticeReady(kase) ? [{ since: completed.day }] : [];
}

function noticeReady(kase: Case): readonly Waiting[] {
  const ready = last(inRound(kase), 'documentFinished', (e) => e.form === 'FB3');
  const open = isCompleted(kase) && ready !== undefined && !has(inRound(kase), 'resultsSent');
  return open ? [{ since: ready.day }] : [];
}

/** The day has come on which the commission looks at the register question (B-D5). */
function registerQuestionOpen(kase: Case, ctx: Context): readonly Waiting[] {
  const since = last(kase, 'decreeRecorded')?.registerQuestion ?? null;
  const open = since !== null && since <= ctx.today && !has(kase, 'hearingRecorded');
  return open ? [{ since }] : [];
}
