import type { z } from 'zod';
import type { Limit } from '../limit.js';
import { WITHDRAWAL_RULE } from '../withdrawal.js';

const registry = {
  stage: null,
  dayType: { stated: 'not stated', applied: 'calendar' },
  kind: 'fixedDates',
  reminders: [
    { from: 'due', amount: -10 },
    { from: 'due', amount: -3 },
    { from: 'due', amount: 0 },
  ],
  effective: false,
} satisfies Partial<z.input<typeof Limit>>;

/** B-D11 to B-D17: extension, results, return, consents, registry (03 §3.2). */
export const BORODINO_LATER_LIMITS: z.input<typeof Limit>[] = [
  {
    id: 'B-D11',
    stage: 'B5',
    title: 'Продлить программу с уведомлением комиссии',
    rule: 'по причинам, не зависящим от медиатора; длина не названа',
    source: '004 §IV.4; пояснение 7',
    kind: 'extension',
    ends: ['programmeExtended', 'returned'],
    responsible: 'facilitator',
  },
  {
    id: 'B-D12',
    stage: 'B7',
    title: 'Отправить сообщение о результатах',
    rule: 'срока нет, подсказка через 1, 3 и 7 дней после программы',
    source: '004 §IV.5; пояснение 8',
    kind: 'noLimit',
    starts: [{ fact: 'programmeCompleted' }],
    ends: ['resultsSent', 'returned'],
    responsible: 'serviceHead',
    reminders: [
      { from: 'start', amount: 1 },
      { from: 'start', amount: 3 },
      { from: 'start', amount: 7 },
    ],
    recipients: ['facilitator', 'serviceHead'],
    fallsAway: false,
  },
  {
    id: 'B-D13',
    stage: 'B3',
    title: 'Вернуть заявку, если стороны хотят другую службу',
    rule: 'срока нет',
    source: '004 §IV.6 (second «6»); пояснение 9',
    kind: 'noLimit',
    starts: [{ fact: 'serviceReceived' }],
    ends: ['returned'],
    responsible: 'serviceHead',
  },
  {
    id: 'B-D14',
    stage: 'B1',
    title: 'Получить согласие на обработку данных на заседании',
    rule: 'на том же очном заседании комиссии',
    source: '004 §V.1–2',
    kind: 'sameEvent',
    starts: [{ fact: 'heardInPerson' }],
    ends: ['consentsAnswered', 'returned'],
    responsible: 'commission',
  },
  { ...WITHDRAWAL_RULE, id: 'B-D15', source: '004 Прил.4' },
  {
    ...registry,
    id: 'B-D16',
    title: 'Обновить реестр медиаторов',
    rule: 'дважды в год, не позже 20 июля и 25 января',
    source: '004 §VI',
    dates: [
      { month: 1, day: 25, period: 'previousYear' },
      { month: 7, day: 20, period: 'firstHalf' },
    ],
    responsible: 'commission',
    recipients: ['commissionSecretary'],
  },
  {
    ...registry,
    id: 'B-D17',
    title: 'Передать данные о медиаторах',
    rule: 'дважды в год, не позже 1 июля и 30 декабря',
    source: '004 §VI',
    dates: [
      { month: 7, day: 1, period: 'firstHalf' },
      { month: 12, day: 30, period: 'year' },
    ],
    responsible: 'educationDepartment',
    // The department has no account: the secretary asks it (G1.2).
    recipients: ['commissionSecretary'],
  },
];
