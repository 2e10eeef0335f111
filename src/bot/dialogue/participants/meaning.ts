import { present } from './present.js';
import { type Memory, type Option, type Screen, type Step, type Talk } from '../screen.js';
import { rows, type Screens } from './screens.js';
import { subjectOf } from './views.js';

export interface Pressed {
  readonly talk: Talk;
  readonly memory: Memory;
  readonly key: string;
  readonly option: Option;
  readonly s: Screens;
}
export type Meaning = (pressed: Pressed) => Step;

export const show = (screen: Screen): Step => ({ type: 'show', screen });

/** «Спасибо, записано.» and what comes next. */
export const saved =
  (s: Screens) =>
  (talk: Talk): Screen => {
    const next = present(talk, s);
    return { ...next, before: [{ key: 'saved', args: {} }, ...(next.before ?? [])] };
  };

export const told =
  (s: Screens, key: string, options: readonly string[] = []) =>
  (talk: Talk): Screen =>
    s.make(talk, key, rows(...options));

export const screen =
  (key: string, ...options: readonly string[]): Meaning =>
  ({ talk, s }) =>
    show(s.make(talk, key, rows(...options)));

/** A command for the person that the answer is about. */
export function command(
  name: string,
  input: (pressed: Pressed) => Record<string, unknown>,
  then?: (s: Screens) => (talk: Talk) => Screen,
): Meaning {
  return (pressed) => ({
    type: 'command',
    command: name,
    input: { person: subjectOf(pressed.talk), ...input(pressed) },
    after: (then ?? saved)(pressed.s),
  });
}

/** As `command`, always of the person who presses. */
export function own(
  name: string,
  input: (pressed: Pressed) => Record<string, unknown>,
  then?: (s: Screens) => (talk: Talk) => Screen,
): Meaning {
  return command(name, (pressed) => ({ ...input(pressed), person: pressed.talk.person }), then);
}

export const passed = (s: Screens) => told(s, 'passed');

/** What presses mean, by the option's id. */
export type Meanings = Readonly<Record<string, Meaning>>;

export const now: Meaning = ({ talk, s }) => show(present(talk, s));
