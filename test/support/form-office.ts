import { type StaffRole, staffRoles } from '../../src/cases/actor.js';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { type Case, caseOf } from '../../src/cases/case.js';
import { CaseId, CommissionId, newId, ServiceId, StaffId } from '../../src/cases/ids.js';
import { projectionOf } from '../../src/cases/projection.js';
import { domainClock } from '../../src/clock.js';
import { readOnce } from '../../src/demo/read-once.js';
import { PersonData } from '../../src/people/person.js';
import { type Grant } from '../../src/people/staff.js';
import { type Agent, aPanel, type PanelOfTown } from './panel.js';
import { born, folk, type PureCase } from './pure-case.js';
import { freshStore } from './store.js';
import { type Town } from './town.js';

const service = ServiceId.parse('service');
const commission = CommissionId.parse('commission');

/** The real panel and one member of staff for each role, who may work by every procedure; cases come from paper. */
export interface FormOffice {
  readonly panel: PanelOfTown;
  readonly store: Town['store'];
  readonly now: () => Date;
  /** The case of the rules alone as a case of the store of its own; the clock is moved to its moment. */
  put(pure: PureCase): Promise<Case>;
  /** The people of the pure cases are there again, whoever was erased. */
  restore(): Promise<void>;
  agent(staff: string): Promise<Agent>;
  close(): Promise<void>;
}

export async function aFormOffice(): Promise<FormOffice> {
  const { store: own, close } = await freshStore();
  await settle(own);
  const store = readOnce(own);
  let at = new Date();
  const clock = domainClock(0, () => at);
  const panel = aPanel({ store, clock } as unknown as Town);
  const agents = new Map<string, Promise<Agent>>();
  let cases = 0;
  return {
    panel,
    store,
    now: () => clock.now(),
    put: async (pure) => {
      const { procedure, events } = pure.kase();
      at = new Date(pure.context().now.getTime() + 60_000);
      const head = { id: CaseId.parse(newId()), number: `К-99-${++cases}`, procedure, version: 0 };
      const kase = caseOf(head, events);
      const by = { actor: { type: 'clock' }, door: 'clock' } as const;
      const row = projectionOf(kase, await panel.service.rules.context(kase, by), at);
      // Nothing is due: the head of every page counts that over all the cases there are.
      const projection = { ...row, nextDue: null };
      await store.cases.insert(kase, { events, intents: [], projection, wokenUntil: at });
      return kase;
    },
    restore: () => bringPeople(own),
    agent: (staff) => {
      const known = agents.get(staff) ?? panel.signedIn(staff);
      agents.set(staff, known);
      return known;
    },
    close,
  };
}

const grants: Readonly<Record<StaffRole, Grant>> = {
  commissionSecretary: { role: 'commissionSecretary', scope: 'commission', ids: [commission] },
  serviceHead: { role: 'serviceHead', scope: 'service', ids: [service] },
  facilitator: { role: 'facilitator', scope: 'assigned', ids: [service] },
  coordinator: { role: 'coordinator', scope: 'installation' },
  resourceCentre: {
    ...{ role: 'resourceCentre', scope: 'procedure', ids: [] },
    procedures: ['vmeste', 'yugra'],
  },
  familyCurator: { role: 'familyCurator', scope: 'assigned', ids: [] },
  ufsinSpecialist: { role: 'ufsinSpecialist', scope: 'entry', ids: [] },
};

/** The directory, the staff and the people that the pure cases name. */
async function settle(store: Town['store']): Promise<void> {
  const place = { settlement: 'Тихая Бухта', territories: ['Тихая Бухта'], active: true };
  const phone = '+7 000 000-00-31';
  await store.settings.setDirectory({
    services: [{ ...place, id: service, name: 'Служба примирения', phone, places: [] }],
    commissions: [{ id: commission, name: 'КДН Тихой Бухты', phone, settlement: 'Тихая Бухта' }],
  });
  await store.settings.confirmConsentText('consent-v1');
  const staff = staffRoles.map((role) => [role as string, grants[role]] as const);
  for (const [id, grant] of [...staff, ['other', grants.facilitator] as const])
    await store.staff.put({
      ...{ id: StaffId.parse(id), login: id.toLowerCase(), position: id, phone, disabled: false },
      ...{ lastName: 'Орлова', firstName: 'Татьяна', patronymic: 'Викторовна', grants: [grant] },
    });
  await bringPeople(store);
}

async function bringPeople(store: Town['store']): Promise<void> {
  const phone = '+7 000 000-00-32';
  for (const [name, id] of Object.entries(folk)) {
    const data = { lastName: 'Ветлугина', firstName: 'Вера', phone, email: 'vera@example.org' };
    const day = calendarDay(born[name as keyof typeof folk]);
    await store.people.put(
      id,
      PersonData.parse({ ...data, born: day, address: 'Тихая Бухта', school: 'Школа № 2' }),
    );
  }
}
