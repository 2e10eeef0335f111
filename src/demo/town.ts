import { CommissionId, ServiceId, StaffId } from '../cases/ids.js';
import { type Directory } from '../people/directory.js';
import { type Staff } from '../people/staff.js';

const service = ServiceId.parse('tihaya-buhta');
const commission = CommissionId.parse('kdn-tihaya-buhta');

/** The made-up town of the demo: one commission, one service, four members of staff. */
export const demoTown = {
  territory: 'Тихая Бухта',
  service,
  commission,
  directory: {
    services: [
      {
        id: service,
        name: 'Служба примирения «Тихая Бухта»',
        phone: '+7 000 000-00-31',
        territories: ['Тихая Бухта', 'Кедровый район'],
        active: true,
        settlement: 'Тихая Бухта',
        places: ['Служба примирения, кабинет 12'],
      },
    ],
    commissions: [
      {
        id: commission,
        name: 'КДНиЗП Тихой Бухты',
        phone: '+7 000 000-00-30',
        settlement: 'Тихая Бухта',
      },
    ],
  },
} satisfies {
  territory: string;
  service: ServiceId;
  commission: CommissionId;
  directory: Directory;
};

const member = (
  id: string,
  name: string,
  position: string,
  phone: string,
  grants: Staff['grants'],
): Staff => {
  const [lastName = '', firstName = '', patronymic = ''] = name.split(' ');
  return {
    id: StaffId.parse(id),
    login: id,
    lastName,
    firstName,
    patronymic,
    position,
    phone,
    grants,
    disabled: false,
  };
};

/** In Тихая Бухта cases follow one regulation. */
const procedures = ['kamchatka'];

/** The staff of the demo. The coordinator sees the whole installation and opens cases as the secretary. */
export const demoStaff: readonly Staff[] = [
  member('mironova', 'Миронова Лидия Павловна', 'координатор', '+7 000 000-00-30', [
    { role: 'coordinator', scope: 'installation' },
    { role: 'commissionSecretary', scope: 'commission', ids: [commission], procedures },
    { role: 'serviceHead', scope: 'service', ids: [service], procedures },
  ]),
  member('safonov', 'Сафонов Евгений Олегович', 'руководитель службы', '+7 000 000-00-32', [
    { role: 'serviceHead', scope: 'service', ids: [service], procedures },
  ]),
  member('orlova', 'Орлова Татьяна Викторовна', 'ведущий', '+7 000 000-00-31', [
    { role: 'facilitator', scope: 'assigned', ids: [service] },
  ]),
  member('gromov', 'Громов Илья Фёдорович', 'ведущий', '+7 000 000-00-33', [
    { role: 'facilitator', scope: 'assigned', ids: [service] },
  ]),
];
