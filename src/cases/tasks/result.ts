import { proc } from '../proc.js';
import { all, type Case, has, inRound, isCompleted, last } from '../case.js';
import { copyDecision } from '../commands/agreement.js';
import { copyAnswers } from '../commands/agreement.js';
import { type Context } from '../context.js';
import { type Deadlines } from '../deadlines.js';
import { type EventOf } from '../events/event.js';
import { documentsReadyDay, meetingDay } from '../facts-of-case.js';
import { followedItems, settledState } from '../followed-items.js';
import { type ItemId } from '../ids.js';
import { only, openIf, task, type TaskRow, type Waiting } from './task.js';

/** Tasks of result, documents, report and fulfilment (G6). */
export const resultTasks: readonly TaskRow[] = [
  only(proc('K'), task('decideCopy', ['serviceHead'], copyUndecided)),
  only(proc('K'), task('documents', ['facilitator'], documentsMissing, 'finishDocument')),
  only(proc('K'), task('sendResults', ['facilitator'], resultsReady)),
  only(proc('K'), task('recordHearing', ['commissionSecretary'], hearingOpen)),
  task('answersDiffer', ['facilitator'], answersDiffer, 'settleFulfilment'),
  task('helpItem', ['facilitator'], (kase) => answersOpen(kase, 'needHelp'), 'recordCall'),
  task('reopenProgramme', ['facilitator'], (kase) => answersOpen(kase, 'return')),
  only(proc('K'), task('sendPlanResults', ['facilitator'], planResultsDue)),
];

function copyUndecided(kase: Case): readonly Waiting[] {
  const refused = last(kase, 'copyConsentRefused');
  const open =
    [...copyAnswers(kase).values()].includes(false) &&
    copyDecision(kase) === undefined &&
    !has(kase, 'resultsSent');
  return openIf(open, refused === undefined ? [] : [{ since: refused.day }]);
}

function documentsMissing(kase: Case): readonly Waiting[] {
  const completed = last(inRound(kase), 'programmeCompleted');
  const open = completed !== undefined && documentsReadyDay(kase) === null;
  return open ? [{ since: completed.day }] : [];
}

function resultsReady(kase: Case): readonly Waiting[] {
  const ready = documentsReadyDay(kase);
  const open = isCompleted(kase) && ready !== null && !has(inRound(kase), 'resultsSent');
  return open ? [{ since: ready }] : [];
}

type Answer = EventOf<'fulfilmentAnswered'>;

/** The newest answer of each person about an item that is not settled. */
function newestAnswers(kase: Case, item: ItemId): Answer[] {
  if (settledState(kase, item) !== null) return [];
  const newest = new Map(
    all(kase, 'fulfilmentAnswered')
      .filter((e) => e.item === item)
      .map((e) => [e.person, e]),
  );
  return [...newest.values()];
}

const items = (kase: Case): ItemId[] => followedItems(kase).map(({ item }) => item);

/** Done, says one; less, says another (R130). */
function answersDiffer(kase: Case): Waiting[] {
  return items(kase).flatMap((item) => {
    const told = newestAnswers(kase, item).filter((e) => e.answer !== 'unknown');
    const since = told
      .map((e) => e.day)
      .sort()
      .at(-1);
    const differ = new Set(told.map((e) => e.answer === 'done')).size > 1;
    return differ && since !== undefined ? [{ since }] : [];
  });
}

/** Answers that ask for something of the facilitator, and nothing was done since. */
function answersOpen(kase: Case, wanted: 'needHelp' | 'return'): Waiting[] {
  return items(kase)
    .flatMap((item) => newestAnswers(kase, item))
    .filter((e) => e.answer === wanted && !isTaken(kase, e))
    .map((e) => ({ since: e.day, person: e.person }));
}

function isTaken(kase: Case, asked: Answer): boolean {
  return kase.events
    .slice(kase.events.indexOf(asked) + 1)
    .some(
      (e) => e.type === 'programmeReopened' || (e.type === 'callMade' && e.person === asked.person),
    );
}

/** The plan's term is over, or, without a term, one of the checks has come (R135, K-D13). */
function planResultsDue(_kase: Case, ctx: Context, { deadlines }: Deadlines): Waiting[] {
  const limit = deadlines.find((d) => d.id === 'K-D13');
  if (limit === undefined || limit.ended !== null) return [];
  const days = limit.from === null ? (limit.checks ?? []) : [limit.from];
  const since = days.filter((day) => day <= ctx.today).at(-1);
  return since === undefined ? [] : [{ since }];
}

/** The commission's meeting, when its day has come and nothing was heard yet. */
function hearingOpen(kase: Case, ctx: Context): readonly Waiting[] {
  const meeting = meetingDay(kase);
  const come =
    meeting !== null &&
    meeting <= ctx.today &&
    has(kase, 'referralSent') &&
    !has(kase, 'hearingRecorded');
  return come ? [{ since: meeting }] : [];
}
