import { availableCommands, findCommand } from '../../../cases/available-commands.js';
import { type Command } from '../../../cases/command.js';
import { type PersonId } from '../../../cases/ids.js';
import { type Refusal } from '../../../cases/refusal.js';
import { type CaseDesk } from './desk.js';

/** A command that this role may give now, of the case or of some persons. */
export interface Offer {
  readonly name: string;
  readonly group: Command['group'];
  readonly persons: readonly PersonId[];
  readonly ofPerson: boolean;
  /** What stands in its way for everybody it is offered for; null: it can be done. */
  readonly refusal: Refusal | null;
  /** A participant's own answer, recorded as said or signed on paper (I8). */
  readonly answer: boolean;
}

/** Done by others or with a fresh sign-in (I3.3). */
const notInChat: ReadonlySet<string> = new Set([
  'carryOutWithdrawal',
  'acceptInvitation',
  'declineInvitation',
  'markUnreachable',
  'archiveCase',
  'openCase',
]);

/** Everything that may be done in the case by this role, each command once. */
export function offersOf({ kase, ctx }: CaseDesk): Offer[] {
  const byName = new Map<string, Offer>();
  for (const { command, person, refusal } of availableCommands(kase, { ...ctx, door: 'paper' })) {
    if (notInChat.has(command.name)) continue;
    const known = byName.get(command.name);
    byName.set(command.name, {
      name: command.name,
      group: command.group,
      persons: [...(known?.persons ?? []), ...(person === null ? [] : [person])],
      ofPerson: person !== null,
      refusal: known === undefined ? refusal : known.refusal === null ? null : refusal,
      answer: isAnswer(command),
    });
  }
  return [...byName.values()];
}

/** The offer of this command; undefined: not offered now. */
export function findOffer(desk: CaseDesk, name: string): Offer | undefined {
  return offersOf(desk).find((offer) => offer.name === name);
}

/** The command is an answer of a participant: staff records it through the door `paper`. */
export function isAnswer(command: Command): boolean {
  return command.who.includes('answer');
}

/** The door through which staff gives the command in the chat. */
export function doorOf({ kase }: CaseDesk, name: string): 'messenger' | 'paper' {
  const command = findCommand(name, kase.procedure.id);
  return command !== undefined && isAnswer(command) ? 'paper' : 'messenger';
}

/** As `isAnswer`, by the command's name. */
export function isAnswerOf(desk: CaseDesk, name: string): boolean {
  return doorOf(desk, name) === 'paper';
}
