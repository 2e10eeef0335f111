import { staffRoles } from '../actor.js';
import { z } from 'zod';
import { addDays } from '../calendar-day.js';
import { all, type Case, facilitators, has, isClosed, isPaused, last, lastOf } from '../case.js';
import { command } from '../command.js';
import { curator } from '../curator.js';
import { type EventOf } from '../events/event.js';
import { partsOfDay } from '../events/meetings.js';
import { choice, code, day, on, person, reason, text, yesNo } from '../fields.js';
import { type PersonId, QuestionId } from '../ids.js';
import { keepers } from '../keeper.js';
import { limitsOf } from '../limits-of-case.js';
import { isSilenced, participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { type Telling, toPerson, toRole } from '../telling.js';
import { archiveCase } from './archiving.js';
import { closeCase } from './closing.js';
import { tellKeepers } from './consent.js';
import { correctFact } from './correct-fact.js';
import { supportCommands } from './support.js';
import { tellFacilitator } from './taking-part.js';

const everybody = (kase: Case) => participants(kase).map((p) => p.person);
const safely = (telling: Telling): Telling => ({ ...telling, urgency: 'safety' });

/** «Позвоните мне» (R76, R92). */
export const requestCall = command({
  name: 'requestCall',
  group: 'anyTime',
  who: ['answer'],
  writes: ['tk'],
  persons: everybody,
  input: z.object({
    person: person(),
    part: choice([...partsOfDay, 'writeOnly']).default('any'),
    otherSpecialist: yesNo().default(false),
  }),
  gives: (_kase, input) => [{ type: 'callRequested', ...input }],
  told: (kase, events, ctx) =>
    ctx.door === 'paper'
      ? []
      : events.flatMap((e) => (e.type === 'callRequested' ? tellOfCall(kase, e) : [])),
});

/** Whoever leads the case; who wants another specialist is called by whoever assigns them (G3.9). */
function tellOfCall(kase: Case, { person: who, part, otherSpecialist }: EventOf<'callRequested'>) {
  const data = { person: who, part };
  if (!otherSpecialist) return tellKeepers(kase, 'told.callRequested', data);
  const role = kase.procedure.id === 'vmeste' ? 'resourceCentre' : 'serviceHead';
  return [toRole(role, 'told.callRequested', data)];
}

/** «Звонок сделан» (R80). */
export const recordCall = command({
  name: 'recordCall',
  group: 'anyTime',
  who: ['keeper'],
  writes: ['tk'],
  persons: everybody,
  input: z.object({
    person: person(),
    reached: z
      .boolean()
      .default(true)
      .meta({ field: { kind: 'yesNo' } }),
    on: on(),
  }),
  gives: (_kase, input) => [{ type: 'callMade', person: input.person, reached: input.reached }],
});

/** «Задать вопрос ведущему»: read by the facilitator alone (R181). */
export const askQuestion = command({
  name: 'askQuestion',
  group: 'anyTime',
  who: ['answer'],
  writes: ['qu'],
  evenWhenClosed: true,
  persons: everybody,
  input: z.object({ person: person(), question: QuestionId, text: text() }),
  blocked: (kase) => refuseIf(!isSomebodyAsked(kase), 'noFacilitatorYet'),
  gives: (_kase, input) => [{ type: 'questionAsked', ...input }],
  told: tellFacilitator,
});

/** Somebody reads questions: the facilitator, in Yugra the curator. */
const isSomebodyAsked = (kase: Case): boolean =>
  kase.procedure.id === 'yugra' ? curator(kase) !== null : facilitators(kase).length > 0;

/** The questions that wait for an answer. */
export const openQuestions = (kase: Case) =>
  all(kase, 'questionAsked').filter(
    (q) => !has(kase, 'questionAnswered', (a) => a.question === q.question),
  );

const readerOf = (kase: Case) => (kase.procedure.id === 'yugra' ? 'familyCurator' : 'facilitator');

/** «Ответить на вопрос»: goes to the asker only (R181, R187). */
export const answerQuestion = command({
  name: 'answerQuestion',
  group: 'anyTime',
  who: ['facilitator', 'familyCurator'],
  writes: ['qu'],
  evenWhenClosed: true,
  when: (kase, { actor }) =>
    openQuestions(kase).length > 0 && 'role' in actor && actor.role === readerOf(kase),
  input: z.object({ question: QuestionId.meta({ field: { kind: 'list' } }), text: text() }),
  refuse: (kase, input) =>
    refuseIf(!openQuestions(kase).some((q) => q.question === input.question), 'stale'),
  gives: (_kase, input) => [{ type: 'questionAnswered', ...input }],
  told: (kase, events, ctx) =>
    events.flatMap((e) => {
      const asked =
        e.type === 'questionAnswered'
          ? last(kase, 'questionAsked', (q) => q.question === e.question)
          : undefined;
      return e.type === 'questionAnswered' &&
        asked !== undefined &&
        mayWriteTo(kase, ctx, asked.person)
        ? [toPerson(asked.person, 'question.answer', { text: e.text })]
        : [];
    }),
});

/** «Нужна помощь» / «Мне страшно»: who leads the case learns it at once, at any hour (R155, R186). */
export const askHelp = command({
  name: 'askHelp',
  group: 'anyTime',
  who: ['answer'],
  writes: ['tk'],
  evenWhenClosed: true,
  persons: everybody,
  input: z.object({ person: person(), kind: choice(['help', 'fear', 'life', 'slip']) }),
  gives: (_kase, input) => [{ type: 'helpAsked', ...input }],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'helpAsked'
        ? tellKeepers(kase, e.kind === 'slip' ? 'told.safety.slip' : 'told.safety', {
            person: e.person,
          }).map(safely)
        : [],
    ),
});

/** Help was asked for and nobody was in contact since. */
export function openHelp(kase: Case): { person: PersonId; at: Date }[] {
  return everybody(kase).flatMap((who) => {
    const newest = lastOf(kase, ['helpAsked', 'helpContactRecorded'], (e) => e.person === who);
    return newest?.type === 'helpAsked' ? [{ person: who, at: newest.at }] : [];
  });
}

/** «Связались с человеком» (R186). */
export const recordHelpContact = command({
  name: 'recordHelpContact',
  group: 'anyTime',
  who: ['keeper', 'facilitator', 'serviceHead', 'resourceCentre', 'coordinator'],
  writes: ['tk'],
  evenWhenClosed: true,
  persons: (kase) => openHelp(kase).map((h) => h.person),
  input: z.object({ person: person(), way: choice(['phone', 'messenger', 'inPerson']), on: on() }),
  gives: (_kase, input) => [{ type: 'helpContactRecorded', person: input.person, way: input.way }],
});

/** «Не писать мне пока», for at most 90 days. */
export const pauseMessages = command({
  name: 'pauseMessages',
  group: 'anyTime',
  who: ['answer'],
  writes: ['ms'],
  evenWhenClosed: true,
  persons: everybody,
  input: z.object({ person: person(), until: day().optional() }),
  refuse: (_kase, input, ctx) =>
    refuseIf(
      input.until !== undefined &&
        (input.until <= ctx.today || input.until > addDays(ctx.today, 90)),
      'wrongInput',
      { codes: ['until'] },
    ),
  gives: (_kase, input) => [
    { type: 'messagesPaused', person: input.person, until: input.until ?? null },
  ],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'messagesPaused'
        ? tellKeepers(kase, 'told.messagesPaused', { person: e.person })
        : [],
    ),
});

/** «Снова писать мне». */
export const resumeMessages = command({
  name: 'resumeMessages',
  group: 'anyTime',
  who: ['answer'],
  writes: ['ms'],
  evenWhenClosed: true,
  persons: (kase) => everybody(kase).filter((who) => isSilenced(kase, who)),
  input: z.object({ person: person() }),
  gives: (_kase, input) => [{ type: 'messagesResumed', person: input.person }],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'messagesResumed'
        ? tellKeepers(kase, 'told.messagesResumed', { person: e.person })
        : [],
    ),
});

/** «Какие данные обо мне хранятся» (R185). */
export const requestOwnData = command({
  name: 'requestOwnData',
  group: 'anyTime',
  who: ['answer'],
  writes: ['tk'],
  evenWhenClosed: true,
  persons: everybody,
  input: z.object({ person: person() }),
  gives: (_kase, input) => [{ type: 'ownDataRequested', person: input.person }],
});

/** «Заметка ведущего»: read by the facilitators of the case only (R19). */
export const addNote = command({
  name: 'addNote',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'anyTime',
  who: ['facilitator'],
  writes: ['no'],
  input: z.object({ note: text(4000) }),
  gives: (_kase, input) => [{ type: 'noteAdded', note: input.note }],
});

const stillRuns: ReadonlySet<string> = new Set(['open', 'dueToday', 'overdue', 'noDate']);

/** «Перенести»: the reminder of an open limit, never beyond its due day, which stays (R157). */
export const snoozeReminder = command({
  name: 'snoozeReminder',
  group: 'anyTime',
  who: staffRoles,
  writes: ['tk'],
  input: z.object({ limit: code(), until: day() }),
  refuse: (kase, { limit, until }, ctx) => {
    const open = limitsOf(kase, ctx, { explain: false }).deadlines.find(
      ({ id, state }) => id === limit && stillRuns.has(state ?? ''),
    );
    const isLate = open !== undefined && open.due !== null && until > open.due;
    return firstRefusal(
      refuseIf(open === undefined, 'wrongInput', { codes: ['limit'] }),
      refuseIf(until <= ctx.today || isLate, 'wrongInput', { codes: ['until'] }),
    );
  },
  gives: (_kase, input) => [{ type: 'reminderSnoozed', ...input }],
});

/** «Открыть дело снова». */
export const reopenCase = command({
  name: 'reopenCase',
  group: 'anyTime',
  who: ['coordinator'],
  writes: ['fa'],
  evenWhenClosed: true,
  when: (kase) => isClosed(kase) && !has(kase, 'caseArchived'),
  input: z.object({ reason: reason(), on: on() }),
  gives: (_kase, input) => [{ type: 'caseReopened', reason: input.reason }],
  told: (kase) => keepers(kase).map((role) => toRole(role, 'told.caseReopened')),
});

/** «Приостановить дело»: persons get no reminders, the limits run. */
export const pauseCase = command({
  name: 'pauseCase',
  group: 'anyTime',
  who: ['keeper', 'coordinator'],
  writes: ['fa'],
  when: (kase) => !isPaused(kase),
  input: z.object({ reason: reason(), until: day().optional(), on: on() }),
  gives: (_kase, input) => [
    { type: 'casePaused', reason: input.reason, until: input.until ?? null },
  ],
  told: () => [toRole('coordinator', 'told.casePaused')],
});

/** «Возобновить дело». */
export const resumeCase = command({
  name: 'resumeCase',
  group: 'anyTime',
  who: ['keeper', 'coordinator'],
  writes: ['fa'],
  when: isPaused,
  input: z.object({ on: on() }),
  gives: () => [{ type: 'caseResumed' }],
});

/** «Не удалось написать»: a job records it, the keeper calls (R80). */
export const markUnreachable = command({
  name: 'markUnreachable',
  group: 'anyTime',
  who: ['clock'],
  writes: ['ms'],
  evenWhenClosed: true,
  input: z.object({ person: person(), message: code(200) }),
  gives: (_kase, input) => [{ type: 'personUnreachable', ...input }],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'personUnreachable'
        ? tellKeepers(kase, 'told.personUnreachable', { person: e.person })
        : [],
    ),
});

/** The commands of any time (G3.9). */
export const anyTimeCommands = [
  requestCall,
  recordCall,
  askQuestion,
  answerQuestion,
  askHelp,
  recordHelpContact,
  pauseMessages,
  resumeMessages,
  requestOwnData,
  addNote,
  snoozeReminder,
  ...supportCommands,
  correctFact,
  closeCase,
  reopenCase,
  pauseCase,
  resumeCase,
  markUnreachable,
  archiveCase,
] as const;
