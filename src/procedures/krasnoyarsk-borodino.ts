import { defineProcedure } from './define-procedure.js';
import { BORODINO_CRITERIA, BORODINO_NOTE } from './krasnoyarsk-borodino/criteria.js';
import { BORODINO_FACTS, BORODINO_ORDER } from './krasnoyarsk-borodino/facts.js';
import { BORODINO_LATER_LIMITS } from './krasnoyarsk-borodino/later-limits.js';
import { BORODINO_LIMITS } from './krasnoyarsk-borodino/limits.js';
import { BORODINO_FORMS, BORODINO_STAGES } from './krasnoyarsk-borodino/stages.js';
import { SENDING_HOURS } from './sending-hours.js';

/** Алгоритм комиссии г. Бородино, постановление 09.02.2022 № 05-02-001/22-м (source 004). */
export const krasnoyarskBorodino = defineProcedure({
  id: 'krasnoyarsk-borodino',
  version: 1,
  letter: 'Б',
  title: 'Красноярский край: комиссия г. Бородино и службы медиации',
  regulation: {
    short: 'Алгоритм',
    full: 'Алгоритм взаимодействия комиссии по делам несовершеннолетних г. Бородино и служб медиации',
    file: '004',
  },
  zone: 'Asia/Krasnoyarsk',
  sendingHours: SENDING_HOURS,
  wording: {
    lead: {
      nominative: 'медиатор',
      genitive: 'медиатора',
      dative: 'медиатору',
      instrumental: 'медиатором',
    },
    leadFull: 'медиатор',
    deal: { nominative: 'соглашение', dative: 'соглашению' },
    dealFull: 'медиативное соглашение',
    service: 'служба медиации',
    serviceFull: 'служба медиации (примирения)',
    programme: 'медиативная (восстановительная) программа',
    commission: 'муниципальная комиссия',
  },
  roles: {
    commission: 'муниципальная комиссия',
    commissionSecretary: 'секретарь комиссии',
    agency: 'субъекты системы профилактики',
    assignedOrg: 'организация, которой поручена работа',
    serviceHead: 'руководитель (куратор) службы медиации',
    facilitator: 'медиатор',
    coordinator: 'координатор',
    institution: 'учреждение, получившее отзыв',
    educationDepartment: 'отдел образования',
  },
  forms: BORODINO_FORMS,
  routes: {
    fact: 'route',
    names: { 1: 'постановление комиссии', 2: 'заявка в службу' },
    default: '2',
    whenKnown: { fact: 'decree', route: '1' },
  },
  branches: null,
  facts: BORODINO_FACTS,
  order: BORODINO_ORDER,
  stages: BORODINO_STAGES,
  limits: [...BORODINO_LIMITS, ...BORODINO_LATER_LIMITS],
  bounds: null,
  warnings: [],
  extension: {
    to: 'extendedTo',
    reason: 'extensionReason',
    notified: 'extensionNotified',
    clause: '004 §IV.4',
  },
  delayReason: false,
  programmeWindow: { min: null, max: 30, limits: ['B-D3', 'B-D9'] },
  planning: null,
  programmeTypes: {
    mediation: 'медиация',
    familyMediation: 'медиация в семье',
    familyConference: 'семейная конференция',
    schoolConference: 'школьная конференция',
    circle: 'круг',
    other: 'другая программа',
  },
  eligibility: { force: 'orientation', note: BORODINO_NOTE, criteria: BORODINO_CRITERIA },
  consent: {
    pdText: { form: 'FB4', own: true },
    pdBeforeReferral: false,
    requirePaperConsent: true,
    withdrawal: { days: 3, limit: 'B-D15' },
    guardianConsentUnder: null,
    guardianRefusalDecided: false,
  },
  agreementCopy: {
    rule: 'bothSides',
    askedBefore: 'sending',
    decidedBy: null,
    source: '004 §IV.5; Прил.3',
  },
  crisis: [{ label: 'детский телефон доверия', phone: '8-800-2000-122', verify: true }],
});
