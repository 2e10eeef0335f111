import { type Side } from './actor.js';
import { addMonths, type CalendarDay } from './calendar-day.js';
import { all, type Case, has, last } from './case.js';
import { signedPlan } from './commands/plan.js';
import { signedAgreement } from './commands/agreement.js';
import { type periodicities } from './events/plan.js';
import { type ItemId, type PersonId } from './ids.js';
import { addPeriod, parsePeriod } from './iso-period.js';
import { findParticipant, members, type Participant, sideOfRole } from './participants.js';

/** Something that was agreed and is asked about on its days: an obligation, or a row of the family's plan. */
export interface FollowedItem {
  readonly item: ItemId;
  /** Its number as participants know it, from 1. */
  readonly n: number;
  readonly owes: Side | PersonId;
  /** To whom it is owed; of a plan nobody. */
  readonly owed: readonly PersonId[];
  /** Who agreed to look after it without being owed or owing. */
  readonly watching: readonly PersonId[];
  /** The last day; null: it repeats, or no day was set. */
  readonly due: CalendarDay | null;
  readonly repeats: boolean;
  /** The days on which it is asked about. */
  readonly days: readonly CalendarDay[];
}

/** Everything signed that is followed, the agreement's items before the plan's rows. */
export function followedItems(kase: Case): readonly FollowedItem[] {
  const agreed = agreementItems(kase);
  return [...agreed, ...planItems(kase, agreed.length)];
}

/** The item with this id, when it was signed. */
export const findItem = (kase: Case, item: string): FollowedItem | undefined =>
  followedItems(kase).find((found) => found.item === item);

function agreementItems(kase: Case): FollowedItem[] {
  const agreement = signedAgreement(kase);
  const signed = last(kase, 'agreementSigned')?.day;
  if (agreement === undefined || signed === undefined) return [];
  const watching = watchers(kase, [agreement.controller, agreement.notifier]);
  return agreement.obligations.map(({ item, owes, due }, at) => ({
    item,
    n: at + 1,
    owes,
    owed: owed(kase, { owes }),
    watching,
    due,
    repeats: false,
    days: due === null ? checks(signed) : [due],
  }));
}

function planItems(kase: Case, before: number): FollowedItem[] {
  const plan = signedPlan(kase);
  if (plan === null) return [];
  const { drafted, signed } = plan;
  const period = signed.term === null ? null : parsePeriod(signed.term);
  const ends = period === null ? addMonths(signed.day, 6) : addPeriod(signed.day, period);
  return drafted.rows.map(({ item, responsible, due, every }, at) => ({
    item,
    n: before + at + 1,
    owes: responsible,
    owed: [],
    watching: [drafted.controller].filter((who) => who !== responsible),
    due,
    repeats: every !== null,
    days: every === null ? [due ?? ends] : repeated(signed.day, every, ends),
  }));
}

/** Where no day was set: after 1, 3 and 6 months (Q28). */
const checks = (signed: CalendarDay): CalendarDay[] =>
  [1, 3, 6].map((months) => addMonths(signed, months));

/** Each time until the end of the plan (R134); the months are counted from the signing, so that the day stays. */
function repeated(
  signed: CalendarDay,
  every: (typeof periodicities)[number],
  ends: CalendarDay,
): CalendarDay[] {
  const step = {
    P1W: { months: 0, days: 7 },
    P2W: { months: 0, days: 14 },
    P1M: { months: 1, days: 0 },
  }[every];
  const days: CalendarDay[] = [];
  for (let n = 1; ; n++) {
    const day = addPeriod(signed, { months: step.months * n, days: step.days * n });
    if (day > ends) return days;
    days.push(day);
  }
}

/** Who has to do it: a side as a group, or one person. */
export function owing(kase: Case, { owes }: Pick<FollowedItem, 'owes'>): PersonId[] {
  const found = members(kase).filter((m) => concerns(kase, m, owes));
  if (found.length > 0 || owes === 'side1' || owes === 'side2') return found.map((m) => m.person);
  return findParticipant(kase, owes) === undefined ? [] : [owes];
}

/** The other side: to whom it is owed. */
export function owed(kase: Case, { owes }: Pick<FollowedItem, 'owes'>): PersonId[] {
  const taking = members(kase);
  const owing = taking.find((m) => concerns(kase, m, owes));
  const side = owing === undefined ? null : sideOfRole(kase, owing.role);
  return taking
    .filter((m) => side !== null && sideOfRole(kase, m.role) !== side)
    .map((m) => m.person);
}

const concerns = (kase: Case, { person, role }: Participant, owes: Side | PersonId): boolean =>
  person === owes || sideOfRole(kase, role) === owes;

function watchers(kase: Case, named: readonly (PersonId | null)[]): PersonId[] {
  const taking = members(kase).map((m) => m.person);
  return [...new Set(named)].filter((who) => who !== null).filter((who) => !taking.includes(who));
}

/** Everybody who is asked about the item. */
export const askedAbout = (kase: Case, item: FollowedItem): PersonId[] => [
  ...owing(kase, item),
  ...item.owed,
  ...item.watching,
];

/** The state of an item as the facilitator settled it; null while open. */
export function settledState(kase: Case, item: ItemId) {
  const newest = last(kase, 'fulfilmentSettled', (e) => e.item === null || e.item === item);
  return newest === undefined || newest.state === 'inProgress' ? null : newest.state;
}

/** Every item is settled; without items: the whole was. */
export function isSettled(kase: Case): boolean {
  const items = followedItems(kase);
  return items.length > 0
    ? items.every(({ item }) => settledState(kase, item) !== null)
    : has(kase, 'fulfilmentSettled', (e) => e.item === null && e.state !== 'inProgress');
}

/** The day on which the last item was settled; null while something is open. */
export function settledDay(kase: Case): CalendarDay | null {
  if (!isSettled(kase)) return null;
  return all(kase, 'fulfilmentSettled').at(-1)?.day ?? null;
}
