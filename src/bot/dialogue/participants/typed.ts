import { CalendarDay } from '../../../cases/calendar-day.js';
import { newId } from '../../../cases/ids.js';
import { type Memory, type Step, type Talk } from '../screen.js';
import { answerStep } from './answers.js';
import { partAsk, wishOf } from './answers/other-time.js';
import { isLed } from './can.js';
import { readDay, readTime, type TypedDay } from './read-day.js';
import { ahead, passed, type Pressed, show } from './meaning.js';
import { present } from './present.js';
import { rows, type Screens } from './screens.js';
import { hasSaidNo } from './situations/personal.js';
import { subjectOf } from './views.js';
import { meansCommand, plainWords } from './words.js';

/** The open question that words may answer. */
type Asked = { readonly key: string; readonly memory: Memory; readonly awaits: string | null };

/** The longest words that are kept: a message of any messenger. */
const longest = 4000;

/** What typed words mean: help first, then exits and commands, an awaited text, else they are off-script (H1.5, H6). */
export function typedStep(talk: Talk, asked: Asked | null, text: string, screens: Screens): Step {
  const { key, memory, awaits } = asked ?? { key: '', memory: {}, awaits: null };
  const words = plainWords(text);
  const option = meansCommand(words);
  if (option !== null) return answerStep(talk, { key, memory }, { id: option }, screens);
  const pressed: Pressed = { talk, memory, key, option: { id: '' }, s: screens };
  if (hasSaidNo(talk)) return show(present(talk, screens));
  const awaited = awaits === null ? undefined : awaiting[awaits];
  const step = awaited?.(pressed, text.slice(0, longest));
  return step ?? offScript(pressed, text.slice(0, longest), asked !== null && isAnswerLike(words));
}

/** A word that could stand on a button: consents and answers are given by button only (H1.10). */
const isAnswerLike = (words: string): boolean =>
  /^(?:да|нет|не|ок|окей|хорошо|согласен|согласна|не согласен|не согласна|буду|приду|выполнено|пока нет|готово)[.!]*$/u.test(
    words,
  );

/** Off-script words: the facilitator may get them; before there is one nothing is kept, and the question comes again. */
function offScript({ talk, s }: Pressed, text: string, isAnswer: boolean): Step {
  if (isAnswer) return show(ahead(present(talk, s), 'error.press'));
  if (!isLed(talk))
    return show(ahead(present(talk, s), 'question.none', s.make(talk, 'question.none').args));
  const options = rows('pass', 'passNo', 'call');
  return {
    type: 'keep',
    text,
    after: (words) => show(s.make(talk, 'error.unknown', options, { memory: { words } })),
  };
}

/** What awaited words are for; null: they are not understood as such. */
type Awaiting = (pressed: Pressed, text: string) => Step | null;

const question: Awaiting = (pressed, text) => ({
  type: 'keep',
  text,
  after: (words) => ({
    type: 'command',
    command: 'askQuestion',
    input: { person: pressed.talk.person, question: newId(), text: words },
    after: passed(pressed),
  }),
});

/** A topic stays private until its author lets it be discussed (R98). */
const agenda: Awaiting = ({ talk, s }, text) => ({
  type: 'keep',
  text: text.slice(0, 500),
  after: (words) => ({
    type: 'command',
    command: 'addAgendaItem',
    input: { person: subjectOf(talk), text: words },
    after: (after) =>
      s.make(after, 'agenda.share', rows('agendaYes', 'agendaNo'), { memory: { words } }),
  }),
});

/** A comment is passed on only by the next press (R139). */
const comment: Awaiting = ({ talk, memory, s }, text) => ({
  type: 'keep',
  text,
  after: (words) =>
    show(
      s.make(talk, 'comment.share', rows('shareNo', 'shareYes'), { memory: { ...memory, words } }),
    ),
});

/** «12.12 15:00»: with a time it is the wish itself, without one the part of the day is asked for. */
const day: Awaiting = (pressed, text) => {
  const { talk, memory, s } = pressed;
  const found = readDay(text, talk.ctx.today);
  if (found === null) return null;
  if (found.time === null) return show(partAsk(talk, memory, found.day, s));
  return wish(pressed, { ...found, time: found.time }, text);
};

/** «15:30» for the day that was chosen; another day, typed as before, takes its place. */
const part: Awaiting = (pressed, text) => {
  const time = readTime(text);
  const chosen = CalendarDay.safeParse(pressed.memory['day']).data;
  if (readDay(text, pressed.talk.ctx.today) !== null) return day(pressed, text);
  return time === null || chosen === undefined ? null : wish(pressed, { day: chosen, time }, text);
};

function wish(
  pressed: Pressed,
  { day: wished, time }: TypedDay & { time: string },
  text: string,
): Step {
  const { talk, memory } = pressed;
  return {
    type: 'keep',
    text,
    after: (words) => ({
      type: 'command',
      command: 'requestOtherTime',
      input: {
        ...wishOf(memory),
        person: subjectOf(talk),
        day: wished,
        part: partOf(time),
        wish: words,
      },
      after: passed(pressed),
    }),
  };
}

/** The part of the day a time falls into, as the buttons name them. */
function partOf(time: string): 'morning' | 'day' | 'evening' | 'any' {
  if (time < '09:00' || time >= '20:00') return 'any';
  if (time < '12:00') return 'morning';
  return time < '16:00' ? 'day' : 'evening';
}

const awaiting: Readonly<Record<string, Awaiting>> = { question, agenda, comment, day, part };
