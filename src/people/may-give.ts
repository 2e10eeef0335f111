import { type Door } from '../cases/actor.js';
import { type PersonId } from '../cases/ids.js';
import { type AccessCase, type Asker } from './access-case.js';
import { type Level } from './access-cells.js';
import { type AccessDoor, oneOf, type Resource, resources } from './access-roles.js';
import { allows, may } from './may.js';

/** A command as it stands in the table, as far as rights look at it. */
export interface GivenCommand {
  readonly name: string;
  /** The resources that it writes (J2). */
  readonly writes: readonly string[];
  readonly evenWhenClosed?: boolean;
}

/** Who gives a command to a case, through which door, about whom. */
export interface Giving {
  readonly asker: Asker;
  readonly door: AccessDoor;
  readonly case: AccessCase;
  /** The person the command is about. */
  readonly person?: PersonId | null;
  /** Of the technical clock. */
  readonly now: Date;
}

/** True when the command may be offered and given: there is the right to change all that it writes (J1). */
export function mayGive(command: GivenCommand, giving: Giving): boolean {
  if (isException(command.name, giving.case.procedure)) return mayWrite(command, 'nu', giving);
  return command.writes.every((name) => mayWrite(command, resourceOf(name, command), giving));
}

/**
 * Given without the right to change what they write (J4): who carries them out never reads it; the mediator of Borodino sees
 * the one criterion that is decided (J4.7).
 */
const exceptions: ReadonlySet<string> = new Set(['carryOutWithdrawal', 'decideCopy']);
const isException = (name: string, procedure: string) =>
  exceptions.has(name) || (name === 'decideEligibility' && procedure === 'krasnoyarsk-borodino');

function mayWrite(
  command: GivenCommand,
  resource: Resource,
  { asker, door, case: kase, person, now }: Giving,
): boolean {
  const needed = neededFor(command, resource, asker);
  const about = person === null || person === undefined ? {} : { person, author: person };
  const thing = { ...about, ...entered(asker), evenWhenClosed: command.evenWhenClosed ?? false };
  return allows(may({ asker, door, resource, case: kase, thing, now }), needed);
}

/**
 * A number is given by the machine, a task that a person's press makes belongs to the keeper, and a guardian answers about
 * the own child without changing who is recorded as its guardian.
 */
function neededFor(command: GivenCommand, resource: Resource, asker: Asker): Level {
  if (resource === 'nu') return 'see';
  if (asker.type !== 'persons') return 'change';
  if (resource === 'tk') return 'none';
  return resource === 'gu' && command.name === 'answerGuardianConsent' ? 'see' : 'change';
}

function resourceOf(name: string, command: GivenCommand): Resource {
  if (oneOf(resources, name)) return name;
  throw new Error(`${command.name} writes "${name}", which is no resource`);
}

/** What a command writes is entered by who gives it. */
function entered(asker: Asker) {
  return asker.type === 'staff' || asker.type === 'token' ? { enteredBy: [asker.id] } : {};
}

/** The doors of rights behind the door of an event; a one-time page counts as the account it was sent to (G1.2). */
const behind = {
  panel: ['panel'],
  messenger: ['chat', 'page'],
  paper: ['panel', 'page', 'chat'],
  api: ['api'],
} as const satisfies Record<Exclude<Door, 'clock'>, readonly AccessDoor[]>;

/** True when the asker may give the command to the case through the door of an event. Jobs may all they give. */
export function mayAct(
  command: GivenCommand,
  {
    asker,
    access,
    door,
    person,
    now,
  }: Omit<Giving, 'door' | 'case'> & {
    readonly access: AccessCase;
    readonly door: Door;
  },
): boolean {
  if (door === 'clock') return true;
  return behind[door].some((one) =>
    mayGive(command, { asker, door: one, case: access, person: person ?? null, now }),
  );
}
