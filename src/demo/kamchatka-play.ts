import { type StaffRole } from '../cases/actor.js';
import { addDays, type CalendarDay, calendarDay, dayIn, instantAt } from '../cases/calendar-day.js';
import { type CaseId, InvitationId, newId, PersonId, StaffId } from '../cases/ids.js';
import { type Store } from '../models/connect.js';
import { invitationDays } from '../people/account.js';
import { PersonData } from '../people/person.js';
import { getProcedure } from '../procedures/procedures.js';
import { type DemoFamily, type DemoPerson } from './people.js';
import { type Seeding } from './seeding.js';
import { demoTown } from './town.js';

const zone = getProcedure('kamchatka').zone;
const staffOf = {
  commissionSecretary: 'mironova',
  serviceHead: 'safonov',
  facilitator: 'orlova',
} as const;

export interface People {
  readonly harmed: PersonId;
  readonly responsible: PersonId;
  readonly parent: PersonId;
}

/** One case being played: days are counted back from today. */
export interface Play {
  readonly id: CaseId;
  readonly people: People;
  /** Delivers what was said until now, then moves the clock. */
  at(daysAgo: number, time?: string): Promise<void>;
  staff(
    role: keyof typeof staffOf,
    command: string,
    input?: object,
    door?: 'panel' | 'paper',
  ): Promise<void>;
  says(person: PersonId, command: string, input?: object): Promise<void>;
  text(words: string): Promise<string>;
  /** The person opens the invitation on a phone of the sandbox. */
  joins(person: PersonId): Promise<void>;
  day(daysAgo: number): CalendarDay;
}

/** Opens the case as the secretary does, that many days ago, and takes its people and the situation in. */
export async function openPlay(
  { store, service, phones, clock, now }: Seeding,
  family: DemoFamily,
  { number, started }: { readonly number: number; readonly started: number },
): Promise<Play> {
  const today = dayIn(zone, now);
  const day = (daysAgo: number) => addDays(today, -daysAgo);
  clock.set(instantAt(day(started), '09:30', zone));
  const opened = await service.rules.open('kamchatka', {
    input: {
      territory: demoTown.territory,
      route: 'A',
      branch: 'offence',
      documentsReceived: day(started),
      commissionMeeting: addDays(day(started), 30),
      commission: demoTown.commission,
    },
    actor: actorOf('commissionSecretary'),
    door: 'panel',
    cause: `demo:${number}`,
  });
  if (opened.type !== 'done') throw new Error(`demo case ${number}: ${opened.type}`);
  const id = opened.kase.id;
  const people = await peopleOf(store, family);
  const check = (command: string, type: string) => {
    if (type !== 'done') throw new Error(`demo case ${number}: ${command} ${type}`);
  };
  const play: Play = {
    id,
    people,
    day,
    at: async (daysAgo, time = '11:00') => {
      await service.settle();
      clock.set(instantAt(day(daysAgo), time, zone));
    },
    staff: async (role, command, input = {}, door = 'panel') => {
      const result = await service.rules.run({
        caseId: id,
        command,
        input,
        actor: actorOf(role),
        door,
        cause: newId(),
        warningsSeen: true,
      });
      check(`${command} ${result.type === 'refused' ? result.refusal.code : ''}`, result.type);
    },
    says: async (person, command, input = {}) => {
      const asked = command === 'answerParticipation';
      if (asked && (await pressesFirst({ store, phones }, person))) return;
      const result = await service.rules.run({
        caseId: id,
        command,
        input: { person, ...input },
        actor: { type: 'person', id: person },
        door: 'messenger',
        cause: newId(),
      });
      check(`${command} ${result.type === 'refused' ? result.refusal.code : ''}`, result.type);
    },
    joins: async (person) => {
      const invitation = InvitationId.parse(newId());
      const ends = new Date(clock.now().getTime() + invitationDays * 86_400_000);
      await play.staff('commissionSecretary', 'issueInvitation', { person, invitation, ends });
      await store.accounts.linkPerson('sandbox', `phone-${person}`, person);
      await service.rules.run({
        caseId: id,
        command: 'acceptInvitation',
        input: { person, invitation },
        actor: { type: 'clock' },
        door: 'clock',
        cause: newId(),
      });
    },
    text: (words) => store.texts.put(words, { caseId: id, person: null }),
  };
  await intake(play, family);
  return play;
}

/** Presses the first button, which is the yes or the first time, of the question that is open on the phone; false: there is none. */
async function pressesFirst(
  { store, phones }: Pick<Seeding, 'store' | 'phones'>,
  person: PersonId,
): Promise<boolean> {
  const account = `phone-${person}`;
  const [newest] = (await store.phones.lines(account, 1)).filter(({ folded }) => folded === null);
  const button = newest?.buttons[0]?.[0];
  if (newest === undefined || button?.type !== 'answer') return false;
  await phones.presses(account, button.data, button.label, newest.ref);
  return true;
}

const actorOf = (role: keyof typeof staffOf) =>
  ({ type: 'staff', id: StaffId.parse(staffOf[role]), role: role satisfies StaffRole }) as const;

async function peopleOf(store: Store, family: DemoFamily): Promise<People> {
  const put = async (person: DemoPerson) => {
    const [lastName = '', firstName = '', patronymic = ''] = person.name.split(' ');
    const id = PersonId.parse(newId());
    await store.people.put(
      id,
      PersonData.parse({
        lastName,
        firstName,
        patronymic,
        born: calendarDay(person.born),
        phone: person.phone,
      }),
    );
    return id;
  };
  return {
    harmed: await put(family.harmed),
    responsible: await put(family.responsible),
    parent: await put(family.parent),
  };
}

async function intake(play: Play, family: DemoFamily): Promise<void> {
  const { harmed, responsible, parent } = play.people;
  await play.staff('commissionSecretary', 'addPerson', { person: harmed, role: 'side1' });
  await play.staff('commissionSecretary', 'addPerson', { person: responsible, role: 'side2' });
  await play.staff('commissionSecretary', 'addPerson', {
    person: parent,
    role: 'guardian',
    of: [responsible],
    kinship: family.parent.kinship,
  });
  await play.staff('commissionSecretary', 'describeSituation', {
    narrative: await play.text(family.narrative),
    from: play.day(45),
    injured: true,
    harm: ['material'],
    infoSource: 'adminProtocol',
    prosecution: 'none',
    criminalCase: false,
    addictionLinked: false,
  });
}
