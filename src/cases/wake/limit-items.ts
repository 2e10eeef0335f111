import { StaffRole } from '../actor.js';
import { addDays, type CalendarDay, instantAt } from '../calendar-day.js';
import { type Case, has, last } from '../case.js';
import { type Context } from '../context.js';
import { curator } from '../curator.js';
import { limitsOf } from '../limits-of-case.js';
import { presentService } from '../service-of-case.js';
import { type Telling, toRole } from '../telling.js';
import { staffHour, type WakeItem } from './wake-item.js';

/** The reminders of the running limits, and the day after, that one is over (G7, R153). */
export function limitItems(kase: Case, ctx: Context): WakeItem[] {
  return limitsOf(kase, ctx, { explain: false }).deadlines.flatMap((limit) => {
    const data = ctx.procedure.limits.find((l) => l.id === limit.id);
    if (data === undefined || !running.has(limit.state ?? '')) return [];
    const roles = data.recipients.filter(isStaffRole).filter((role) => hasRole(kase, role));
    const remind = snoozed(kase, limit.id, limit.reminders).map((day) =>
      itemOf(
        ctx,
        kase,
        limit.id,
        day,
        roles.map((role) =>
          toRole(role, 'limit.remind', { limit: limit.id, day, due: limit.due ?? day }),
        ),
      ),
    );
    return [...remind, ...overdueItems(kase, ctx, limit.id, limit.due, roles)];
  });
}

/** Not ended and not fallen away; a limit without a day of its own may still have suggestions (R11). */
const running: ReadonlySet<string> = new Set(['open', 'dueToday', 'overdue', 'noDate']);

function overdueItems(
  kase: Case,
  ctx: Context,
  limit: string,
  due: CalendarDay | null,
  roles: readonly StaffRole[],
): WakeItem[] {
  if (due === null || limit === 'K-D9') return [];
  const day = addDays(due, 1);
  const told = [
    ...roles
      .filter((role) => role !== 'coordinator')
      .map((role) => toRole(role, 'limit.overdue', { limit, due })),
    toRole('coordinator', 'limit.overdue.co', { limit, due }),
  ];
  return [itemOf(ctx, kase, limit, day, told, due)];
}

function itemOf(
  ctx: Context,
  kase: Case,
  limit: string,
  day: CalendarDay,
  tellings: readonly Telling[],
  due: CalendarDay = day,
): WakeItem {
  return {
    at: instantAt(day, staffHour, ctx.zone),
    key: `${kase.id}:${limit}:${due}:${day}`,
    series: `limit:${limit}`,
    tellings,
  };
}

function snoozed(kase: Case, limit: string, reminders: readonly CalendarDay[]): CalendarDay[] {
  const snooze = last(kase, 'reminderSnoozed', (e) => e.limit === limit);
  if (snooze === undefined) return [...reminders];
  return [
    ...new Set([
      ...reminders.filter((day) => day <= snooze.day || day > snooze.until),
      snooze.until,
    ]),
  ].sort();
}

const isStaffRole = (role: string): role is StaffRole => StaffRole.safeParse(role).success;

function hasRole(kase: Case, role: StaffRole): boolean {
  if (role === 'facilitator') return has(kase, 'facilitatorAssigned');
  if (role === 'familyCurator') return curator(kase) !== null;
  return role !== 'serviceHead' || presentService(kase) !== null;
}
