import { type AccessCase, type AccessGrant, type Asker, type AccessThing } from './access-case.js';
import {
  capOf,
  type CappedDoor,
  type Cell,
  cellOf,
  highest,
  type Level,
  levels,
  lower,
} from './access-cells.js';
import { type Asked, conditions, type Holder } from './access-conditions.js';
import {
  type AccessDoor,
  doorsOf,
  ofNoCase,
  papers,
  personRoles,
  type Resource,
} from './access-roles.js';
import { isActive, isLedByHead, reachesCase } from './reach.js';

/** A question about a right. */
export interface AccessQuestion {
  readonly asker: Asker;
  readonly door: AccessDoor;
  readonly resource: Resource;
  /** Null where the resource is of no case. */
  readonly case: AccessCase | null;
  /** What exactly; the less is said, the less is allowed. */
  readonly thing?: AccessThing;
  /** Of the technical clock. */
  readonly now: Date;
}

/**
 * What the asker may do with a resource through a door: the one place where rights are decided (appendix J). The highest of
 * the rights that reach the case now; the door's cap; a closed case and a signed paper are only seen.
 */
export function may(question: AccessQuestion): Level {
  return highest(holders(question).map((holder) => levelOf(holder, question)));
}

/** True when the answer is at least as much as is needed. */
export function allows(level: Level, needed: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(needed);
}

function holders(question: AccessQuestion): readonly Holder[] {
  const { asker, case: kase } = question;
  switch (asker.type) {
    case 'staff':
    case 'token':
      return asker.grants.flatMap((grant) => holdersBy(grant, asker.id, question));
    case 'persons':
      return (kase?.participants ?? [])
        .filter((p) => personRoles.has(p.role) && asker.persons.includes(p.person))
        .map((participant) => ({ type: 'person', role: participant.role, participant }));
    case 'paper':
      return [{ type: 'paper', role: asker.role }];
    case 'server':
      return [{ type: 'server', role: 'operator' }];
  }
}

/** The grant, when it holds now and reaches the case; who leads a case without a facilitator acts as one as well (J1). */
function holdersBy(grant: AccessGrant, account: string, question: AccessQuestion): Holder[] {
  const { case: kase, resource, now } = question;
  if (!isActive(grant, now)) return [];
  const role = roleIn(grant.role, kase);
  const holder = { type: 'grant', account, role, grant } as const;
  if (kase === null) return ofNoCase.has(resource) ? [holder] : [];
  if (!reachesCase(grant, account, kase)) return [];
  return actsAsFacilitator(grant, kase, resource)
    ? [holder, { ...holder, role: 'facilitator' as const }]
    : [holder];
}

/** In Yugra the family curator of R16 is the curator of the matrix (J1). */
function roleIn(role: AccessGrant['role'], kase: AccessCase | null): AccessGrant['role'] {
  return role === 'familyCurator' && kase?.procedure === 'yugra' ? 'curator' : role;
}

function actsAsFacilitator(grant: AccessGrant, kase: AccessCase, resource: Resource): boolean {
  if (resource === 'no' || resource === 'qu' || !isLedByHead(kase)) return false;
  return grant.role === (kase.procedure === 'vmeste' ? 'resourceCentre' : 'serviceHead');
}

function levelOf(holder: Holder, question: AccessQuestion): Level {
  const { door, resource, case: kase, thing = {} } = question;
  if (!doorsOf(holder.role).includes(door)) return 'none';
  const asked: Asked = { holder, door, resource, case: kase, thing };
  const level = conditional(cellOf(holder.role, resource), asked);
  return lower(lower(level, capped(asked)), frozen(asked));
}

function conditional({ level, condition }: Cell, asked: Asked): Level {
  return condition === null ? level : conditions[condition](asked, level);
}

/** What the door lets through; case pages and links have no cap (J3.1). */
function capped(asked: Asked): Level {
  if (!isCapped(asked.door)) return 'change';
  const cell = capOf(asked.door, asked.resource);
  const level = conditional(cell, asked);
  const maskedName = asked.door === 'api' && asked.resource === 'na' && level === 'none';
  return maskedName ? 'masked' : level;
}

function isCapped(door: AccessDoor): door is CappedDoor {
  return door === 'chat' || door === 'list' || door === 'api';
}

/** A closed case and a signed paper are seen and not changed. */
function frozen({ case: kase, resource, thing }: Asked): Level {
  const closed = kase?.closed === true && !ofNoCase.has(resource) && thing.evenWhenClosed !== true;
  const signed = papers.has(resource) && thing.signed === true;
  return closed || signed ? 'see' : 'change';
}
