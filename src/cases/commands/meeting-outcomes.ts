import { type Case } from '../case.js';
import { type Context } from '../context.js';
import { type MeetingId } from '../ids.js';
import { dayOfTime, findMeeting, instantOf, type Meeting, meetings } from '../meetings.js';

type Now = Pick<Context, 'now' | 'zone'>;

const hasBegun = (m: Meeting, ctx: Now) =>
  m.state === 'planned' && m.slot !== null && instantOf(m.slot, ctx.zone) <= ctx.now;

/** The meetings of a kind whose time has come and whose outcome is not recorded. */
export const withoutOutcome = (kase: Case, ctx: Now, kind: Meeting['kind']): Meeting[] =>
  meetings(kase).filter((m) => m.kind === kind && hasBegun(m, ctx));

/** The day for which the meeting was agreed. */
export function slotDay(kase: Case, id: MeetingId) {
  const slot = findMeeting(kase, id)?.slot ?? null;
  return slot === null ? undefined : dayOfTime(slot);
}
