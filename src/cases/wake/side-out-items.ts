import { type Side } from '../actor.js';
import { type Case, has, inRound, isCompleted, lastOf } from '../case.js';
import { type Context } from '../context.js';
import { type PersonId } from '../ids.js';
import {
  activeMembers,
  guardiansOf,
  isInformed,
  isOut,
  members,
  sideOfRole,
  sidesOf,
} from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { toPerson } from '../telling.js';
import { type WakeItem } from './wake-item.js';

/**
 * An hour after a side got out, when it still is, the other side learns only that there will be no meeting (R64); after the
 * acceptance the programme ends by it (R68).
 */
export function sideOutItems(kase: Case, ctx: Context): WakeItem[] {
  if (isCompleted(kase)) return [];
  return sidesOf(kase)
    .filter((side) => isOut(kase, ctx, side))
    .flatMap((side) => itemOf(kase, ctx, side));
}

function itemOf(kase: Case, ctx: Context, side: Side): WakeItem[] {
  const gone = lastOf(kase, leavings, (e) =>
    isOfSide(kase, side, 'child' in e ? e.child : e.person),
  );
  if (gone === undefined) return [];
  const accepted = has(inRound(kase), 'caseAccepted') || has(kase, 'caseAccepted');
  return [
    {
      at: new Date(gone.at.getTime() + 3_600_000),
      key: `${kase.id}:out:${gone.id}`,
      series: `out:${side}`,
      tellings: othersThan(kase, ctx, side).map((who) => toPerson(who, 'joint.cancelled')),
      ...(accepted
        ? {
            command: {
              name: 'completeProgramme',
              input: { result: 'withdrawn', initiator: side, on: gone.day },
            },
          }
        : {}),
    },
  ];
}

const isOfSide = (kase: Case, side: Side, who: PersonId): boolean =>
  members(kase).some((m) => m.person === who && sideOfRole(kase, m.role) === side);

const leavings = [
  'participationRefused',
  'participantLeft',
  'guardianConsentRefused',
  'guardianRefusalDecided',
  'continuationDecided',
] as const;

/** Those who have been told for an hour that there will be no meeting, as the other side is out (OUT). */
export function toldOfNoMeeting(kase: Case, ctx: Context): PersonId[] {
  if (isCompleted(kase)) return [];
  return sidesOf(kase)
    .filter((side) => isOut(kase, ctx, side))
    .flatMap((side) => {
      const [item] = itemOf(kase, ctx, side);
      return item !== undefined && item.at <= ctx.now ? othersThan(kase, ctx, side) : [];
    });
}

/** The informed active members of the other side, and their guardians. */
function othersThan(kase: Case, ctx: Context, side: Side): PersonId[] {
  const others = activeMembers(kase, ctx)
    .filter((m) => sideOfRole(kase, m.role) !== side)
    .flatMap((m) => [m.person, ...guardiansOf(kase, m.person).map((g) => g.person)]);
  return [...new Set(others)].filter((who) => isInformed(kase, who) && mayWriteTo(kase, ctx, who));
}
