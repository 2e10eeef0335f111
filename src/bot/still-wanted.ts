import { dayIn } from '../cases/calendar-day.js';
import { MeetingId } from '../cases/ids.js';
import { dayOfTime, findMeeting, instantOf } from '../cases/meetings.js';
import { type Memory, type Talk } from './dialogue/screen.js';
import { type Message } from './outbox.js';

/** What tells of a meeting to come without saying how near it is. */
const announcing: ReadonlySet<string> = new Set([
  'meeting.fixed',
  'joint.confirmed',
  'joint.rules',
]);

/**
 * What a message is made of, as things stand when it is sent: one that comes late (the process was down, the messenger away)
 * says «сегодня» instead of «завтра». Null: the meeting it announces has begun, or was held before it was recorded.
 */
export function presentData(
  { data, text }: Pick<Message, 'data' | 'text'>,
  { kase, ctx }: Pick<Talk, 'kase' | 'ctx'>,
): Memory | null {
  const plain = Object.fromEntries(Object.entries(data).map(([k, v]) => [k, String(v)]));
  if (plain['near'] === undefined && !announcing.has(text)) return plain;
  const id = MeetingId.safeParse(plain['meeting']).data;
  const slot = id === undefined ? null : (findMeeting(kase, id)?.slot ?? null);
  if (slot === null) return plain;
  if (instantOf(slot, ctx.zone) <= ctx.now) return null;
  const isToday = plain['near'] !== undefined && dayIn(ctx.zone, ctx.now) === dayOfTime(slot);
  return isToday ? { ...plain, near: 'today' } : plain;
}
