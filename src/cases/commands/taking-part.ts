import { z } from 'zod';
import { has, hasFacilitator, last } from '../case.js';
import { command } from '../command.js';
import { choice, on, person, reason } from '../fields.js';
import { isMember, participants } from '../participants.js';
import { proc } from '../proc.js';
import { tellFacilitator } from './audience.js';
import {
  informParticipant,
  sendLetter,
  applySocialRegulations,
  isReadyToDecide,
} from './informing.js';
import { answerGuardianConsent, decideGuardianRefusal } from './guardian-consent.js';
import { acceptCase, notifyCommission } from './acceptance.js';

/** «Согласен(на)» / «Не согласен(на)» / «Хочу сначала поговорить с ведущим» (R59, R60, R64, R66). */
export const answerParticipation = command({
  name: 'answerParticipation',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['answer'],
  writes: ['cs'],
  persons: (kase) =>
    participants(kase)
      .filter(
        (p) =>
          (isMember(kase, p.person) || p.role === 'supporter') && isReadyToDecide(kase, p.person),
      )
      .map((p) => p.person),
  input: z.object({
    person: person(),
    answer: choice(['agree', 'refuse', 'talkFirst']),
    reason: reason().optional(),
    on: on(),
  }),
  gives: (kase, input) => {
    if (input.answer === 'agree') return [{ type: 'participationAgreed', person: input.person }];
    if (input.answer === 'talkFirst') return [{ type: 'talkRequested', person: input.person }];
    return has(kase, 'caseAccepted')
      ? [{ type: 'participantLeft', person: input.person }]
      : [{ type: 'participationRefused', person: input.person, reason: input.reason ?? null }];
  },
  told: tellFacilitator,
});

/** «Решение о приостановке мер» of a family case (R88). */
export const decideSuspension = command({
  name: 'decideSuspension',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: (kase) =>
    last(kase, 'caseOpened')?.branch === 'family' &&
    has(kase, 'caseAccepted') &&
    !has(kase, 'suspensionDecided'),
  input: z.object({ decision: choice(['suspended', 'notNeeded']), on: on() }),
  gives: (_kase, input) => [{ type: 'suspensionDecided', decision: input.decision }],
});

/** «Приостановка закончена» (R88). */
export const endSuspension = command({
  name: 'endSuspension',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: (kase) =>
    has(kase, 'suspensionDecided', (e) => e.decision === 'suspended') &&
    !has(kase, 'suspensionEnded'),
  input: z.object({ on: on() }),
  gives: () => [{ type: 'suspensionEnded' }],
});

/** «Выйти из программы», at any stage, without a reason (R60, R68). */
export const leaveProgramme = command({
  name: 'leaveProgramme',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['answer'],
  writes: ['cs'],
  persons: (kase) => participants(kase).map((p) => p.person),
  input: z.object({ person: person(), on: on() }),
  gives: (_kase, input) => [{ type: 'participantLeft', person: input.person }],
  told: (kase, events, ctx) => (hasFacilitator(kase) ? tellFacilitator(kase, events, ctx) : []),
});

/** The commands of informing, taking part and acceptance (G3.4). */
export const takingPartCommands = [
  informParticipant,
  sendLetter,
  applySocialRegulations,
  answerParticipation,
  answerGuardianConsent,
  decideGuardianRefusal,
  acceptCase,
  notifyCommission,
  decideSuspension,
  endSuspension,
  leaveProgramme,
] as const;
