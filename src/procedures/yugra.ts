import { defineProcedure } from './define-procedure.js';
import { SENDING_HOURS } from './sending-hours.js';
import { WITHDRAWAL, WITHDRAWAL_FACTS } from './withdrawal.js';

const ofNoCase = {
  stage: null,
  dayType: { stated: null, applied: 'calendar' as const },
  kind: 'periodic' as const,
  responsible: 'resourceCentre',
  recipients: ['resourceCentre'],
  effective: false,
};

/** Сопровождение освободившихся и бездомных, ХМАО – Югра (source 003): no restorative procedure. */
export const yugra = defineProcedure({
  id: 'yugra',
  version: 1,
  letter: 'Ю',
  title: 'ХМАО – Югра: сопровождение освободившихся',
  regulation: {
    short: 'Отчёт ресурсного центра',
    full: 'Отчёт ресурсного центра социальной адаптации, ХМАО – Югра',
    file: '003',
  },
  zone: 'Asia/Yekaterinburg',
  sendingHours: SENDING_HOURS,
  wording: {
    lead: {
      nominative: 'куратор',
      genitive: 'куратора',
      dative: 'куратору',
      instrumental: 'куратором',
    },
    leadFull: 'куратор',
    deal: { nominative: 'договор', dative: 'договору' },
    dealFull: 'договор о сопровождении',
    service: 'ресурсный центр',
    serviceFull: 'ресурсный центр',
    programme: 'сопровождение',
    commission: 'ресурсный центр',
  },
  roles: {
    resourceCentre: 'ресурсный центр',
    familyCurator: 'куратор',
    prisonSpecialist: 'специалист исправительного учреждения',
    serviceHead: 'руководитель учреждения',
    coordinator: 'координатор',
    institution: 'учреждение, получившее отзыв',
  },
  forms: { FY1: 'Социальная помощь за квартал' },
  routes: null,
  branches: null,
  facts: {
    ...WITHDRAWAL_FACTS,
    releaseDate: { kind: 'day', title: 'Планируемая дата освобождения' },
  },
  order: [],
  stages: stages(),
  limits: [
    {
      ...ofNoCase,
      id: 'Y-D1',
      title: 'Обновить реестр людей и мест',
      rule: '1 раз в неделю',
      source: '003 L23',
      every: 'week',
    },
    {
      ...ofNoCase,
      id: 'Y-D2',
      title: 'Провести мониторинг поставщиков',
      rule: '1 раз в месяц',
      source: '003 L44',
      every: 'month',
    },
    {
      ...ofNoCase,
      id: 'Y-D3',
      title: 'Составить отчёт за квартал',
      rule: '1 раз в квартал; последний день не назван',
      source: '003 L43–48, Прил.3',
      every: 'quarter',
    },
    WITHDRAWAL,
  ],
  bounds: null,
  warnings: [],
  extension: null,
  delayReason: false,
  programmeWindow: null,
  planning: null,
  programmeTypes: {},
  eligibility: { force: 'none', criteria: [] },
  consent: {
    pdText: { form: 'FB4', own: false },
    pdBeforeReferral: false,
    requirePaperConsent: true,
    withdrawal: { days: 3, limit: 'withdrawal' },
    guardianConsentUnder: null,
    guardianRefusalDecided: false,
  },
  agreementCopy: { rule: 'none', askedBefore: null, decidedBy: null, source: '003' },
  crisis: [{ label: 'детский телефон доверия', phone: '8-800-2000-122', verify: true }],
});

/** Y1–Y9: a checklist of which the first step not done is shown (03 §3.5, G5). */
function stages() {
  const steps = [
    [
      'prisonConsultation',
      'консультация',
      'Консультация в учреждении',
      'stepConfirmed:Y1',
      'L34–37',
    ],
    ['request', 'обращение', 'Письменное обращение', 'stepConfirmed:Y2', 'L35'],
    ['routeMap', 'маршрутная карта', 'Карта сопровождения', 'stepConfirmed:Y3', 'L38'],
    ['placement', 'место', 'Свободное место по реестру', 'placeReserved', 'L23'],
    ['familyTalk', 'беседа с семьёй', 'Беседа с членами семьи', 'stepConfirmed:Y5', 'L50, L52'],
    ['curator', 'куратор', 'Закреплён куратор', 'curatorAppointed', 'L52'],
    ['contract', 'договор', 'Договор о сопровождении', 'stepConfirmed:Y7', 'L52'],
    ['help', 'помощь', 'Помощь 12 видов', 'aidRecorded', 'Прил.3'],
    ['monitoring', 'мониторинг', 'Реестр, мониторинг, отчёт', '', 'L23, L44, L48'],
  ] as const;
  return steps.map(([id, name, title, end, lines], at) => ({
    code: `Y${at + 1}`,
    id,
    name,
    title,
    place: end === '' ? ('afterCase' as const) : ('step' as const),
    endedBy: end === '' ? [] : [end],
    role: end === '' ? 'resourceCentre' : 'familyCurator',
    source: `003 ${lines}`,
  }));
}
