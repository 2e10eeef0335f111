import { CommissionId, ServiceId, StaffId } from '../cases/ids.js';
import { type Directory } from '../people/directory.js';
import { type Staff } from '../people/staff.js';
import { type Crew } from './other-play.js';

const service = ServiceId.parse('zarechye');
const commission = CommissionId.parse('kdn-zarechny');

/** The second made-up town of the demo, where the four other procedures are used. */
export const otherTown = {
  territory: 'Заречный',
  service,
  commission,
  mediator: StaffId.parse('sokolova'),
  curator: StaffId.parse('fedorova'),
  crew: {
    commissionSecretary: 'pavlova',
    serviceHead: 'kulikov',
    facilitator: 'sokolova',
    resourceCentre: 'belyaeva',
    familyCurator: 'fedorova',
    ufsinSpecialist: 'demin',
  } satisfies Crew,
  directory: {
    services: [
      {
        id: service,
        name: 'Служба медиации «Заречье»',
        phone: '+7 000 000-00-41',
        territories: ['Заречный'],
        active: true,
        settlement: 'Заречный',
        places: ['Служба, кабинет 3'],
      },
    ],
    commissions: [
      {
        id: commission,
        name: 'КДНиЗП Заречного',
        phone: '+7 000 000-00-40',
        settlement: 'Заречный',
      },
    ],
  } satisfies Directory,
} as const;

const member = (
  id: string,
  name: string,
  position: string,
  phone: string,
  grant: Staff['grants'][number],
): Staff => {
  const [lastName = '', firstName = '', patronymic = ''] = name.split(' ');
  const account = { id: StaffId.parse(id), login: id, position, phone, disabled: false };
  return { ...account, lastName, firstName, patronymic, grants: [grant] };
};

/** The staff of the other town, each with one role. */
export const otherStaff: readonly Staff[] = [
  member('pavlova', 'Павлова Зоя Андреевна', 'секретарь комиссии', '+7 000 000-00-42', {
    role: 'commissionSecretary',
    scope: 'commission',
    ids: [commission],
    procedures: ['krasnoyarsk-borodino'],
  }),
  member('kulikov', 'Куликов Антон Юрьевич', 'руководитель службы', '+7 000 000-00-43', {
    role: 'serviceHead',
    scope: 'service',
    ids: [service],
    procedures: ['krasnoyarsk-borodino', 'altai'],
  }),
  member('sokolova', 'Соколова Нина Викторовна', 'медиатор', '+7 000 000-00-44', {
    role: 'facilitator',
    scope: 'assigned',
    ids: [service],
    procedures: ['krasnoyarsk-borodino', 'altai', 'vmeste'],
  }),
  member('belyaeva', 'Беляева Ольга Петровна', 'ресурсный центр', '+7 000 000-00-45', {
    role: 'resourceCentre',
    scope: 'procedure',
    ids: [],
    procedures: ['vmeste', 'yugra'],
  }),
  member('fedorova', 'Фёдорова Инна Львовна', 'куратор семьи', '+7 000 000-00-46', {
    role: 'familyCurator',
    scope: 'assigned',
    ids: [],
    procedures: ['vmeste', 'yugra'],
  }),
  member('demin', 'Дёмин Павел Ильич', 'специалист УФСИН', '+7 000 000-00-47', {
    role: 'ufsinSpecialist',
    scope: 'entry',
    ids: [],
    procedures: ['vmeste'],
  }),
];
