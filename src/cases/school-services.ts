import { type Side } from './actor.js';
import { type Case, last } from './case.js';
import { type Context } from './context.js';
import { type ServiceId } from './ids.js';
import { members, sideOfRole } from './participants.js';

/** The services of the schools in which a side studies. */
export interface SchoolServices {
  readonly side: Side;
  readonly services: readonly ServiceId[];
}

const sides = ['side1', 'side2'] as const;

/**
 * The services that are offered because the sides study in different schools (001 §4.6, R37); empty: the schools are the
 * same, or nothing is known of it. A side whose school has no service of its own stands there without one.
 */
export function schoolServices(kase: Case, ctx: Pick<Context, 'people'>): SchoolServices[] {
  const found = sides.map((side) => ({ side, services: ofSide(kase, ctx, side) }));
  return isDifferent(kase, found) ? found : [];
}

function ofSide(kase: Case, { people }: Pick<Context, 'people'>, side: Side): ServiceId[] {
  const own = members(kase).filter((m) => sideOfRole(kase, m.role) === side);
  return [...new Set(own.flatMap((m) => people.get(m.person)?.schoolServices ?? []))];
}

/** As the secretary described it; where that was left open, schools of different services are different schools. */
function isDifferent(kase: Case, found: readonly SchoolServices[]): boolean {
  const described = last(kase, 'situationDescribed')?.schools ?? null;
  if (described !== null) return described === 'different';
  const [first, second] = found.map(({ services }) => services);
  if (first === undefined || second === undefined) return false;
  return first.length > 0 && second.length > 0 && !first.some((s) => second.includes(s));
}
