import { type Message } from '../../bot/outbox.js';
import { dayIn, timeIn } from '../../cases/calendar-day.js';
import { type Context } from '../../cases/context.js';
import { type OpenedCase } from '../opened-cases.js';
import { limitTitle } from './case-list.js';
import { recentDay } from './day-words.js';
import { sideWords } from './side-words.js';

/** A row of «Сообщения». No «прочитано»: bots cannot know it everywhere. */
export type MessageRow = {
  readonly what: string;
  readonly to: string;
  readonly icon: 'clock' | 'check' | 'bell' | 'alert-triangle' | 'minus';
  readonly words: string;
  readonly failed: boolean;
  /** «сегодня, 9:00». */
  readonly at: string;
};

const states = {
  queued: { icon: 'clock', words: 'в очереди' },
  sent: { icon: 'check', words: 'отправлено' },
  panel: { icon: 'bell', words: 'только в панели' },
  unreachable: { icon: 'alert-triangle', words: 'не дошло, позвоните' },
  rejected: { icon: 'alert-triangle', words: 'не принято' },
  dropped: { icon: 'minus', words: 'уже не нужно' },
} as const satisfies Record<Message['state'], Pick<MessageRow, 'icon' | 'words'>>;

/**
 * A message in words: its kind, to whom, and how it went; never its text. Who may see the state alone sees neither kind nor
 * recipient (J3.2, K); null: nothing of it.
 */
export function messageRow(
  message: Message,
  { kase, ctx, sight }: OpenedCase,
  nameOfStaff: (id: string) => string,
): MessageRow | null {
  const enteredBy = sight.enteredBy(causeOf(message));
  if (!sight.sees('dl', { part: 'state', enteredBy })) return null;
  const at = message.sentAt ?? message.notBefore;
  const { icon, words } = states[message.state];
  const state = {
    icon,
    words,
    failed: message.state === 'unreachable' || message.state === 'rejected',
    at: `${recentDay(dayIn(ctx.zone, at), ctx.today)}, ${timeIn(ctx.zone, at)}`,
  };
  if (!sight.sees('dl', { enteredBy })) return { ...state, what: 'Сообщение', to: '' };
  const side =
    message.to.type === 'person' && sight.sees('si') ? sideWords(kase, message.to.id) : '';
  const to = message.to.type === 'staff' ? nameOfStaff(message.to.id) : side;
  return { ...state, what: kindOf(message, ctx), to };
}

/** The event that a message says: the second part of its key. */
const causeOf = ({ key }: Message): string => key.split(':')[1] ?? '';

function kindOf({ text, data }: Message, ctx: Context): string {
  const kind = kinds.find(([prefix]) => text.startsWith(prefix))?.[1] ?? 'Сообщение';
  const limit = data['limit'];
  const title = typeof limit === 'string' ? limitTitle(ctx.procedure, limit) : '';
  return title === '' ? kind : `${kind}: ${title}`;
}

const kinds: readonly (readonly [prefix: string, words: string])[] = [
  ['limit.overdue', 'Срок прошёл'],
  ['limit.', 'Напоминание о сроке'],
  ['slot.reminder', 'Напоминание о встрече'],
  ['slot.offer', 'Выбор времени'],
  ['meeting.', 'О встрече'],
  ['joint.', 'Об общей встрече'],
  ['participation.', 'Вопрос об участии'],
  ['letter', 'Письмо'],
  ['copy.', 'Вопрос о копии договора'],
  ['agreement.', 'О договоре'],
  ['feedback.', 'Вопрос о выполнении'],
  ['told.safety', 'Просьба о помощи'],
  ['told.', 'Новость дела'],
  ['pre.after', 'После встречи'],
  ['closed', 'Завершение'],
  ['question.', 'Ответ на вопрос'],
];
