import { type NewMessage } from './bot/outbox.js';
import { dutyKey } from './bot/dialogue/staff/duty.js';
import { nextOpening } from './bot/sending-hours.js';
import { addDays, CalendarDay, dayIn, instantAt } from './cases/calendar-day.js';
import { dutiesBetween, type Duty } from './cases/duties.js';
import { type Store } from './models/connect.js';
import { holdsDuty } from './people/duty-holders.js';
import { type Staff } from './people/staff.js';
import type { Procedure } from './procedures/procedure.js';
import { getProcedure, procedureIds } from './procedures/procedures.js';

/** When the reports and registries of a day are told: with the digest (I6.2), on days off too (R152 names 1 January). */
const dutyTime = '08:30';

export interface TellingDuties {
  readonly store: Pick<Store, 'staff' | 'accounts' | 'cases' | 'messages' | 'settings'>;
  /** Technical clock: grants begin and end by it. */
  readonly technicalNow: () => Date;
}

/** Queues the reminders of reports and registries; `now`: domain clock. */
export type QueueDuties = (now: Date) => Promise<void>;

/**
 * What queues the reminders of reports and registries since the last time (R151, R152, R154); done twice it adds nothing. Most
 * calls have nothing to do and read nothing.
 */
export function queueingDuties(on: TellingDuties): QueueDuties {
  const told = new Map<string, CalendarDay>();
  return async (now) => {
    for (const id of procedureIds) {
      const procedure = getProcedure(id);
      const upTo = toldUpTo(procedure.zone, now);
      if (upTo <= (told.get(id) ?? '')) continue;
      await queueOf(on, procedure, upTo, now);
      told.set(id, upTo);
    }
  };
}

async function queueOf(
  on: TellingDuties,
  procedure: Procedure,
  upTo: CalendarDay,
  now: Date,
): Promise<void> {
  const mark = `duties:${procedure.id}`;
  const told = CalendarDay.nullable().parse(await on.store.settings.mark(mark));
  const after = told ?? addDays(upTo, -1);
  if (upTo <= after) return;
  const duties = dutiesBetween(procedure, after, upTo);
  const messages = duties.length === 0 ? [] : await messagesOf(on, procedure, duties, now);
  if (messages.length > 0) await on.store.messages.add(messages);
  await on.store.settings.setMark(mark, upTo);
}

/** The last day whose hour has come there. */
function toldUpTo(zone: string, now: Date): CalendarDay {
  const today = dayIn(zone, now);
  return instantAt(today, dutyTime, zone) <= now ? today : addDays(today, -1);
}

async function messagesOf(
  on: TellingDuties,
  procedure: Procedure,
  duties: readonly Duty[],
  now: Date,
): Promise<NewMessage[]> {
  const messages: NewMessage[] = [];
  const opening = nextOpening(procedure.sendingHours.staff, procedure.zone, now);
  for (const staff of await on.store.staff.all()) {
    if ((await on.store.accounts.ofStaff(staff.id)).length === 0) continue;
    for (const duty of duties)
      if (await holdsDuty(on.store.cases, staff, duty.recipients, procedure.id, on.technicalNow()))
        messages.push(messageOf(staff, duty, now, opening));
  }
  return messages;
}

function messageOf(
  { id }: Staff,
  { limit, title, day, due, period }: Duty,
  now: Date,
  opening: Date,
): NewMessage {
  return {
    key: `duty:${limit}:${day}:${id}`,
    caseId: null,
    to: { type: 'staff', id },
    text: dutyKey(limit, due),
    data: { what: title, period, due: due ?? '' },
    urgency: 'normal',
    createdAt: now,
    notBefore: opening,
  };
}
