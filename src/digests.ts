import { addDays, dayIn, instantAt } from './cases/calendar-day.js';
import { type WorkCalendar } from './cases/working-days.js';
import { type NewMessage } from './bot/outbox.js';
import { type Store } from './models/connect.js';
import { listScopes, type Staff } from './people/staff.js';
import { getProcedure, procedureIds } from './procedures/procedures.js';

/** When the digest is made, on working days (I6.2). */
const digestTime = '08:30';
/** A digest that could not be made by then is not made any more: what is late is said by reminders, and the menu shows the same. */
const tooLate = '09:00';

export interface Digesting {
  readonly store: Pick<Store, 'staff' | 'accounts' | 'cases' | 'messages'>;
  readonly calendar: WorkCalendar;
  /** Technical clock: grants begin and end by it. */
  readonly technicalNow: () => Date;
}

/** Queues the morning's digest for everybody who works in a messenger; twice adds nothing. `now`: domain clock. */
export async function queueDigests(on: Digesting, now: Date): Promise<void> {
  if (!procedureIds.some((id) => isDue(on, getProcedure(id).zone, now))) return;
  const staff = await on.store.staff.all();
  const made = await Promise.all(staff.map((one) => digestOf(on, one, now)));
  const due = made.filter((message) => message !== null);
  if (due.length > 0) await on.store.messages.add(due);
}

/** The instant of the next digest in the zone of the first open case; null: no open case. */
export async function nextDigest({ store, calendar }: Digesting, now: Date): Promise<Date | null> {
  const [first] = await store.cases.list({ scope: [{ type: 'all' }], closed: false });
  if (first === undefined) return null;
  const { zone } = getProcedure(first.procedure);
  let day = dayIn(zone, now);
  while (!calendar.isWorking(day) || instantAt(day, digestTime, zone) <= now) day = addDays(day, 1);
  return instantAt(day, digestTime, zone);
}

/** Whether it is the morning of a working day there. */
function isDue({ calendar }: Digesting, zone: string, now: Date): boolean {
  const day = dayIn(zone, now);
  const isMorning = instantAt(day, digestTime, zone) <= now && now < instantAt(day, tooLate, zone);
  return isMorning && calendar.isWorking(day);
}

async function digestOf(on: Digesting, staff: Staff, now: Date): Promise<NewMessage | null> {
  const { store, technicalNow } = on;
  const scope = listScopes(staff, technicalNow());
  if (scope.length === 0 || (await store.accounts.ofStaff(staff.id)).length === 0) return null;
  const [first] = await store.cases.list({ scope, closed: false });
  if (first === undefined) return null;
  const { zone } = getProcedure(first.procedure);
  if (!isDue(on, zone, now)) return null;
  return {
    key: `digest:${staff.id}:${dayIn(zone, now)}`,
    caseId: null,
    to: { type: 'staff', id: staff.id },
    text: 'digest',
    data: {},
    urgency: 'normal',
    createdAt: now,
    notBefore: now,
  };
}
