import type { Deadline, DeadlineState, Deadlines, Why } from '../../cases/deadlines.js';
import { periodWords } from '../../cases/period-words.js';
import { dayText } from '../../cases/russian-days.js';
import type { Procedure } from '../../procedures/procedure.js';

const LABELS = {
  rule: 'Правило',
  start: 'Отсчёт',
  count: 'Счёт',
  compared: 'Сравнили',
  extension: 'Продление',
} as const satisfies Record<Why['kind'], string>;

const STATES = {
  noDate: 'даты нет',
  open: 'идёт',
  dueToday: 'сегодня последний день',
  overdue: 'просрочено',
  done: 'сделано',
  doneLate: 'сделано позже срока',
  notNeeded: 'не нужно',
} as const satisfies Record<DeadlineState, string>;

/** The answer in Russian, line by line: what has a date with its reasons, then the rest, stages and warnings. */
export function describeDeadlines(procedure: Procedure, answer: Deadlines): string[] {
  const dated = answer.deadlines.filter(hasDate);
  const rest = answer.deadlines.filter((deadline) => !hasDate(deadline)).map(({ id }) => id);
  return [
    ...dated.flatMap((deadline) => describe(procedure, deadline)),
    ...(rest.length > 0 ? [`Без даты: ${rest.join(', ')}`, ''] : []),
    ...stages(procedure, answer),
    ...answer.warnings.map(({ text }) => `Внимание: ${text}`),
  ];
}

function hasDate({ due, from, checks, reminders }: Deadline): boolean {
  return due !== null || from !== null || (checks?.length ?? 0) > 0 || reminders.length > 0;
}

function describe(procedure: Procedure, deadline: Deadline): string[] {
  const title = procedure.limits.find(({ id }) => id === deadline.id)?.title ?? '';
  const { ended, state, period, reminders } = deadline;
  return [
    `${deadline.id}  ${title}: ${days(deadline)}${period === undefined ? '' : ` (за ${periodWords(period)})`}`,
    ...deadline.why.map(({ kind, text }) => `    ${LABELS[kind]}: ${text}.`),
    ...(reminders.length > 0 ? [`    Напоминания: ${reminders.map(dayText).join('; ')}.`] : []),
    ...(ended === null ? [] : [`    Закончено: ${dayText(ended)}.`]),
    ...(state === undefined ? [] : [`    Состояние: ${STATES[state]}.`]),
    '',
  ];
}

function days({ from, due, checks }: Deadline): string {
  if (from !== null && due !== null) return `с ${dayText(from)} по ${dayText(due)}`;
  if (due !== null) return `до ${dayText(due)}`;
  if (from !== null) return `после ${dayText(from)}`;
  if (checks !== undefined && checks.length > 0)
    return `проверки ${checks.map(dayText).join('; ')}`;
  return 'последнего дня нет';
}

function stages(procedure: Procedure, { effective }: Deadlines): string[] {
  const lines = procedure.stages.flatMap(({ code, name }) => {
    const day = effective[code];
    return day === undefined ? [] : [`  ${code} ${name}: ${dayText(day)}`];
  });
  return lines.length === 0 ? [] : ['Действующий срок этапов:', ...lines, ''];
}
