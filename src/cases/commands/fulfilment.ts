import { z } from 'zod';
import { all, type Case, has, inRound, isCompleted } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { feedbackAnswers, fulfilmentStates } from '../events/result.js';
import { choice, on, person, reason, text, yesNo } from '../fields.js';
import { askedAbout, findItem, followedItems, isSettled } from '../followed-items.js';
import { ItemId, type PersonId } from '../ids.js';
import { type LocalTime } from '../local-time.js';
import { dayOfTime, meetings } from '../meetings.js';
import { members, participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { answerers, tellFacilitator } from './audience.js';
import { signedAgreement } from './agreement.js';

const answers = ['done', 'partly', 'notYet', 'needHelp', 'return', 'unknown'] as const;

const isSigned = (kase: Case) => followedItems(kase).length > 0;

/** There is something to settle: what was signed, or in Altai and «Вместе» the joint meeting itself. */
const isFollowed = (kase: Case) =>
  isSigned(kase) ||
  (['altai', 'vmeste'].includes(kase.procedure.id) && has(kase, 'jointMeetingHeld'));

/** «Выполнено» / «Пока нет» …: seen by the facilitator alone (R128–R130, R137, R139). */
export const answerFulfilment = command({
  name: 'answerFulfilment',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'fulfilment',
  who: ['answer'],
  writes: ['an'],
  when: isSigned,
  persons: (kase) => [...new Set(followedItems(kase).flatMap((i) => askedAbout(kase, i)))],
  input: z.object({
    person: person(),
    item: ItemId.meta({ field: { kind: 'list' } }),
    answer: choice(answers),
    then: choice(['moreTime', 'nothing']).optional(),
    comment: text().optional(),
    passOn: yesNo().default(false),
    on: on(),
  }),
  refuse: (kase, input) => {
    const item = findItem(kase, input.item);
    const watches = item?.watching.includes(input.person) === true;
    return firstRefusal(
      refuseIf(item === undefined || !askedAbout(kase, item).includes(input.person), 'stale'),
      refuseIf(input.answer === 'unknown' && !watches, 'wrongInput', { codes: ['answer'] }),
      refuseIf(input.then !== undefined && input.answer !== 'notYet', 'wrongInput', {
        codes: ['then'],
      }),
    );
  },
  gives: (_kase, { on: _on, ...input }) => [
    {
      type: 'fulfilmentAnswered',
      ...input,
      then: input.then ?? null,
      comment: input.comment ?? null,
    },
  ],
  told: (kase, events, ctx) =>
    ctx.door === 'paper'
      ? []
      : events.flatMap((e) =>
          e.type === 'fulfilmentAnswered'
            ? [
                toRole('facilitator', 'told.fulfilmentAnswered', {
                  person: e.person,
                  n: itemNumber(kase, e.item),
                  answer: e.answer,
                }),
              ]
            : [],
        ),
});

/** The number of an item as participants know it, from 1; 0: it is none. */
export const itemNumber = (kase: Case, item: ItemId): number => findItem(kase, item)?.n ?? 0;

/** «Отметить выполнение» of one item or of all (R138). */
export const settleFulfilment = command({
  name: 'settleFulfilment',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'fulfilment',
  who: ['facilitator'],
  writes: ['fs'],
  when: (kase) => (isFollowed(kase) || isMetWithoutCommission(kase)) && !isSettled(kase),
  input: z.object({
    item: ItemId.nullable()
      .default(null)
      .meta({ field: { kind: 'list' } }),
    state: choice(fulfilmentStates),
    on: on(),
  }),
  refuse: (kase, input) =>
    refuseIf(input.item !== null && findItem(kase, input.item) === undefined, 'stale'),
  gives: (_kase, input) => [{ type: 'fulfilmentSettled', item: input.item, state: input.state }],
});

/** Altai and «Вместе» also follow a joint meeting without an agreement (V-D5). */
const isMetWithoutCommission = (kase: Case): boolean =>
  ['altai', 'vmeste'].includes(kase.procedure.id) && has(kase, 'jointMeetingHeld');

/** «Всё выполнено» by the notifier (R131). */
export const reportSuccess = command({
  name: 'reportSuccess',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'fulfilment',
  who: ['answer'],
  writes: ['an'],
  when: (kase) => has(kase, 'agreementSigned'),
  persons: (kase) => [signedAgreement(kase)?.notifier ?? null].filter((who) => who !== null),
  input: z.object({ person: person() }),
  gives: (_kase, input) => [{ type: 'successReported', person: input.person }],
  told: tellFacilitator,
});

/** «Вернуться к программе»: everybody is asked anew (R132). */
export const reopenProgramme = command({
  name: 'reopenProgramme',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'fulfilment',
  who: ['facilitator'],
  writes: ['fa'],
  when: isCompleted,
  input: z.object({ askedBy: choice(['person', 'facilitator']), on: on() }),
  gives: (kase, input) => [
    {
      type: 'programmeReopened',
      round: all(kase, 'programmeReopened').length + 2,
      askedBy: input.askedBy,
    },
  ],
  told: (kase, _events, ctx) =>
    askedAgain(kase, ctx).map((who) => toPerson(who, 'participation.ask.again')),
});

/** The members, or who answers for them; in Kamchatka the guardians, too. */
function askedAgain(kase: Case, ctx: Context): PersonId[] {
  const isKamchatka = kase.procedure.id === 'kamchatka';
  const guardians = participants(kase)
    .filter((p) => p.role === 'guardian' && isKamchatka && mayWriteTo(kase, ctx, p.person))
    .map((p) => p.person);
  const asked = answerers(
    kase,
    ctx,
    members(kase).map((m) => m.person),
  );
  return [...new Set([...asked, ...guardians])];
}

/** «Как прошла встреча»: three short answers, each of which may be left out (R136, R139). */
export const answerMeetingFeedback = command({
  name: 'answerMeetingFeedback',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'fulfilment',
  who: ['answer'],
  writes: ['fb'],
  when: (kase) => has(kase, 'jointMeetingHeld'),
  persons: (kase) => members(kase).map((m) => m.person),
  input: z.object({
    person: person(),
    safe: choice(feedbackAnswers),
    heard: choice(feedbackAnswers),
    wouldAdvise: choice(feedbackAnswers),
    comment: text().optional(),
    passOn: yesNo().default(false),
    on: on(),
  }),
  gives: (_kase, { on: _on, ...input }) => [
    { type: 'meetingFeedbackGiven', ...input, comment: input.comment ?? null },
  ],
  told: tellFacilitator,
});

/** The time of the agreed talk about the result, until it is recorded or cancelled; null: there is none. */
export function openReview(kase: Case): LocalTime | null {
  if (has(inRound(kase), 'reviewMeetingRecorded')) return null;
  const planned = meetings(kase).findLast((m) => m.kind === 'review');
  if (planned !== undefined) return planned.state === 'planned' ? planned.slot : null;
  return signedAgreement(kase)?.reviewAt ?? null;
}

/** «Итог аналитической беседы», from its day on (R133). */
export const recordReviewMeeting = command({
  name: 'recordReviewMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'fulfilment',
  who: ['facilitator'],
  writes: ['mh'],
  when: (kase, ctx) => {
    const at = openReview(kase);
    return at !== null && dayOfTime(at) <= ctx.today;
  },
  input: z.object({
    outcome: choice(['held', 'notHeld']),
    reason: reason()
      .optional()
      .meta({ calledForBy: { field: 'outcome', values: ['notHeld'] } }),
    on: on(),
  }),
  refuse: (_kase, input) =>
    refuseIf(input.outcome === 'notHeld' && input.reason === undefined, 'reasonNeeded'),
  gives: (_kase, input) => [
    {
      type: 'reviewMeetingRecorded',
      held: input.outcome === 'held',
      reason: input.reason ?? null,
    },
  ],
});

export { settledState } from '../followed-items.js';

/** The commands of fulfilment (G3.7). */
export const fulfilmentCommands = [
  answerFulfilment,
  settleFulfilment,
  reportSuccess,
  answerMeetingFeedback,
  recordReviewMeeting,
  reopenProgramme,
] as const;
