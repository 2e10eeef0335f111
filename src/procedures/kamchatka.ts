import { defineProcedure } from './define-procedure.js';
import { KAMCHATKA_CRITERIA } from './kamchatka/criteria.js';
import { KAMCHATKA_FACTS, KAMCHATKA_ORDER } from './kamchatka/facts.js';
import { KAMCHATKA_FOLLOW_UP } from './kamchatka/follow-up-limits.js';
import { KAMCHATKA_LIMITS } from './kamchatka/limits.js';
import { KAMCHATKA_FORMS, KAMCHATKA_STAGES } from './kamchatka/stages.js';
import { SENDING_HOURS } from './sending-hours.js';
import { WITHDRAWAL } from './withdrawal.js';

const receipt = [
  { fact: 'facilitatorReceived' },
  { fact: 'serviceReceived', plusDays: 1 },
  { fact: 'referralSent', plusDays: 1 },
];

/** Порядок межведомственного взаимодействия КДНиЗП и служб примирения, Камчатский край (source 001). */
export const kamchatka = defineProcedure({
  id: 'kamchatka',
  version: 1,
  letter: 'К',
  title: 'Камчатский край: КДНиЗП и службы примирения',
  regulation: {
    short: 'Порядок',
    full: 'Порядок межведомственного взаимодействия КДНиЗП и служб примирения Камчатского края',
    file: '001',
  },
  zone: 'Asia/Kamchatka',
  sendingHours: SENDING_HOURS,
  wording: {
    lead: {
      nominative: 'ведущий',
      genitive: 'ведущего',
      dative: 'ведущему',
      instrumental: 'ведущим',
    },
    leadFull: 'ведущий ВП',
    deal: { nominative: 'договор', dative: 'договору' },
    plan: { nominative: 'план', dative: 'плану' },
    dealFull: 'примирительный договор',
    service: 'служба примирения',
    serviceFull: 'ОРВТ',
    programme: 'восстановительная программа',
    commission: 'КДНиЗП',
  },
  roles: {
    commissionChair: 'председатель (заместитель председателя) КДНиЗП',
    commissionSecretary: 'ответственный секретарь КДНиЗП',
    commission: 'КДНиЗП',
    council: 'межведомственный консилиум',
    serviceHead: 'руководитель ОРВТ',
    facilitator: 'ведущий ВП',
    controller: 'лицо, на которое возложен контроль',
    notifier: 'кто сообщит о выполнении договора',
    coordinator: 'координатор',
    institution: 'учреждение, получившее отзыв',
  },
  forms: KAMCHATKA_FORMS,
  routes: {
    fact: 'route',
    names: { A: 'до заседания комиссии', B: 'по решению комиссии' },
    default: 'A',
  },
  branches: { offence: 'причинён вред', family: 'утрачены связи в семье' },
  facts: KAMCHATKA_FACTS,
  order: KAMCHATKA_ORDER,
  stages: KAMCHATKA_STAGES,
  limits: [...KAMCHATKA_LIMITS, ...KAMCHATKA_FOLLOW_UP, WITHDRAWAL],
  bounds: {
    stages: ['K5', 'K6', 'K7'],
    by: [
      { fact: 'commissionMeeting', plusDays: -3 },
      { fact: 'referralDue', plusDays: 0 },
    ],
    until: 'resultsSent',
  },
  warnings: [
    {
      code: 'windowBeforeMeeting',
      meeting: 'commissionMeeting',
      receipt,
      days: 13,
      daysBeforeMeeting: 3,
      until: 'programmeCompleted',
    },
    {
      code: 'referralDueTooLate',
      date: 'referralDue',
      meeting: 'commissionMeeting',
      daysBeforeMeeting: 3,
    },
  ],
  extension: null,
  delayReason: true,
  programmeWindow: { min: 10, max: 20, limits: ['K-D7'] },
  planning: {
    meeting: 'commissionMeeting',
    steps: [
      { stage: 'K1', daysBefore: 14, rule: 'заявка отправлена' },
      { stage: 'K2', daysBefore: 13, rule: 'ведущий получил заявку' },
      { stage: 'K5', daysBefore: 6, rule: 'программа завершена, 3 дня остаются на документы' },
      { stage: 'K6', daysBefore: 3, rule: 'документы готовы' },
      { stage: 'K7', daysBefore: 3, rule: 'результаты отправлены в комиссию' },
    ],
    referralDue: { receiptAfter: 1, programme: 20, documents: 3, beforeMeeting: 3 },
  },
  programmeTypes: {
    victimOffenderMediation: 'программа примирения/медиация (не между родственниками)',
    familyMediation: 'программа примирения/медиация в семье',
    familyConference: 'семейная конференция (с участием членов расширенной семьи)',
    makingAmends: 'программа заглаживания вреда',
    schoolConference:
      'школьная конференция (с участием членов школьного сообщества и специалистов)',
    circle: 'круг примирения/круг заботы (с участием членов школьного сообщества и специалистов)',
  },
  eligibility: { force: 'binding', criteria: KAMCHATKA_CRITERIA },
  consent: {
    pdText: { form: 'FB4', own: false },
    pdBeforeReferral: true,
    requirePaperConsent: true,
    withdrawal: { days: 3, limit: 'withdrawal' },
    guardianConsentUnder: 14,
    guardianRefusalDecided: true,
  },
  agreementCopy: {
    rule: 'expected',
    askedBefore: 'signing',
    decidedBy: 'serviceHead',
    source: '001 §4.2(5); Прил.5',
  },
  crisis: [{ label: 'детский телефон доверия', phone: '8-800-2000-122', verify: true }],
});
