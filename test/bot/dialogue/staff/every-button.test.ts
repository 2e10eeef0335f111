import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Memory, type Option } from '../../../../src/bot/dialogue/screen.js';
import { staffDialogue } from '../../../../src/bot/dialogue/staff/staff-dialogue.js';
import {
  type StaffScreen,
  type StaffStep,
  type StaffTalk,
} from '../../../../src/bot/dialogue/staff/staff-talk.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { type StaffRole, staffRoles } from '../../../../src/cases/actor.js';
import { findCommand } from '../../../../src/cases/available-commands.js';
import { wakeItems } from '../../../../src/cases/wake.js';
import { type PureCase } from '../../../support/pure-case.js';
import { dice } from '../../../support/random-inputs.js';
import { starts, step as walkOn } from '../../../support/random-walk.js';
import { talkOf } from '../../../support/staff-talk.js';

const dialogue = staffDialogue(loadTexts(join(process.cwd(), 'locales')));

/** What must hold of every screen (I1.10): ten buttons in six rows, labels of forty letters, nothing left unsaid. */
function isGood({ text, options, key }: StaffScreen): void {
  const flat = options.flat();
  const said = `${key}: ${text}\n${options.map((row) => row.map((o) => o.label).join(' | ')).join('\n')}`;
  expect(text).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(4000);
  expect({ said, buttons: flat.length <= 10, rows: options.length <= 6 }).toEqual({
    said,
    buttons: true,
    rows: true,
  });
  for (const { label = '' } of flat) {
    expect(label).not.toBe('');
    expect(Array.from(label).length).toBeLessThanOrEqual(40);
  }
  expect(said).not.toMatch(/undefined|null|NaN|\{ ?\$/u);
}

/** The screens that a step leads to; those of the unchanged case are gone on from. */
function screensOf(
  pure: PureCase,
  talk: StaffTalk,
  step: StaffStep,
): { readonly screen: StaffScreen; readonly goOn: boolean }[] {
  switch (step.type) {
    case 'show':
      return [{ screen: step.screen, goOn: true }];
    case 'open':
    case 'role':
    case 'nudge':
      return [{ screen: step.after(talk), goOn: false }];
    case 'invite':
      return [{ screen: step.after(talk, 'https://t.me/bot?start=code'), goOn: false }];
    case 'words':
      return screensOf(pure, talk, step.after(pure.text()));
    case 'command':
      return [{ screen: given(pure, talk, step), goOn: false }];
    case 'personal':
    case 'unlink':
      return [];
  }
}

function given(
  pure: PureCase,
  talk: StaffTalk,
  { command, input, door, warningsSeen, after, refused, warned }: StaffStep & { type: 'command' },
): StaffScreen {
  const kase = pure.kase();
  const ctx = { ...pure.context(talk.staff.role), door, warningsSeen };
  const decision = findCommand(command, kase.procedure.id)?.decide(kase, input, ctx, 'press');
  if (decision === undefined) throw new Error(`no command ${command}`);
  if (decision.type === 'refused') return refused(decision.refusal, talk);
  if (decision.type === 'warned') return warned(decision.warnings, talk);
  return after(talkOf(pure, talk.staff.role, decision.kase), kase);
}

const typed = ['12.03', '17:30', '12.03 15:00; 13.03 10:00', 'Нужно ещё время.', '31', 'меню'];

/** Presses every button and types every kind of words, from the menu and the card on, as far as one case leads. */
function pressEverything(pure: PureCase, role: StaffRole, most: number): number {
  const talk = talkOf(pure, role);
  const seen = new Set<string>();
  const first = dialogue.typed(talk, null, '1');
  const waiting = [
    dialogue.greet(talk, true),
    dialogue.greet(talk, false),
    dialogue.stale(talk),
    dialogue.linkCheck(talk),
    dialogue.linked(talk),
    ...[dialogue.told(talk, 'digest', {})].filter((screen) => screen !== null),
    ...screensOf(pure, talk, first).map(({ screen }) => screen),
  ];
  let pressed = 0;
  for (let screen = waiting.shift(); screen !== undefined; screen = waiting.shift()) {
    isGood(screen);
    const kind = kindOf(screen);
    if (seen.has(kind) || seen.size >= most) continue;
    seen.add(kind);
    const asked = { key: screen.key, memory: screen.memory ?? {}, awaits: screen.awaits ?? null };
    const steps = screen.options
      .flat()
      .filter(({ opens }) => opens === undefined)
      .map((option: Option) => dialogue.answer(talk, asked, option));
    const words = typed.map((text) => dialogue.typed(talk, asked, text));
    for (const step of [...steps, ...words]) {
      pressed++;
      for (const next of screensOf(pure, talk, step)) {
        isGood(next.screen);
        if (next.goOn) waiting.push(next.screen);
      }
    }
  }
  return pressed;
}

/** Screens that differ in days and marks alone are of one kind. */
const kindOf = ({ key, memory = {} }: StaffScreen): string =>
  [key, memory['do'], memory['ask'], memory['fix'], Object.keys(memory).sort().join(',')].join(' ');

/** What the clock tells staff now is a screen, too. */
function tellEverything(pure: PureCase): void {
  const items = wakeItems(pure.kase(), pure.context()).flatMap(({ tellings }) => tellings);
  for (const { to, text, data = {} } of items) {
    if (to.type !== 'role') continue;
    const memory: Memory = Object.fromEntries(Object.entries(data).map(([k, v]) => [k, String(v)]));
    const screen = dialogue.told(talkOf(pure, to.role), text, memory);
    if (screen !== null) isGood(screen);
  }
}

describe('every button of the staff', () => {
  it.each(starts.map((start, n) => [n, start] as const))(
    'I1: is answered with a screen that fits, in walk %s of all procedures and roles',
    (n, start) => {
      const pure = start();
      const roll = dice(4711 + n);
      const walk = { pure, texts: new Set<string>(), done: new Set<string>() };
      const clock = { day: 0 };
      let pressed = 0;
      for (let round = 0; round < 4; round++) {
        for (const role of staffRoles) pressed += pressEverything(pure, role, 40);
        tellEverything(pure);
        for (let presses = 0; presses < 12; presses++) walkOn(walk, roll, clock);
      }
      expect(pressed).toBeGreaterThan(300);
    },
    120_000,
  );
});
