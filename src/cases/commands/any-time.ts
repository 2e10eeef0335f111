import { staffRoles } from '../actor.js';
import { z } from 'zod';
import { addDays } from '../calendar-day.js';
import { has, isClosed, isPaused } from '../case.js';
import { command } from '../command.js';
import { code, day, on, person, reason, text } from '../fields.js';
import { keepers } from '../keeper.js';
import { limitsOf } from '../limits-of-case.js';
import { isSilenced } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { archiveCase } from './archiving.js';
import { closeCase } from './closing.js';
import { everybody, tellKeepers } from './audience.js';
import { correctFact } from './correct-fact.js';
import { supportCommands } from './support.js';
import { askQuestion, answerQuestion } from './questions.js';
import { askHelp, recordHelpContact } from './help.js';
import { requestCall, recordCall, markUnreachable } from './calls.js';

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
  told: (_kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'ownDataRequested' && ctx.door !== 'messenger'
        ? [toPerson(e.person, 'own.data')]
        : [],
    ),
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
