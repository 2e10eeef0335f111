import { type StaffRole } from '../actor.js';
import { type CalendarDay } from '../calendar-day.js';
import { type Case } from '../case.js';
import { type Context } from '../context.js';
import { type Deadlines } from '../deadlines.js';
import { type CaseEvent, type EventType } from '../events/event.js';
import { type PersonId } from '../ids.js';
import { participants } from '../participants.js';

/** Why a task is open: since when, of whom, and the command that closes it where that depends. */
export interface Waiting {
  readonly since: CalendarDay;
  readonly person?: PersonId;
  readonly command?: string;
}

/** A row of the table of tasks (G6). */
export interface TaskRow {
  /** The name under which the locale files have its title. */
  readonly name: string;
  readonly for: readonly (StaffRole | 'keeper')[];
  /** The command that closes it. */
  readonly command: string;
  /** The procedures that know it; absent: all whose events open it. */
  readonly only?: readonly string[];
  readonly open: (kase: Case, ctx: Context, limits: Deadlines) => readonly Waiting[];
}

/** A row whose name is that of its command. */
export const task = (
  name: string,
  roles: TaskRow['for'],
  open: TaskRow['open'],
  command: string = name,
): TaskRow => ({ name, for: roles, open, command });

/** The row for some procedures only. */
export const only = (procedures: readonly string[], row: TaskRow): TaskRow => ({
  ...row,
  only: procedures,
});

type Concerns = (event: CaseEvent) => boolean;

/** Open since the first of these events after the last of those that close it. */
export function waiting(
  kase: Case,
  opens: readonly EventType[],
  closes: readonly EventType[],
  concerns: Concerns = () => true,
): Waiting[] {
  const last = kase.events.findLastIndex((e) => closes.includes(e.type) && concerns(e));
  const event = kase.events.slice(last + 1).find((e) => opens.includes(e.type) && concerns(e));
  return event === undefined ? [] : [{ since: event.day }];
}

/** The same, for each participant of its own. */
export function waitingForEach(
  kase: Case,
  opens: readonly EventType[],
  closes: readonly EventType[],
  meets: Concerns = () => true,
): Waiting[] {
  const persons = new Set(participants(kase).map((p) => p.person));
  return [...persons].flatMap((person) =>
    waiting(kase, opens, closes, (e) => concernsPerson(person)(e) && meets(e)).map((w) => ({
      ...w,
      person,
    })),
  );
}

/** The event is about this person, alone or among others. */
export const concernsPerson =
  (who: PersonId): Concerns =>
  (event) =>
    ('person' in event && event.person === who) ||
    ('child' in event && event.child === who) ||
    ('asker' in event && event.asker === who) ||
    ('persons' in event && event.persons.includes(who));

/** The day of the first event of the type, for a task that only a condition opens. */
export function sinceFirst(kase: Case, type: EventType): Waiting[] {
  const event = kase.events.find((e) => e.type === type);
  return event === undefined ? [] : [{ since: event.day }];
}

/** The tasks when the condition holds, else none. */
export const openIf = (condition: boolean, tasks: readonly Waiting[]): readonly Waiting[] =>
  condition ? tasks : [];
