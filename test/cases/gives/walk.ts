import { type Case } from '../../../src/cases/case.js';
import { type Context } from '../../../src/cases/context.js';
import { type Deadline } from '../../../src/cases/deadlines/deadline.js';
import { factsOf } from '../../../src/cases/facts-of-case.js';
import { settledState } from '../../../src/cases/followed-items.js';
import { signedPlan } from '../../../src/cases/commands/plan.js';
import { limitsOf } from '../../../src/cases/limits-of-case.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { findParticipant, sideOfRole } from '../../../src/cases/participants.js';
import { type Telling } from '../../../src/cases/telling.js';
import { aPureCase, type By, type PureCase } from '../../support/pure-case.js';

/** What the table says of a command, in four columns: events, facts, limits (`+` begun, `~` moved, `-` ended), told. */
export interface Given {
  readonly events: string;
  readonly facts: string;
  readonly limits: string;
  readonly told: string;
}

/** A case that is walked through, and what each of its steps really gave. */
export interface Walk {
  readonly pure: PureCase;
  /** Gives a command and keeps what it gave, under its name or another. */
  readonly does: (by: By, command: string, input?: object, name?: string) => void;
  /** Gives a command that others look at. */
  readonly quietly: (by: By, command: string, input?: object) => void;
}

const codes: Readonly<Record<string, string>> = {
  commissionSecretary: 'CS',
  serviceHead: 'SH',
  facilitator: 'F',
  coordinator: 'CO',
  resourceCentre: 'RC',
  familyCurator: 'FC',
  ufsinSpecialist: 'UF',
};

/** Begins a walk; `seen` keeps what was given, by the letter of the procedure and the name of the step. */
export function walk(
  letter: string,
  procedure: string,
  seen: Map<string, Given>,
  start?: string,
): Walk {
  const pure = aPureCase(procedure, start);
  return {
    pure,
    quietly: (by, command, input) => void pure.does(by, command, input),
    does: (by, command, input = {}, name = command) => {
      const before = pure.kase();
      const facts = factsOf(before, pure.context());
      const limits = limitsIn(pure);
      const told = pure.does(by, command, input);
      const after = pure.kase();
      const key = `${letter} ${name}`;
      if (seen.has(key)) throw new Error(`${key} is walked twice`);
      seen.set(key, {
        events: after.history
          .slice(before.history.length)
          .map(({ type }) => type)
          .join(' '),
        facts: changed(facts, factsOf(after, pure.context())),
        limits: [moved(limits, limitsIn(pure)), rowsOfPlan(before, after)]
          .filter(Boolean)
          .join(' '),
        told: toldTo(after, told),
      });
    },
  };
}

type Facts = Readonly<Record<string, unknown>>;
const changed = (before: Facts, after: Facts): string =>
  Object.keys(after)
    .filter((name) => (before[name] ?? null) !== (after[name] ?? null))
    .sort()
    .join(' ');

function limitsIn(pure: PureCase) {
  const ctx = pure.context();
  const facts = factsOf(pure.kase(), ctx);
  const { deadlines } = limitsOf(pure.kase(), ctx);
  return new Map(deadlines.map((d) => [d.id, { days: daysOf(d, ctx, facts), ended: d.ended }]));
}

type Limits = ReturnType<typeof limitsIn>;

/** Limits of which the text names no day: they begin with what they begin with. */
const timeless: ReadonlySet<string> = new Set(['noLimit', 'sameEvent', 'immediate', 'interval']);

/** The days of a limit; of one that the text gives no day, whether what it begins with has happened. */
function daysOf(limit: Deadline, { procedure }: Context, facts: Facts): string {
  if (limit.state === 'notNeeded') return '';
  const days = [limit.due, limit.from, ...(limit.checks ?? [])].filter((day) => day !== null);
  const law = procedure.limits.find(({ id }) => id === limit.id);
  const starts = law !== undefined && 'starts' in law ? law.starts : [];
  const isTimeless = timeless.has(law?.kind ?? '');
  const begun = isTimeless && starts.some(({ fact }) => (facts[fact] ?? null) !== null);
  return days.length === 0 && begun ? 'begun' : days.join();
}

function moved(before: Limits, after: Limits): string {
  const signs = [...after].flatMap(([id, limit]) => {
    const [was, is] = [before.get(id)?.days ?? '', limit.days];
    const hasEnded = limit.ended !== null && before.get(id)?.ended === null;
    return [
      ...(was === '' && is !== '' ? [`+${id}`] : []),
      ...(was !== '' && is !== '' && is !== was ? [`~${id}`] : []),
      ...(hasEnded ? [`-${id}`] : []),
    ];
  });
  return signs.sort().join(' ');
}

/** The rows of the family's plan have days of their own (K-D16). */
function rowsOfPlan(before: Case, after: Case): string {
  const rows = (kase: Case) => signedPlan(kase)?.drafted.rows.map(({ item }) => item) ?? [];
  const settled = (kase: Case) => rows(kase).filter((row) => settledState(kase, row) !== null);
  const hasBegun = rows(after).length > rows(before).length;
  if (hasBegun) return '+K-D16';
  return settled(after).length > settled(before).length ? '-K-D16' : '';
}

/** The side of a person, in «Вместе» too; else the part in the case. */
function partOf(kase: Case, person: PersonId): string {
  const role = findParticipant(kase, person)?.role;
  return role === undefined ? 'nobody' : (sideOfRole(kase, role) ?? role);
}

function toldTo(kase: Case, tellings: readonly Telling[]): string {
  const whom = new Map<string, Set<string>>();
  for (const { to, text } of tellings) {
    const name =
      to.type === 'person'
        ? partOf(kase, to.person)
        : (codes[to.type === 'role' ? to.role : to.staff] ?? 'staff');
    whom.set(text, (whom.get(text) ?? new Set()).add(name));
  }
  return [...whom].map(([text, names]) => `${[...names].sort().join(' ')}: ${text}`).join('; ');
}
