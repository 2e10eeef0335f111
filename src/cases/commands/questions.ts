import { z } from 'zod';
import { type Case, facilitators, all, has, last } from '../case.js';
import { command } from '../command.js';
import { curator } from '../curator.js';
import { person, text } from '../fields.js';
import { QuestionId } from '../ids.js';
import { mayWriteTo } from '../pd-consent.js';
import { refuseIf } from '../refusal.js';
import { toPerson } from '../telling.js';
import { everybody, tellFacilitator } from './audience.js';

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
