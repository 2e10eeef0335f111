import type { z } from 'zod';
import type { Fact } from './fact.js';
import type { Limit } from './limit.js';

const before = [
  { from: 'due' as const, amount: -1 },
  { from: 'due' as const, amount: 0 },
];

/** The facts of a withdrawal of the consent to data, the same in every procedure (R52). */
export const WITHDRAWAL_FACTS = {
  withdrawalReceived: { kind: 'day', title: 'Получен отзыв согласия на обработку данных' },
  withdrawalCarriedOut: { kind: 'day', title: 'Отзыв согласия исполнен' },
} as const satisfies Record<string, Fact>;

/** What every limit of a withdrawal says: three days, for the coordinator and the head, whatever becomes of the case. */
export const WITHDRAWAL_RULE = {
  stage: null,
  title: 'Исполнить отзыв согласия',
  rule: 'не позже 3 дней после получения отзыва',
  dayType: { stated: 'not stated', applied: 'calendar' as const },
  kind: 'duration' as const,
  starts: [{ fact: 'withdrawalReceived' }],
  max: 3,
  ends: ['withdrawalCarriedOut'],
  reminders: before,
  recipients: ['coordinator', 'serviceHead'],
  responsible: 'institution',
  fallsAway: false,
  effective: false,
};

/** The limit of a withdrawal where the text has none of its own (F5.8). */
export const WITHDRAWAL: z.input<typeof Limit> = {
  ...WITHDRAWAL_RULE,
  id: 'withdrawal',
  source: 'R52; 004 Прил.4',
};
