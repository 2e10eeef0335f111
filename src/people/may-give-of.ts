import { type Actor } from '../cases/actor.js';
import { type CalendarDay } from '../cases/calendar-day.js';
import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type AccessCase, type Asker } from './access-case.js';
import { accessOfCase } from './access-of-case.js';
import { mayAct } from './may-give.js';
import { askerOf, rolesIn, type Staff } from './staff.js';

/** What the right of who acts is decided on, gathered once per decision. */
export interface ActingFacts {
  readonly staff: readonly Staff[];
  readonly people: Context['people'];
  readonly today: CalendarDay;
  /** Of the technical clock. */
  readonly now: Date;
}

/**
 * The right of this actor to give commands, as a fact for the rules. Staff must hold the role they act in, in that very case;
 * a token has no grants of its own yet. That a closed case refuses is the table's word (G1.7), not the matrix's.
 */
export function mayGiveOf(actor: Actor, facts: ActingFacts): Context['mayGive'] {
  const { today, people, now } = facts;
  const asker = askerFor(actor, facts.staff);
  const accessOf = remembered((kase) => accessOfCase(kase, { people, today }));
  return ({ kase, command, person, door }) => {
    if (door === 'clock') return actor.type === 'clock';
    if (asker === null || !holdsRole(actor, kase, facts)) return false;
    return mayAct(
      { ...command, evenWhenClosed: true },
      { asker, access: accessOf(kase), door, person, now },
    );
  };
}

function askerFor(actor: Actor, staff: readonly Staff[]): Asker | null {
  switch (actor.type) {
    case 'staff': {
      const member = staff.find(({ id }) => id === actor.id);
      return member === undefined ? null : askerOf(member);
    }
    case 'person':
      return { type: 'persons', persons: [actor.id] };
    case 'token':
    case 'clock':
      return null;
  }
}

function holdsRole(actor: Actor, kase: Case, { staff, now }: ActingFacts): boolean {
  if (actor.type !== 'staff') return true;
  const member = staff.find(({ id }) => id === actor.id);
  return member !== undefined && rolesIn(member, kase, now).includes(actor.role);
}

/** The same case is asked about once for each command: what follows from it is made once. */
function remembered(make: (kase: Case) => AccessCase): (kase: Case) => AccessCase {
  let last: { readonly kase: Case; readonly access: AccessCase } | null = null;
  return (kase) => {
    if (last?.kase !== kase) last = { kase, access: make(kase) };
    return last.access;
  };
}
