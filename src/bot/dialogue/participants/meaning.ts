import { type PersonId } from '../../../cases/ids.js';
import { type Memory, type Option, type Screen, type Step, type Talk } from '../screen.js';
import { present } from './present.js';
import { rows, type Screens } from './screens.js';
import { rememberAnswered, undoRow } from './undo.js';
import { subjectOf } from './views.js';

/** A press, and all that its meaning may depend on. */
export interface Pressed {
  readonly talk: Talk;
  readonly memory: Memory;
  readonly key: string;
  readonly option: Option;
  readonly s: Screens;
}
export type Meaning = (pressed: Pressed) => Step;
/** What presses mean, by the option's id. */
export type Meanings = Readonly<Record<string, Meaning>>;
/** The screen after a command. */
export type After = (pressed: Pressed) => (talk: Talk) => Screen;

export const show = (screen: Screen): Step => ({ type: 'show', screen });

/** A sentence in front of a screen, in the same message. */
export function ahead(screen: Screen, key: string, args: Screen['args'] = {}): Screen {
  const [whom, ...others] = screen.before ?? [];
  const rest = whom?.key.startsWith('for.') === true ? [whom, { key, args }, ...others] : null;
  return { ...screen, before: rest ?? [{ key, args }, ...(screen.before ?? [])] };
}

/** «Спасибо, записано.», what comes next, and «Изменить ответ» where there is room for it. */
export const saved: After = (pressed) => thanks(pressed, 'saved');

/** As `saved`, in other words. */
export function thanks(
  pressed: Pressed,
  key: string,
  args: Screen['args'] = {},
): (talk: Talk) => Screen {
  return (talk) => {
    const next = present(talk, pressed.s);
    const undo = undoRow(next);
    return ahead(
      {
        ...next,
        options: [...next.options, ...undo],
        memory: { ...next.memory, ...(undo.length > 0 ? rememberAnswered(pressed) : {}) },
      },
      key,
      { ...pressed.s.make(talk, key).args, ...args },
    );
  };
}

/** A screen of its own after the answer; it remembers what was answered, for «Изменить ответ». */
export function told(key: string, ...options: readonly string[]): After {
  return (pressed) => (talk) =>
    pressed.s.make(talk, key, rows(...options), {
      memory: options.includes('undo') ? rememberAnswered(pressed) : {},
    });
}

/** «Спасибо, передано.» */
export const passed: After = told('passed');

/** A screen and nothing else. */
export const screen =
  (key: string, ...options: readonly string[]): Meaning =>
  ({ talk, s }) =>
    show(s.make(talk, key, rows(...options)));

type Input = (pressed: Pressed) => Readonly<Record<string, unknown>>;

/** A command for whom the answer is about. */
export function command(name: string, input: Input, after: After = saved): Meaning {
  return (pressed) => run(name, subjectOf(pressed.talk), input, after, pressed);
}

/** As `command`, always of the person who presses. */
export function own(name: string, input: Input, after: After = saved): Meaning {
  return (pressed) => run(name, pressed.talk.person, input, after, pressed);
}

function run(name: string, person: PersonId, input: Input, after: After, pressed: Pressed): Step {
  return {
    type: 'command',
    command: name,
    input: { person, ...input(pressed) },
    after: after(pressed),
  };
}

export const now: Meaning = ({ talk, s }) => show(present(talk, s));
