import { z } from 'zod';
import { type Case, has, inRound, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { closeReasons } from '../events/any-time.js';
import { isDecisionUntold } from '../facts-of-decree.js';
import { choice, on, reason } from '../fields.js';
import { participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { isHearingExpected } from '../status.js';
import { toPerson, toRole } from '../telling.js';
import { isSettled } from '../followed-items.js';
import { signedAgreement } from './result.js';

type Why = (typeof closeReasons)[number];

/** Commands still to be given before a case of Borodino, Altai or «Вместе» can be closed for this reason. */
function openSteps(kase: Case, ctx: Context, why: Why): string[] {
  switch (why) {
    case 'finished':
      return unfinished(kase, ctx);
    case 'refused':
      return isBorodino(kase) && !has(kase, 'resultsSent') ? ['sendResults'] : [];
    case 'declined':
      return isDecisionUntold(kase) ? ['notifyCommission'] : [];
    case 'stopped':
    case 'noContact':
      return [];
  }
}

const isBorodino = (kase: Case) => kase.procedure.id === 'krasnoyarsk-borodino';

function unfinished(kase: Case, ctx: Context): string[] {
  const open = [
    isBorodino(kase) && !has(inRound(kase), 'resultsSent') ? 'sendResults' : null,
    isHearingExpected(kase, ctx) && !has(kase, 'hearingRecorded') ? 'recordHearing' : null,
    isDocumentStepOpen(kase) ? 'confirmStep' : null,
    isFollowedUp(kase, ctx) ? null : 'settleFulfilment',
  ];
  return open.filter((step) => step !== null);
}

/** Altai and «Вместе» have a step of their own for the documents. */
function isDocumentStepOpen(kase: Case): boolean {
  const step = { altai: 'documents', vmeste: 'V4' }[kase.procedure.id];
  return step !== undefined && !has(inRound(kase), 'stepConfirmed', (e) => e.step === step);
}

/** Nothing was agreed, each item is settled, or the term is over. */
function isFollowedUp(kase: Case, { today }: Context): boolean {
  const agreement = signedAgreement(kase);
  const isOver = agreement?.term !== undefined && agreement.term !== null && agreement.term < today;
  return agreement === undefined || isOver || isSettled(kase);
}

/** «Закрыть дело», where no results go to a commission by Kamchatka's form (R193). */
export const closeOtherCase = command({
  name: 'closeCase',
  procedures: proc('B', 'A', 'V', 'Y'),
  group: 'anyTime',
  who: ['keeper', 'coordinator'],
  writes: ['fa'],
  input: z.object({ why: choice(closeReasons), reason: reason().optional(), on: on() }),
  refuse: (kase, { why, reason: given }, ctx) => {
    const open = openSteps(kase, ctx, why);
    return firstRefusal(
      refuseIf(why !== 'finished' && given === undefined, 'reasonNeeded'),
      refuseIf(why === 'declined' && !isDeclined(kase), 'wrongInput', { codes: ['why'] }),
      refuseIf(open.length > 0, 'openSteps', { codes: open }),
    );
  },
  gives: (_kase, input) => [{ type: 'caseClosed', why: input.why, reason: input.reason ?? null }],
  told: (kase, events, ctx) => [
    ...events.flatMap((e) =>
      e.type === 'caseClosed' ? [toRole('coordinator', 'told.caseClosed', { choice: e.why })] : [],
    ),
    ...participants(kase)
      .filter(({ person }) => mayWriteTo(kase, ctx, person))
      .map(({ person }) =>
        toPerson(person, has(kase, 'caseAccepted') ? 'closed' : 'programme.none'),
      ),
  ],
});

/** Service or mediator declined last. */
const isDeclined = (kase: Case): boolean =>
  last(kase, 'serviceDecided')?.decision === 'decline' ||
  last(kase, 'mediatorDecided')?.decision === 'decline';
