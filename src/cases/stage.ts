import { type Case, has, inRound, isClosed } from './case.js';
import { type Context } from './context.js';
import { documentsReadyDay, factsOf, meetingDay } from './facts-of-case.js';

type Ended = (kase: Case, ctx: Context) => boolean;

/** The ends of Kamchatka's stages (G5): the present stage is the one after the last whose end has come. */
const kamchatka: readonly (readonly [stage: string, ended: Ended])[] = [
  ['K1', (kase) => has(kase, 'referralSent')],
  ['K2', (kase) => has(kase, 'facilitatorAssigned')],
  ['K3', (kase, ctx) => isEverybodyInformed(kase, ctx)],
  ['K4', (kase) => has(inRound(kase), 'caseAccepted') || has(kase, 'caseAccepted')],
  ['K5', (kase) => has(inRound(kase), 'programmeCompleted')],
  ['K6', (kase) => has(inRound(kase), 'programmeCompleted') && documentsReadyDay(kase) !== null],
  ['K7', (kase) => has(inRound(kase), 'resultsSent') && isHeard(kase)],
  ['K8', isClosed],
];

function isEverybodyInformed(kase: Case, ctx: Context): boolean {
  const facts = factsOf(kase, ctx);
  return (facts['participantsInformed'] ?? facts['socialServicesRegulations'] ?? null) !== null;
}

const isHeard = (kase: Case) => meetingDay(kase) === null || has(kase, 'hearingRecorded');

/** The code of the stage the case is in. */
export function stageOf(kase: Case, ctx: Context): string {
  const reached = kamchatka.findLastIndex(([, ended]) => ended(kase, ctx));
  return kamchatka[reached + 1]?.[0] ?? 'K9';
}
