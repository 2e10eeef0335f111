import type { Fact } from '../fact.js';
import { WITHDRAWAL_FACTS } from '../withdrawal.js';

const day = (title: string): Fact => ({ kind: 'day', title });

/** The facts of Borodino: those of the contracts, then those that only events of a case give. */
export const BORODINO_FACTS: Record<string, Fact> = {
  route: { kind: 'route', title: 'Путь: постановление (1) или заявка (2)', values: ['1', '2'] },
  caseReceived: day('Случай поступил в комиссию'),
  considered: day('Вопрос рассмотрен'),
  decree: day('Постановление принято'),
  measuresDue: day('Срок мер в постановлении'),
  programmeDue: day('Срок программы в документе'),
  resultDue: day('Срок результата в постановлении'),
  registerQuestion: day('Вопрос об учёте на заседании'),
  serviceReceived: day('Служба получила заявку'),
  serviceDecision: day('Служба решила'),
  returned: day('Заявка возвращена'),
  programmeCompleted: day('Программа завершена'),
  resultsSent: day('Сообщение о результатах отправлено'),
  extendedTo: day('Программа продлена до'),
  extensionReason: { kind: 'text', title: 'Причина продления, не зависящая от медиатора' },
  extensionNotified: day('Комиссия уведомлена о продлении'),
  ...WITHDRAWAL_FACTS,
  referralSent: day('Заявка отправлена'),
  assigned: day('Назначен медиатор'),
  measuresOrganised: day('Меры проведены'),
  decided: day('Принято решение о программе'),
  heardInPerson: day('Вопрос рассмотрен при участии сторон'),
  consentsAnswered: day('Все ответили о согласии на данные'),
  programmeExtended: day('Программа продлена'),
  decisionNotified: day('Комиссия уведомлена о решении'),
  hearingRecorded: day('Вопрос рассмотрен на заседании'),
};

/** What cannot come before what (F1.5). */
export const BORODINO_ORDER: [string, string][] = [
  ['referralSent', 'serviceReceived'],
  ['serviceReceived', 'returned'],
];
