import { addDays, type CalendarDay, isCalendarDay } from '../../../cases/calendar-day.js';
import { StaffRole } from '../../../cases/actor.js';
import { has } from '../../../cases/case.js';
import { type Deadline } from '../../../cases/deadlines.js';
import { staffDay } from '../../texts/dates.js';
import { capital } from '../../texts/wording.js';
import { type Memory, type Option } from '../screen.js';
import { cardOrMenu, cardScreen } from './card.js';
import { refused } from './confirm.js';
import { type CaseDesk, caseDesk, labelOf, linesOf, say, screenOf, show } from './desk.js';
import { findLimit, leftText, limitDays, limitText } from './limit-words.js';
import { endingStep } from './limit-steps.js';
import { findOffer } from './offers.js';
import { type StaffScreen, type StaffStep } from './staff-talk.js';

const isRunning = ({ state }: Deadline): boolean =>
  state === 'open' || state === 'dueToday' || state === 'overdue';

/** The limit of the message, when it still runs to the same day: a reminder never carries an old date. */
export function limitOf(desk: CaseDesk, data: Memory): Deadline | null {
  const limit = findLimit(desk, data['limit'] ?? '');
  if (limit === undefined || !isRunning(limit)) return null;
  return limit.due === null || limit.due === data['due'] ? limit : null;
}

/** «К-26-031 · Завершить программу …» with days left (I6.1); null: no longer wanted. */
export function remindScreen(desk: CaseDesk, data: Memory): StaffScreen | null {
  const limit = limitOf(desk, data);
  return limit === null ? null : reminder(desk, limit);
}

function reminder(desk: CaseDesk, limit: Deadline, more: string | null = null): StaffScreen {
  const hint = desk.ctx.procedure.limits.find((l) => l.id === limit.id)?.kind === 'noLimit';
  const left = hint ? say(desk, 'limit.hint') : capital(leftText(desk, limitDays(desk, limit)));
  const args = { no: desk.kase.number, limit: limitText(desk, limit.id), Left: left };
  return screenOf(desk, 'limit.remind', limitButtons(desk, limit), {
    args,
    text: linesOf(say(desk, 'limit.remind', args), more),
  });
}

/** «Спрашивает …»: a coordinator asked about the limit. */
export function nudgeScreen(desk: CaseDesk, data: Memory): StaffScreen | null {
  const limit = limitOf(desk, data);
  if (limit === null) return null;
  const args = {
    no: desk.kase.number,
    limit: limitText(desk, limit.id),
    Left: capital(leftText(desk, limitDays(desk, limit))),
    staff: desk.talk.staffName(data['staff'] ?? ''),
  };
  return { ...reminder(desk, limit), text: say(desk, 'limit.nudge', args) };
}

/** The day after: without blame, what can be done (R153). */
export function overdueScreen(desk: CaseDesk, data: Memory): StaffScreen | null {
  const limit = limitOf(desk, data);
  if (limit?.state !== 'overdue' || limit.due === null) return null;
  return screenOf(desk, 'limit.overdue', limitButtons(desk, limit), {
    args: { no: desk.kase.number, limit: limitText(desk, limit.id), date: staffDay(limit.due) },
  });
}

/** The same for the coordinator: who is waited for, and whether a reason or help is known. */
export function overdueForCoordinator(desk: CaseDesk, data: Memory): StaffScreen | null {
  const limit = limitOf(desk, data);
  if (limit?.state !== 'overdue' || limit.due === null) return null;
  const { kase } = desk;
  const args = {
    no: kase.number,
    limit: limitText(desk, limit.id),
    date: staffDay(limit.due),
    staff: say(desk, `role.${responsible(desk, limit.id)}`),
  };
  const known = [
    has(kase, 'delayExplained', (e) => e.limit === limit.id)
      ? say(desk, 'limit.overdue.reason')
      : null,
    has(kase, 'supportAsked', (e) => e.limit === limit.id)
      ? say(desk, 'limit.overdue.support')
      : null,
  ];
  return screenOf(
    desk,
    'limit.overdue.co',
    [
      [
        { id: 'nudge', value: limit.id },
        { id: 'why', value: limit.id },
      ],
      [{ id: 'open' }],
    ],
    {
      args,
      text: linesOf(say(desk, 'limit.overdue.co', args), known.filter((k) => k !== null).join(' ')),
    },
  );
}

/** The role that answers for the limit. */
export function responsible({ ctx }: CaseDesk, id: string): string {
  const recipients = ctx.procedure.limits.find((l) => l.id === id)?.recipients ?? [];
  return recipients.find((role) => role !== 'coordinator') ?? 'facilitator';
}

/** Done · put off or explain · help of colleagues · why · open (I6.1). */
function limitButtons(desk: CaseDesk, limit: Deadline): Option[][] {
  const step = endingStep(desk, limit.id);
  const own = `limit.${limit.id}.done`;
  const label = desk.texts.has(own) ? say(desk, own) : labelOf(desk, 'done');
  const done: Option[] = step === undefined ? [] : [{ id: step, label }];
  const last = limit.due !== null && limit.due <= desk.ctx.today;
  const delay = [...(last ? ['explainDelay', 'extendProgramme'] : ['snoozeReminder'])]
    .filter((name) => findOffer(desk, name) !== undefined)
    .slice(0, 1)
    .map((name) => ({ id: name, value: limit.id }));
  const support: Option[] =
    findOffer(desk, 'askSupport') === undefined ? [] : [{ id: 'askSupport', value: limit.id }];
  return [done, [...delay, ...support], [{ id: 'why', value: limit.id }, { id: 'open' }]];
}

/** «Когда напомнить?»: tomorrow, in two days, on the last day; never later than the limit itself (R157). */
export function snoozeScreen(desk: CaseDesk, id: string): StaffScreen {
  const due = findLimit(desk, id)?.due ?? null;
  if (due === null || due <= desk.ctx.today) return cardScreen(desk);
  const days: readonly (readonly [string, CalendarDay])[] = [
    ['tomorrow', addDays(desk.ctx.today, 1)],
    ['inTwoDays', addDays(desk.ctx.today, 2)],
    ['lastDay', due],
  ];
  const shown = days.filter(([name, day]) => day < due || (name === 'lastDay' && day === due));
  const buttons = shown.map(([name, day]) => ({
    id: 'snoozeTo',
    value: day,
    label: labelOf(desk, name),
  }));
  return screenOf(
    desk,
    'snooze.ask',
    [buttons.slice(0, 2), [...buttons.slice(2), { id: 'back' }]],
    {
      memory: { limit: id },
    },
  );
}

/** «Напомнить»: whoever answers for the limit is asked about it (I6.1). */
export function nudgeStep(desk: CaseDesk, id: string): StaffStep {
  const due = findLimit(desk, id)?.due ?? null;
  const role = StaffRole.safeParse(responsible(desk, id)).data;
  if (due === null || role === undefined) return show(cardScreen(desk));
  return {
    type: 'nudge',
    limit: id,
    due,
    role,
    after: (talk) => {
      const after = caseDesk(talk, desk.texts);
      if (after === null) return cardOrMenu(talk, desk.texts);
      const whom = say(after, `role.${role}`).toLocaleLowerCase('ru');
      return screenOf(after, 'ok.told', [[{ id: 'open' }]], { args: { whom } });
    },
  };
}

/** The reminder is put off; the limit stays. */
export function snoozeStep(desk: CaseDesk, memory: Memory, until: string): StaffStep {
  const limit = memory['limit'] ?? '';
  if (!isCalendarDay(until)) return show(cardScreen(desk));
  return {
    type: 'command',
    command: 'snoozeReminder',
    input: { limit, until },
    door: 'messenger',
    warningsSeen: true,
    after: (talk) => {
      const after = caseDesk(talk, desk.texts);
      const due = after === null ? null : (findLimit(after, limit)?.due ?? null);
      return after === null || due === null
        ? cardOrMenu(talk, desk.texts)
        : screenOf(after, 'snooze.ask.done', [[{ id: 'open' }]], {
            args: { date: staffDay(until), due: staffDay(due) },
          });
    },
    refused: (refusal, talk) => refused(talk, desk.texts, { do: 'snoozeReminder' }, refusal),
    warned: (_warnings, talk) => cardOrMenu(talk, desk.texts),
  };
}

/** «Нужна помощь коллег» about a limit: no question more (R157). */
export function supportStep(desk: CaseDesk, limit: string): StaffStep {
  return {
    type: 'command',
    command: 'askSupport',
    input: { topic: 'limit', limit },
    door: 'messenger',
    warningsSeen: true,
    after: (talk) => {
      const after = caseDesk(talk, desk.texts);
      return after === null
        ? cardOrMenu(talk, desk.texts)
        : screenOf(after, 'support.done', [[{ id: 'open' }]], {
            args: { staff: `${say(after, 'role.serviceHead')}, ${say(after, 'role.coordinator')}` },
          });
    },
    refused: (refusal, talk) => refused(talk, desk.texts, { do: 'askSupport' }, refusal),
    warned: (_warnings, talk) => cardOrMenu(talk, desk.texts),
  };
}
