import { type Case } from '../case.js';
import { type CaseEvent } from '../events/event.js';
import { type Context, isChild, isMinor } from '../context.js';
import { keepers } from '../keeper.js';
import { type MeetingId, type PersonId } from '../ids.js';
import { findMeeting } from '../meetings.js';
import { answeringGuardians, participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { type Telling, toPerson, toRole } from '../telling.js';

/** Everybody who is told of the meeting: its persons of 14 and older, and the answering guardians of minors (G1.8). */
export function audience(kase: Case, ctx: Context, invited: readonly PersonId[]): PersonId[] {
  const all = invited.flatMap((who) => [
    ...(isChild(ctx, who) ? [] : [who]),
    ...(isMinor(ctx, who) ? answeringGuardians(kase, who).map((g) => g.person) : []),
  ]);
  return [...new Set(all)].filter((who) => mayWriteTo(kase, ctx, who));
}

/** Everybody who answers for these persons: themselves from 14 on, else the answering guardians (G1.3). */
export function answerers(kase: Case, ctx: Context, asked: readonly PersonId[]): PersonId[] {
  const all = asked.flatMap((who) =>
    isChild(ctx, who) ? answeringGuardians(kase, who).map((g) => g.person) : [who],
  );
  return [...new Set(all)].filter((who) => mayWriteTo(kase, ctx, who));
}

/** Those who are told of this meeting are told this. */
export function tellPersons(kase: Case, ctx: Context, id: MeetingId, key: string): Telling[] {
  const invited = findMeeting(kase, id)?.persons ?? [];
  return audience(kase, ctx, invited).map((who) => ({
    ...toPerson(who, key, { meeting: id }),
    urgency: 'meeting',
  }));
}

/** Everybody who takes part in the case. */
export const everybody = (kase: Case): PersonId[] => participants(kase).map(({ person }) => person);

/** Tells whoever leads the case now. */
export const tellKeepers = (kase: Case, text: string, data: Telling['data'] = {}): Telling[] =>
  keepers(kase).map((role) => toRole(role, text, data));

/** The answer of a participant goes to the facilitator (in Yugra the curator), without reason and words. */
export function tellFacilitator(kase: Case, events: readonly CaseEvent[], ctx: Context): Telling[] {
  if (ctx.door === 'paper') return [];
  const reader = kase.procedure.id === 'yugra' ? 'familyCurator' : 'facilitator';
  return events.map((e) =>
    toRole(
      reader,
      `told.${e.type}`,
      'person' in e && e.person !== null ? { person: e.person } : {},
    ),
  );
}

/** Said at any hour (R155). */
export const safely = (telling: Telling): Telling => ({ ...telling, urgency: 'safety' });
