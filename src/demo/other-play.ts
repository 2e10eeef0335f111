import { type StaffRole } from '../cases/actor.js';
import { addDays, type CalendarDay, calendarDay, dayIn, instantAt } from '../cases/calendar-day.js';
import { type CaseId, newId, PersonId, StaffId } from '../cases/ids.js';
import { PersonData } from '../people/person.js';
import { getProcedure } from '../procedures/procedures.js';
import { type Seeding } from './seeding.js';

/** A case of any procedure being played: days are counted from today, negative ones are past. */
export interface OtherPlay {
  /** Moves the clock; the text is a local time. */
  at(day: number, time?: string): void;
  day(day: number): CalendarDay;
  open(role: StaffRole, input: object): Promise<void>;
  /** Staff act at the panel, or on paper where they record an answer. */
  staff(role: StaffRole, command: string, input?: object): Promise<void>;
  paper(role: StaffRole, command: string, input?: object): Promise<void>;
  says(person: PersonId, command: string, input?: object): Promise<void>;
  person(data: DemoData): Promise<PersonId>;
  /** The person gets a phone of the sandbox. */
  joins(person: PersonId): Promise<void>;
  text(words: string): Promise<string>;
}

/** A made-up person of the demo; none of them exists. */
export interface DemoData {
  readonly name: string;
  readonly born: string;
  readonly phone: string;
  readonly school: string;
}

/** Who acts in which role in the cases that are not of Kamchatka. */
export type Crew = Readonly<Partial<Record<StaffRole, string>>>;

/** A play on an empty case; commands are the real ones, and each has to be carried out. */
export function otherPlay(
  { store, service, clock, now }: Seeding,
  procedure: string,
  crew: Crew,
): OtherPlay {
  const { zone } = getProcedure(procedure);
  const today = dayIn(zone, now);
  let id: CaseId | null = null;
  const caseId = (): CaseId => {
    if (id === null) throw new Error(`demo case of ${procedure}: not opened yet`);
    return id;
  };
  const actorOf = (role: StaffRole) =>
    ({ type: 'staff', id: StaffId.parse(crew[role] ?? role.toLowerCase()), role }) as const;
  const run = async (
    by: Pick<Parameters<typeof service.rules.run>[0], 'actor' | 'door'>,
    command: string,
    input: object,
  ) => {
    const request = { caseId: caseId(), command, input, cause: newId(), warningsSeen: true };
    const result = await service.rules.run({ ...request, ...by });
    const why = result.type === 'refused' ? result.refusal.code : '';
    if (result.type !== 'done') throw new Error(`demo case of ${procedure}: ${command} ${why}`);
  };
  return {
    at: (day, time = '11:00') => clock.set(instantAt(addDays(today, day), time, zone)),
    day: (day) => addDays(today, day),
    open: async (role, input) => {
      const request = { input, actor: actorOf(role), door: 'panel', cause: newId() } as const;
      const opened = await service.rules.open(procedure, request);
      if (opened.type !== 'done') throw new Error(`demo case of ${procedure}: ${opened.type}`);
      id = opened.kase.id;
    },
    staff: (role, command, input = {}) =>
      run({ actor: actorOf(role), door: 'panel' }, command, input),
    paper: (role, command, input = {}) =>
      run({ actor: actorOf(role), door: 'paper' }, command, input),
    says: (person, command, input = {}) =>
      run({ actor: { type: 'person', id: person }, door: 'messenger' }, command, {
        person,
        ...input,
      }),
    person: async ({ name, born, phone, school }) => {
      const [lastName = '', firstName = '', patronymic = ''] = name.split(' ');
      const person = PersonId.parse(newId());
      const data = { lastName, firstName, patronymic, born: calendarDay(born), phone, school };
      await store.people.put(person, PersonData.parse(data));
      return person;
    },
    joins: async (person) => {
      await store.accounts.linkPerson('sandbox', `phone-${person}`, person);
    },
    text: (words) => store.texts.put(words, { caseId: caseId(), person: null }),
  };
}
