import { type Case } from '../case.js';
import { type Context, isChild, isMinor } from '../context.js';
import { type MeetingId, type PersonId } from '../ids.js';
import { findMeeting } from '../meetings.js';
import { answeringGuardians } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { type Telling, toPerson } from '../telling.js';

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
