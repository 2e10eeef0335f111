import { addDays, instantAt } from '../calendar-day.js';
import { type Case, lastOf } from '../case.js';
import { audience } from '../commands/audience.js';
import { type Context } from '../context.js';
import { type MeetingId, type PersonId } from '../ids.js';
import { dayOfTime, instantOf, isWishedElse, type Meeting, meetings } from '../meetings.js';
import { toPerson, toRole } from '../telling.js';
import { type WakeItem } from './wake-item.js';

/** A day and two hours before a meeting (R94); at night the two hours become 19:00 of the day before. */
export function meetingItems(kase: Case, ctx: Context): WakeItem[] {
  return meetings(kase).flatMap((meeting) => {
    if (meeting.state !== 'planned' || meeting.slot === null) return [];
    const { slot, id } = meeting;
    const start = instantOf(slot, ctx.zone);
    const dayBefore = addDays(dayOfTime(slot), -1);
    const early = slot.slice(11) < '11:00';
    const times: readonly (readonly [Date, 'tomorrow' | 'today'])[] = early
      ? [[instantAt(dayBefore, '19:00', ctx.zone), 'tomorrow']]
      : [
          [
            instantAt(
              dayBefore,
              slot.slice(11) < '09:00' ? '09:00' : minTime(slot.slice(11), '19:30'),
              ctx.zone,
            ),
            'tomorrow',
          ],
          [new Date(start.getTime() - 7_200_000), 'today'],
        ];
    const agreedAt = agreedInstant(kase, id);
    return times
      .filter(([at]) => agreedAt === null || at > agreedAt)
      .map(([at, near]) => ({
        at,
        key: `${kase.id}:meeting:${id}:${meeting.moves}:${near}`,
        series: `meeting:${id}`,
        tellings: [
          ...expected(kase, ctx, meeting).map((who) => ({
            ...toPerson(who, 'slot.reminder', { meeting: id, near }),
            urgency: 'meeting' as const,
          })),
          ...(near === 'tomorrow' && meeting.kind === 'joint'
            ? audience(kase, ctx, meeting.persons).map((who) =>
                toPerson(who, 'joint.rules', { meeting: id }),
              )
            : []),
          {
            ...toRole('facilitator', 'slot.reminder.staff', { meeting: id, near }),
            urgency: 'meeting' as const,
          },
        ],
      }));
  });
}

/** Who asked for another time of a preliminary meeting waits for it and is not reminded of the old one. */
function expected(kase: Case, ctx: Context, { kind, id, persons }: Meeting): PersonId[] {
  const isLetGo = kind === 'preliminary' && isWishedElse(kase, id);
  return isLetGo ? [] : audience(kase, ctx, persons);
}

const minTime = (a: string, b: string) => (a < b ? a : b);

function agreedInstant(kase: Case, meeting: MeetingId): Date | null {
  const agreed = lastOf(
    kase,
    ['slotPicked', 'meetingFixed', 'jointMeetingConfirmed'],
    (e) => e.meeting === meeting,
  );
  return agreed?.at ?? null;
}
