import {
  type AccessCase,
  type AccessGrant,
  type AccessParticipant,
  type AccessPart,
  type AccessThing,
  type CopyRecipient,
} from './access-case.js';
import { type ConditionLetter, type Level, lower } from './access-cells.js';
import {
  type AccessDoor,
  type AccessRole,
  type GrantRole,
  type PaperRole,
  type Resource,
} from './access-roles.js';

/** Whom a right belongs to: a grant of an account, a person's part in a case, a recipient of a link, the server. */
export type Holder =
  | {
      readonly type: 'grant';
      readonly account: string;
      readonly role: GrantRole;
      readonly grant: AccessGrant;
    }
  | { readonly type: 'person'; readonly role: AccessRole; readonly participant: AccessParticipant }
  | { readonly type: 'paper'; readonly role: PaperRole }
  | { readonly type: 'server'; readonly role: 'operator' };

/** What a condition is decided on. */
export interface Asked {
  readonly holder: Holder;
  readonly door: AccessDoor;
  readonly resource: Resource;
  readonly case: AccessCase | null;
  readonly thing: AccessThing;
}

/** What is left of the level when the condition is looked at. */
export type Condition = (asked: Asked, level: Level) => Level;

const onlyIf =
  (holds: (asked: Asked) => boolean): Condition =>
  (asked, level) =>
    holds(asked) ? level : 'none';

/** The level holds for one part of the resource; the whole stays closed. */
const onlyPart = (part: AccessPart): Condition => onlyIf(({ thing }) => thing.part === part);

const hasAudit = onlyIf(({ holder }) => holder.type === 'grant' && holder.grant.audit === true);
const notInBorodino = onlyIf((asked) => asked.case?.procedure !== 'krasnoyarsk-borodino');
const yesNoDay = onlyPart('state');
const own = onlyIf(isOwn);

/** Own, or of a child under 14; of a child of 14–17 only the consents, and when to meet (J4.3). */
const ownOrChild: Condition = (asked, level) => {
  if (!isOwn(asked)) return 'none';
  if (!isOfTeen(asked)) return level;
  if (asked.resource === 'cs') return level;
  return asked.resource === 'mt' ? lower(level, 'see') : 'none';
};

/** Consents are the service's task after a meeting without the sides (R49), elsewhere it sees their state. */
const afterAbsentia: Condition = (asked, level) =>
  asked.case?.procedure === 'krasnoyarsk-borodino' && asked.case.inAbsentia
    ? level
    : yesNoDay(asked, lower(level, 'see'));

const handedOut = onlyIf(({ door, thing }) => door === 'page' && thing.recipientConfirmed === true);

/** In the service: ready. Elsewhere: sent there. */
const readyOrSent = onlyIf(({ holder, thing }) =>
  holder.role === 'serviceHead' ||
  holder.role === 'assignedOrg' ||
  holder.role === 'territorialService'
    ? thing.ready === true || thing.signed === true || thing.sent === true
    : thing.sent === true,
);

/** By link or paper only: the chat never holds the agreement's words (R114). */
const signatory = onlyIf(({ door, holder, case: kase }) => {
  if (door !== 'page' || holder.type !== 'person') return false;
  const { person, standsFor } = holder.participant;
  return [person, ...standsFor].some((id) => kase?.signatories.includes(id) === true);
});

const byCopyRule = onlyIf((asked) => {
  const theirs = copiesFor(asked.holder.role);
  const sent = asked.case?.copyTo.some((to) => theirs.includes(to)) === true;
  return sent && (asked.holder.type !== 'paper' || asked.thing.recipientConfirmed === true);
});

function copiesFor(role: AccessRole): readonly CopyRecipient[] {
  if (role === 'schoolAdministration') return ['school'];
  if (role === 'resourceCentre') return ['resourceCentre'];
  return role === 'coordinator' ? ['commission', 'resourceCentre'] : ['commission'];
}

const insideOwnScope = onlyIf(({ holder, thing, case: kase }) => {
  if (holder.type !== 'grant') return false;
  if (thing.grant !== undefined) return contains(holder.grant, thing.grant);
  return kase !== null || holder.grant.scope === 'installation';
});

const enteredByThem = onlyIf(({ holder, thing }) => {
  if (holder.type !== 'grant') return false;
  const them = [holder.account, ...(holder.grant.ids ?? [])];
  return (thing.enteredBy ?? []).some((by) => them.includes(by));
});

/** Own items fully; of the others only what the facilitator put on the final list. */
const ownItemOrFinal: Condition = (asked, level) => {
  if (isAuthor(asked)) return level;
  return asked.thing.final === true ? lower(level, 'see') : 'none';
};

const namesInLists: ReadonlySet<AccessRole> = new Set<AccessRole>([
  'coordinator',
  'resourceCentre',
  'commissionSecretary',
  'curator',
  'socialSpecialist',
]);
const listedName = onlyIf(
  ({ holder, thing }) => namesInLists.has(holder.role) || thing.searched === true,
);

const notForeign = onlyIf(({ thing }) => thing.foreignMessenger !== true);

/** The conditions of J3.2 by their letters. */
export const conditions: Readonly<Record<ConditionLetter, Condition>> = {
  A: hasAudit,
  B: notInBorodino,
  C: ownOrChild,
  D: afterAbsentia,
  E: handedOut,
  F: readyOrSent,
  G: signatory,
  H: onlyPart('housing'),
  I: onlyPart('items'),
  K: yesNoDay,
  N: onlyPart('numbers'),
  O: own,
  R: byCopyRule,
  T: onlyPart('day'),
  U: insideOwnScope,
  W: enteredByThem,
  X: ownItemOrFinal,
  Y: listedName,
  Z: notForeign,
};

function isOwn({ holder, thing }: Asked): boolean {
  if (holder.type === 'grant') return thing.account === holder.account;
  if (holder.type !== 'person' || thing.person === undefined) return false;
  const { person, standsFor } = holder.participant;
  return thing.person === person || standsFor.includes(thing.person);
}

/** Of a child from 14 on that the holder stands for; a child whose age is not known counts as one. */
function isOfTeen({ holder, thing, case: kase }: Asked): boolean {
  if (holder.type !== 'person' || thing.person === holder.participant.person) return false;
  const age = kase?.participants.find((p) => p.person === thing.person)?.age ?? null;
  return age === null || age >= 14;
}

function isAuthor({ holder, thing }: Asked): boolean {
  if (thing.author === undefined) return false;
  if (holder.type === 'grant') return thing.author === holder.account;
  if (holder.type !== 'person') return false;
  const { person, standsFor } = holder.participant;
  return thing.author === person || standsFor.some((child) => child === thing.author);
}

/** True when everything the other grant reaches is reached by this one, and it gives no more (U). */
export function contains(grant: AccessGrant, other: AccessGrant): boolean {
  if (other.audit === true && grant.audit !== true) return false;
  if (!within(other.procedures, grant.procedures)) return false;
  if (grant.scope === 'installation') return true;
  if (grant.scope === 'procedure')
    return (grant.ids ?? []).length === 0 || (other.scope === 'procedure' && hasIds(grant, other));
  const assigns = grant.scope === 'service' && other.scope === 'assigned';
  return (grant.scope === other.scope || assigns) && hasIds(grant, other);
}

function hasIds(grant: AccessGrant, other: AccessGrant): boolean {
  const ids = other.ids ?? [];
  return ids.length > 0 && within(ids, grant.ids);
}

function within(
  part: readonly string[] | undefined,
  whole: readonly string[] | undefined,
): boolean {
  if (whole === undefined) return true;
  return part !== undefined && part.every((one) => whole.includes(one));
}
