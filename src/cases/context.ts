import { type Procedure } from '../procedures/procedure.js';
import { type Actor, type Door } from './actor.js';
import { type CalendarDay, fullYears } from './calendar-day.js';
import { type Case } from './case.js';
import { type PersonId, type ServiceId, type StaffId } from './ids.js';
import { type WorkCalendar } from './working-days.js';

/** What the rules need to know about a person, and no more. */
export interface PersonFacts {
  readonly born: CalendarDay | null;
  /** A messenger account is linked. */
  readonly linked: boolean;
  /** The place of study or work is recorded. */
  readonly occupied: boolean;
  /** The services that work in the person's school. */
  readonly schoolServices: readonly ServiceId[];
}

/** A messenger of the installation, as far as this case may use it (R192). */
export interface Messenger {
  readonly name: string;
  /** `off`: for its service or procedure; `noticeMissing`: nobody has confirmed the notice about foreign messengers. */
  readonly state: 'open' | 'off' | 'noticeMissing';
}

/** A question about a right: a command of the table, given to a case through a door, about a person where it is about one. */
export interface GivingAsked {
  readonly kase: Case;
  readonly command: { readonly name: string; readonly writes: readonly string[] };
  readonly person: PersonId | null;
  readonly door: Door;
}

/** What a command is decided in: the time, the law, who acts, and facts about people and services. */
export interface Context {
  /** The instant of the domain clock. */
  readonly now: Date;
  /** The day of `now` in the case's zone. */
  readonly today: CalendarDay;
  readonly zone: string;
  readonly procedure: Procedure;
  readonly calendar: WorkCalendar;
  readonly actor: Actor;
  readonly door: Door;
  /** True when who acts may change all that the command writes (appendix J): asked before it is offered and before it is run. */
  readonly mayGive: (asked: GivingAsked) => boolean;
  readonly people: ReadonlyMap<PersonId, PersonFacts>;
  readonly services: readonly {
    readonly id: ServiceId;
    readonly territories: readonly string[];
    readonly active: boolean;
  }[];
  /** The messengers that are connected; none: people are called. */
  readonly messengers: readonly Messenger[];
  /** Staff who may be assigned as facilitators. */
  readonly activeFacilitators: ReadonlySet<StaffId>;
  /** Staff who may be appointed as family curators. */
  readonly activeCurators: ReadonlySet<StaffId>;
  readonly settings: {
    /** The version (hash) of the confirmed consent text; null until the coordinator confirms one (R56). */
    readonly consentText: string | null;
    readonly requirePaperConsent: boolean;
    /** How long a closed case is kept before its people are made nameless (R193). */
    readonly retentionMonths: number;
  };
  /** The next free case number of the procedure and year; for `openCase` alone. */
  readonly nextNumber: string;
  /** The staff member was shown the warnings and saves all the same (G1.5). */
  readonly warningsSeen: boolean;
  readonly newId: () => string;
}

/** Full years of a person on a day; null when the birth day is not known. */
export function ageOn(
  ctx: Pick<Context, 'people'>,
  person: PersonId,
  day: CalendarDay,
): number | null {
  const born = ctx.people.get(person)?.born ?? null;
  return born === null ? null : fullYears(born, day);
}

/** Under 14 today: a guardian answers (R14, R61). */
export function isChild(ctx: Context, person: PersonId): boolean {
  const age = ageOn(ctx, person, ctx.today);
  return age !== null && age < 14;
}

/** 14 to 17 today: answers alone, the guardian is informed (R62, Q33). */
export function isTeen(ctx: Context, person: PersonId): boolean {
  const age = ageOn(ctx, person, ctx.today);
  return age !== null && age >= 14 && age < 18;
}

/** Under 18 today. */
export function isMinor(ctx: Context, person: PersonId): boolean {
  return isChild(ctx, person) || isTeen(ctx, person);
}
