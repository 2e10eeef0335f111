import { relay } from '../../src/bot/relay.js';
import { type StaffRole } from '../../src/cases/actor.js';
import { type CalendarDay, calendarDay, dayIn, instantAt } from '../../src/cases/calendar-day.js';
import { type Case } from '../../src/cases/case.js';
import { CommissionId, newId, PersonId, ServiceId, StaffId } from '../../src/cases/ids.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { type CommandResult } from '../../src/cases/run-command.js';
import { stageOf } from '../../src/cases/stage.js';
import { statusOf } from '../../src/cases/status.js';
import { type Task, tasksOf } from '../../src/cases/tasks.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { domainClock } from '../../src/clock.js';
import { type Message } from '../../src/bot/outbox.js';
import { PersonData } from '../../src/people/person.js';
import { type Grant } from '../../src/people/staff.js';
import { getProcedure } from '../../src/procedures/procedures.js';
import { wireRules } from '../../src/wire.js';
import { freshStore } from './store.js';

export const commission = CommissionId.parse('commission');
export const service = ServiceId.parse('service');
export const otherService = ServiceId.parse('other-service');

/** The account of a role in the town; the grants are those the role usually has. */
export const accountOf = (role: StaffRole): StaffId => StaffId.parse(role.toLowerCase());

/** One case of any procedure on a fresh store, with the staff of its roles; nothing is faked but the people. */
export interface FarTown {
  readonly store: Awaited<ReturnType<typeof freshStore>>['store'];
  /** Local time of the procedure's zone, `YYYY-MM-DD HH:mm`. */
  at(local: string): void;
  open(role: StaffRole, input: object): Promise<Case>;
  /** A person of the town; `born` null: not known. */
  person(name: string, born: string | null, school?: string): Promise<PersonId>;
  as(by: By, command: string, input?: object): Promise<CommandResult>;
  /** As `as`, but fails the test unless it was carried out. */
  done(by: By, command: string, input?: object): Promise<Case>;
  kase(): Promise<Case>;
  /** Stage and status. */
  where(): Promise<[string, string]>;
  due(limit: string): Promise<CalendarDay | null>;
  state(limit: string): Promise<string | undefined>;
  tasks(role: StaffRole): Promise<string[]>;
  /** Passes the days one by one at nine in the morning; `MM-DD text limit recipient` of each reminder of a limit. */
  pass(from: string, to: string): Promise<string[]>;
  /** The texts that were sent to somebody, oldest first. */
  toldTo(who: StaffRole | PersonId): Promise<string[]>;
  text(words: string): Promise<string>;
  close(): Promise<void>;
}

/** A role at the panel, a role that records on paper, or a person in the messenger. */
export type By = StaffRole | `paper:${StaffRole}` | PersonId;

const staffRole =
  /^(paper:)?(commissionSecretary|serviceHead|facilitator|coordinator|resourceCentre|familyCurator|ufsinSpecialist)$/u;

export async function aFarTown(procedureId: string, start: string): Promise<FarTown> {
  const { store, close } = await freshStore();
  const { zone } = getProcedure(procedureId);
  const instant = (local: string) =>
    instantAt(calendarDay(local.slice(0, 10)), local.slice(11), zone);
  let now = instant(start);
  const clock = domainClock(0, () => now);
  const rules = wireRules(store, clock, russianWorkCalendar(), () => undefined);
  await settle(store, procedureId);
  let id: Case['id'] | null = null;
  const kase = async () => (await store.cases.find(id!))!.kase;
  const context = async () =>
    rules.context(await kase(), { actor: { type: 'clock' }, door: 'clock' });
  const as: FarTown['as'] = async (by, command, input = {}) => {
    const [, paper, role] = staffRole.exec(by) ?? [];
    return rules.run({
      caseId: id!,
      command,
      input,
      actor:
        role === undefined
          ? { type: 'person', id: PersonId.parse(by) }
          : { type: 'staff', id: accountOf(role as StaffRole), role: role as StaffRole },
      door: role === undefined ? 'messenger' : paper === undefined ? 'panel' : 'paper',
      cause: newId(),
      warningsSeen: true,
    });
  };
  const look = async (local: string) => {
    now = instant(local);
    await rules.wake(id!);
    await send();
  };
  const send = () =>
    relay(
      {
        cases: store.cases,
        messages: store.messages,
        procedure: getProcedure,
        staff: () => store.staff.all(),
      },
      id!,
    );
  const outbox = async (): Promise<Message[]> => {
    await send();
    return [...(await store.messages.ofCase(id!, 1000))].reverse();
  };
  return {
    store,
    at: (local) => {
      now = instant(local);
    },
    open: async (role, input) => {
      const opened = await rules.open(procedureId, {
        input,
        actor: { type: 'staff', id: accountOf(role), role },
        door: 'panel',
        cause: 'open',
      });
      const found = must(opened, 'openCase');
      id = found.id;
      return found;
    },
    person: async (name, born, school = 'Школа № 1') => {
      const [lastName = '', firstName = '', patronymic = ''] = name.split(' ');
      const person = PersonId.parse(newId());
      const data = { lastName, firstName, patronymic, school, phone: '+7 000 000-00-40', born };
      await store.people.put(person, PersonData.parse(data));
      return person;
    },
    as,
    done: async (by, command, input) => must(await as(by, command, input), command),
    kase,
    where: async () => {
      const ctx = await context();
      return [stageOf(await kase(), ctx), statusOf(await kase(), ctx)];
    },
    due: async (limit) =>
      limitsOf(await kase(), await context()).deadlines.find((d) => d.id === limit)?.due ?? null,
    state: async (limit) =>
      limitsOf(await kase(), await context()).deadlines.find((d) => d.id === limit)?.state,
    tasks: async (role) => {
      const ctx = await context();
      const open: Task[] = tasksOf(await kase(), ctx, limitsOf(await kase(), ctx));
      return [...new Set(open.filter((t) => t.for.includes(role)).map((t) => t.name))];
    },
    pass: async (from, to) => {
      const before = new Set((await outbox()).map((m) => m.key));
      for (let day = calendarDay(from); day <= to; day = nextDay(day)) await look(`${day} 09:00`);
      return (await outbox())
        .filter((m) => !before.has(m.key) && m.text.startsWith('limit.'))
        .map((m) => {
          const day = dayIn(zone, m.createdAt).slice(5);
          return `${day} ${m.text.slice(6)} ${m.data['limit'] ?? ''} ${m.to.id}`;
        });
    },
    toldTo: async (who) => {
      const to = staffRole.test(who) ? accountOf(who as StaffRole) : who;
      return (await outbox()).filter((m) => m.to.id === to).map((m) => m.text);
    },
    text: (words) => store.texts.put(words, { caseId: id!, person: null }),
    close,
  };
}

function nextDay(day: CalendarDay): CalendarDay {
  return calendarDay(new Date(Date.parse(`${day}T12:00Z`) + 86_400_000).toISOString().slice(0, 10));
}

function must(result: CommandResult, command: string): Case {
  if (result.type === 'done') return result.kase;
  const shown = JSON.stringify(result, (key, value: unknown) =>
    key === 'kase' ? undefined : value,
  );
  throw new Error(`${command}: ${shown}`);
}

/** Puts the directory, the consent text and the staff of every role into a store. */
export async function settle(store: FarTown['store'], procedureId: string): Promise<void> {
  const active = { settlement: 'Заречный', territories: ['Заречный'], active: true, places: [] };
  await store.settings.setDirectory({
    services: [
      { ...active, id: service, name: 'Служба «Заречье»', phone: '+7 000 000-00-31' },
      { ...active, id: otherService, name: 'Другая служба', phone: '+7 000 000-00-32' },
    ],
    commissions: [
      { id: commission, name: 'КДН Заречного', phone: '+7 000 000-00-30', settlement: 'Заречный' },
    ],
  });
  await store.settings.confirmConsentText('consent-v1');
  const grants: Record<StaffRole, Grant> = {
    commissionSecretary: { role: 'commissionSecretary', scope: 'commission', ids: [commission] },
    serviceHead: { role: 'serviceHead', scope: 'service', ids: [service] },
    facilitator: { role: 'facilitator', scope: 'assigned', ids: [service] },
    coordinator: { role: 'coordinator', scope: 'installation' },
    resourceCentre: {
      role: 'resourceCentre',
      scope: 'procedure',
      ids: [],
      procedures: [procedureId],
    },
    familyCurator: { role: 'familyCurator', scope: 'assigned', ids: [] },
    ufsinSpecialist: { role: 'ufsinSpecialist', scope: 'entry', ids: [] },
  };
  for (const [role, grant] of Object.entries(grants))
    await store.staff.put({
      id: accountOf(role as StaffRole),
      login: role.toLowerCase(),
      lastName: 'Сафонова',
      firstName: 'Елена',
      patronymic: 'Петровна',
      position: role,
      phone: '+7 000 000-00-31',
      grants: [grant],
      disabled: false,
    });
}
