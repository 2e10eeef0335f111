import type { Fact } from '../fact.js';
import { WITHDRAWAL_FACTS } from '../withdrawal.js';

const day = (title: string): Fact => ({ kind: 'day', title });

/** The facts of Kamchatka: those of the contracts, then those that only events of a case give. */
export const KAMCHATKA_FACTS: Record<string, Fact> = {
  route: { kind: 'route', title: 'Путь: до заседания (A) или по решению (B)', values: ['A', 'B'] },
  documentsReceived: day('Секретарь получил материалы'),
  commissionDecision: day('Комиссия приняла решение'),
  referralSent: day('Заявка отправлена'),
  serviceReceived: day('Служба получила заявку'),
  assigned: day('Назначен ведущий'),
  facilitatorReceived: day('Ведущий получил заявку'),
  participantsInformed: day('Все участники проинформированы'),
  programmeCompleted: day('Программа завершена'),
  documentsReady: day('Документы готовы'),
  resultsSent: day('Результаты отправлены'),
  commissionMeeting: day('Заседание комиссии'),
  referralDue: day('Срок, указанный в заявке'),
  planSigned: day('План семьи подписан'),
  planTerm: { kind: 'period', title: 'Срок плана' },
  planResultsSent: day('Итоги плана отправлены'),
  agreementEnds: day('Конец срока договора'),
  reviewMeeting: day('Аналитическая беседа'),
  ...WITHDRAWAL_FACTS,
  socialServicesRegulations: day('Работа идёт по регламенту социальных услуг'),
  acceptanceInformed: day('Комиссии сообщено о принятии случая'),
  refusalInformed: day('Комиссии сообщено об отказе'),
  recommendationsSent: day('Рекомендации отправлены'),
  reviewMeetingRecorded: day('Аналитическая беседа отмечена'),
  fulfilmentSettled: day('Выполнение договора отмечено'),
  participantsAgreed: day('Все стороны согласны участвовать'),
  participationRefused: day('Сторона или представитель отказались'),
  suspensionDecided: day('Решено приостановить другие меры'),
};

/** What cannot come before what (F1.5). */
export const KAMCHATKA_ORDER: [string, string][] = [
  ['referralSent', 'serviceReceived'],
  ['referralSent', 'facilitatorReceived'],
  ['serviceReceived', 'facilitatorReceived'],
];
