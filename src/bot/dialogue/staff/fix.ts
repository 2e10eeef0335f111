import { addDays } from '../../../cases/calendar-day.js';
import { type CaseEvent } from '../../../cases/events/event.js';
import { dayLabel, staffDay } from '../../texts/dates.js';
import { type Texts } from '../../texts/texts.js';
import { type Option } from '../screen.js';
import { cardOrMenu, cardScreen } from './card.js';
import { refused } from './confirm.js';
import { dayButtons, pageStart } from './days.js';
import { type CaseDesk, caseDesk, labelOf, say, screenOf, show } from './desk.js';
import { eventLabel } from './event-words.js';
import { type StaffScreen, type StaffStep, type StaffTalk } from './staff-talk.js';
import { typedDay } from './typed-time.js';
import { type Memory } from '../screen.js';

/** «Что исправить?» of one record: another day, or taken back (G1.6, I4). */
export function fixScreen(desk: CaseDesk, id: string): StaffScreen {
  const event = findEvent(desk, id);
  if (event === undefined) return cardScreen(desk);
  return screenOf(desk, 'fix.ask', [[{ id: 'fixDay' }, { id: 'takeBack' }], [{ id: 'back' }]], {
    args: { label: eventLabel(desk, event), date: staffDay(event.day) },
    memory: { event: id },
  });
}

/** The newest records that this member of staff may put right. */
export function fixListScreen(desk: CaseDesk): StaffScreen {
  const { id: own } = desk.talk.staff;
  const records = desk.kase.events
    .filter((e) => e.actor.type === 'staff' && e.actor.id === own && e.type !== 'caseOpened')
    .slice(-6)
    .reverse();
  const buttons = records.map((event) => ({
    id: 'fix',
    value: event.id,
    label: `${eventLabel(desk, event)}, ${dayLabel(event.day)}`,
  }));
  return screenOf(desk, 'q.choice', [...buttons.map((one) => [one]), [{ id: 'back' }]], {
    args: { label: labelOf(desk, 'fix') },
  });
}

const findEvent = ({ kase }: CaseDesk, id: string): CaseEvent | undefined =>
  kase.events.find((e) => e.id === id);

type Meaning = (desk: CaseDesk, memory: Memory, value: string) => StaffStep;

const daysFrom = (desk: CaseDesk, memory: Memory, value: string): StaffStep =>
  show(
    screenOf(desk, 'q.day.other', dayButtons(pageStart(value, desk.ctx.today), 'past'), {
      memory: { ...memory, fix: 'day' },
      awaits: 'fixDay',
    }),
  );

const why = (desk: CaseDesk, memory: Memory): StaffStep =>
  show(
    screenOf(
      desk,
      'fix.why',
      [
        [{ id: 'slip' }, { id: 'mistake' }],
        [{ id: 'ownWords' }, { id: 'back' }],
      ],
      { memory },
    ),
  );

const because =
  (key: string): Meaning =>
  (desk, memory) =>
    withReason(desk, memory, say(desk, key));

const meanings: Readonly<Record<string, Meaning>> = {
  fixDay: (desk, memory) => daysFrom(desk, memory, desk.ctx.today),
  earlier: daysFrom,
  later: (desk, memory, value) =>
    daysFrom(desk, memory, addDays(pageStart(value, desk.ctx.today), 8)),
  day: (desk, memory, value) => why(desk, { ...memory, day: value }),
  takeBack: (desk, memory) => why(desk, { ...memory, fix: 'takeBack' }),
  slip: because('do.slip'),
  mistake: because('do.mistake'),
  ownWords: (desk, memory) =>
    show(screenOf(desk, 'q.text', [[{ id: 'back' }]], { memory, awaits: 'fixWhy' })),
};

/** What a button about putting right means; null: it is none of them. */
export function answerFix(desk: CaseDesk, memory: Memory, option: Option): StaffStep | null {
  if (memory['event'] === undefined) return null;
  return meanings[option.id]?.(desk, memory, option.value ?? '') ?? null;
}

/** A day or a reason that was typed. */
export function typedForFix(
  desk: CaseDesk,
  memory: Memory,
  awaits: string,
  text: string,
): StaffStep | null {
  if (awaits === 'fixWhy') return withReason(desk, memory, text.slice(0, 500));
  if (awaits !== 'fixDay') return null;
  const day = typedDay(text, desk.ctx.today, 'past');
  return day === null ? daysFrom(desk, memory, '') : why(desk, { ...memory, day });
}

function withReason(desk: CaseDesk, memory: Memory, words: string): StaffStep {
  const id = memory['event'] ?? '';
  const event = findEvent(desk, id);
  const takeBack = memory['fix'] === 'takeBack';
  return {
    type: 'words',
    text: words,
    after: (reason) => ({
      type: 'command',
      command: 'correctFact',
      input: { event: id, reason, ...(takeBack ? { takeBack } : { newDay: memory['day'] }) },
      door: 'messenger',
      warningsSeen: true,
      after: (talk) =>
        fixedScreen(talk, desk.texts, event, takeBack ? null : (memory['day'] ?? '')),
      refused: (refusal, talk) => refused(talk, desk.texts, { do: 'correctFact' }, refusal),
      warned: (_warnings, talk) => cardOrMenu(talk, desk.texts),
    }),
  };
}

function fixedScreen(
  talk: StaffTalk,
  texts: Texts,
  event: CaseEvent | undefined,
  newDay: string | null,
): StaffScreen {
  const desk = caseDesk(talk, texts);
  if (desk === null || event === undefined) return cardOrMenu(talk, texts);
  const now = desk.kase.events.find((e) => e.id === event.id);
  return screenOf(desk, 'fix.done', [[{ id: 'open' }]], {
    args: {
      label: eventLabel(desk, event),
      old: staffDay(event.day),
      new: newDay === null || now === undefined ? say(desk, 'fix.removed') : staffDay(now.day),
    },
  });
}
