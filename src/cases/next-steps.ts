import { type StaffRole, staffRoles } from './actor.js';
import { findCommand } from './available-commands.js';
import { type Case, facilitators, has, inRound, isCompleted } from './case.js';
import { type Command } from './command.js';
import { metEachSide, needed } from './commands/joint-meetings.js';
import { copyDecision } from './commands/agreement.js';
import { agreement, copyAnswers, signedAgreement } from './commands/agreement.js';
import { toInform } from './commands/informing.js';
import { type Context } from './context.js';
import { documentsReadyDay, meetingDay } from './facts-of-case.js';
import { StaffId } from './ids.js';
import { commonSlots, meetings, offerOf } from './meetings.js';
import {
  activeMembers,
  isInformed,
  members,
  participants,
  participation,
  sideOf,
  sidesOf,
} from './participants.js';
import { hasPdConsent } from './pd-consent.js';
import { stageOf } from './stage.js';
import { statusOf } from './status.js';
import { besideSteps, stepsOfProcedure, stepsOfStage, stepsOfStatus } from './steps-of-status.js';

/** The names of the commands that the actor's role gives next, the first one first: offered, not refused, not done (I3.1). */
export function nextSteps(kase: Case, ctx: Context): string[] {
  const { actor } = ctx;
  if (actor.type !== 'staff') return [];
  const beside = (besideSteps[actor.role] ?? '').split(' ');
  return possible([...askedSteps(kase, ctx, actor.role), ...beside], kase, ctx);
}

/**
 * Those of them that the case waits for from the role: without what may be done beside, and without replacing the facilitator, which
 * is a way out. Where there are none, others are waited for.
 */
export function ownSteps(kase: Case, ctx: Context): string[] {
  const { actor } = ctx;
  if (actor.type !== 'staff') return [];
  const asked = askedSteps(kase, ctx, actor.role).filter((name) => name !== 'replaceFacilitator');
  return possible(asked, kase, ctx);
}

function possible(names: readonly string[], kase: Case, ctx: Context): string[] {
  const paper: Context = { ...ctx, door: 'paper' };
  return [...new Set(names)].filter((name) => {
    const command = findCommand(name, kase.procedure.id);
    return command !== undefined && !isSettled(name, kase, ctx) && canBeGiven(command, kase, paper);
  });
}

/** The first step of each role that has one now, as the lists of cases show it. */
export function firstSteps(kase: Case, ctx: Context): Partial<Record<StaffRole, string>> {
  const id = facilitators(kase)[0] ?? StaffId.parse('anyone');
  const steps = staffRoles.map((role) => {
    const actor = { type: 'staff', id, role } as const;
    return [role, nextSteps(kase, { ...ctx, actor, mayGive: () => true })[0]] as const;
  });
  return Object.fromEntries(steps.filter(([, step]) => step !== undefined));
}

/** What the case's stage or status asks of the role; help that was asked for comes before everything. */
function askedSteps(kase: Case, ctx: Context, role: StaffRole): string[] {
  const row =
    stepsOfProcedure[kase.procedure.id]?.[role] ??
    stepsOfStage[stageOf(kase, ctx)]?.[role] ??
    stepsOfStatus[statusOf(kase, ctx)][role] ??
    '';
  return `recordHelpContact ${row}`.split(' ');
}

/** Offered for the case or for somebody, with the right to it, and nothing stands in its way. */
function canBeGiven(command: Command, kase: Case, ctx: Context): boolean {
  const { door } = ctx;
  return (command.offered(kase, ctx) ?? [null])
    .filter((person) => ctx.mayGive({ kase, command, person, door }))
    .some((person) => command.blocked(kase, ctx, person) === null);
}

type IsSettled = (kase: Case, ctx: Context) => boolean;

const isSettled = (name: string, kase: Case, ctx: Context): boolean =>
  settled[name]?.(kase, ctx) ?? false;

/** Steps that the table of commands still offers although there is nothing to do, or not yet. */
const settled: Readonly<Record<string, IsSettled>> = {
  addPerson: (kase) => members(kase).length > 0 && sidesOf(kase).length !== 1,
  describeSituation: (kase) => has(kase, 'situationDescribed'),
  answerEligibility: (kase) => has(kase, 'eligibilityAnswered'),
  chooseService: (kase) => has(kase, 'serviceChosen'),
  issueInvitation: (kase, ctx) =>
    participants(kase).every((p) => ctx.people.get(p.person)?.linked === true),
  answerPdConsent: (kase, ctx) =>
    participants(kase).every((p) => hasPdConsent(kase, ctx, p.person)),
  signReferral: (kase) => has(kase, 'referralSigned'),
  setCommissionMeeting: (kase) => meetingDay(kase) !== null,
  sendLetter: (kase, ctx) => toInform(kase, ctx).every((who) => isInformed(kase, who)),
  answerParticipation: (kase, ctx) =>
    activeMembers(kase, ctx).every((m) => participation(kase, ctx, m.person) === 'agreed'),
  proposeSlots: isEachSideAsked,
  fixMeeting: isEachSideAsked,
  proposeJointMeeting: (kase) => !metEachSide(kase),
  confirmJointMeeting: (kase, ctx) => {
    const poll = findPoll(kase);
    return poll === undefined || commonSlots(poll, needed(kase, ctx)).length === 0;
  },
  completeProgramme: (kase) => signedAgreement(inRound(kase)) === undefined,
  answerCopyConsent: (kase, ctx) =>
    activeMembers(kase, ctx).every((m) => copyAnswers(kase).has(m.person)),
  draftAgreement: (kase) => agreement(inRound(kase)) !== undefined,
  finishDocument: (kase) => documentsReadyDay(kase) !== null,
  decideCopy: (kase) => copyDecision(kase) !== undefined,
  closeCase: (kase, ctx) =>
    isCompleted(kase) &&
    findCommand('closeCase', kase.procedure.id)?.decide(kase, { why: 'finished' }, ctx, 'try')
      .type !== 'accepted',
};

/** The joint meeting whose times are being asked about. */
export function findPoll(kase: Case) {
  return meetings(kase)
    .flatMap((m) => offerOf(m) ?? [])
    .findLast((m) => m.kind === 'joint');
}

/** Every side has a preliminary meeting that is offered, agreed or held. */
function isEachSideAsked(kase: Case): boolean {
  const asked = meetings(kase)
    .filter((m) => m.kind === 'preliminary' && ['offered', 'planned', 'held'].includes(m.state))
    .flatMap((m) => m.persons.map((who) => sideOf(kase, who)));
  return sidesOf(kase).every((side) => asked.includes(side));
}
