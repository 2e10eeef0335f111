import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Option } from '../../../../src/bot/dialogue/screen.js';
import { caseDesk } from '../../../../src/bot/dialogue/staff/desk.js';
import { offersOf } from '../../../../src/bot/dialogue/staff/offers.js';
import { staffDialogue } from '../../../../src/bot/dialogue/staff/staff-dialogue.js';
import {
  type StaffScreen,
  type StaffStep,
  type StaffTalk,
} from '../../../../src/bot/dialogue/staff/staff-talk.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { type StaffRole, staffRoles } from '../../../../src/cases/actor.js';
import { findCommand } from '../../../../src/cases/available-commands.js';
import { procedureIds } from '../../../../src/procedures/procedures.js';
import { live, lives } from '../../../support/lives-of-procedures.js';
import { type PureCase } from '../../../support/pure-case.js';
import { dice } from '../../../support/random-inputs.js';
import { talkOf } from '../../../support/staff-talk.js';

const texts = loadTexts(join(process.cwd(), 'locales'));
const dialogue = staffDialogue(texts);
const roll = dice(4711);

/** Buttons that lead to other buttons and change nothing. */
const leading = new Set(
  'more group people person recordAnswer next tasks meetingState votes open'.split(' '),
);
/** Buttons that leave a question unanswered. */
const leaving = new Set(
  'back open menu again rewrite writeAgain change next earlier later'.split(' '),
);

const ask = (talk: StaffTalk, { key, memory, awaits }: StaffScreen, option: Option): StaffStep =>
  dialogue.answer(talk, { key, memory: memory ?? {}, awaits: awaits ?? null }, option);

/** The command that a button is of; null: of none. */
function commandOf({ id, value = '' }: Option, procedure: string): string | null {
  const name = id === 'said' ? (value.split('.')[0] ?? '') : id;
  return findCommand(name, procedure) === undefined ? null : name;
}

interface Button {
  readonly on: StaffScreen;
  readonly option: Option;
}

/** Every button of a command that one comes to from the card of the case. */
function buttonsFrom(talk: StaffTalk, procedure: string): Map<string, Button[]> {
  const first = dialogue.typed(talk, null, '1');
  const waiting = first.type === 'open' ? [first.after(talk)] : [];
  const seen = new Set<string>();
  const found = new Map<string, Button[]>();
  for (let on = waiting.shift(); on !== undefined; on = waiting.shift())
    for (const option of on.options.flat()) {
      const name = commandOf(option, procedure);
      if (name !== null) found.set(name, [...(found.get(name) ?? []), { on, option }]);
      const place = `${option.id} ${option.value ?? ''}`;
      if (!leading.has(option.id) || seen.has(place)) continue;
      seen.add(place);
      const step = ask(talk, on, option);
      if (step.type === 'show') waiting.push(step.screen);
    }
  return found;
}

/** Answers question after question as somebody does who wants to come to the end; true: the command was accepted. */
function isCarriedOut(pure: PureCase, talk: StaffTalk, { on, option }: Button): boolean {
  if (option.opens === 'form') return true;
  let step = ask(talk, on, option);
  for (let n = 0; n < 20; n++) {
    const screen = step.type === 'show' ? step.screen : after(pure, talk, step);
    if (screen === true) return true;
    if (screen === null) return false;
    step = answered(talk, screen);
  }
  return false;
}

/** What comes after a step that is not a question; true: it is done; null: it is not, and there is no way on. */
function after(pure: PureCase, talk: StaffTalk, step: StaffStep): StaffScreen | true | null {
  if (step.type === 'invite' || step.type === 'nudge') return true;
  if (step.type === 'words') {
    const next = step.after(pure.text());
    return next.type === 'show' ? next.screen : after(pure, talk, next);
  }
  if (step.type !== 'command') return null;
  const { command, input, door, warningsSeen } = step;
  const ctx = { ...pure.context(talk.staff.role), door, warningsSeen };
  const kase = pure.kase();
  const decision = findCommand(command, kase.procedure.id)?.decide(kase, input, ctx, 'press');
  if (decision?.type === 'accepted') return true;
  if (decision?.type === 'warned') return step.warned(decision.warnings, talk);
  return decision === undefined ? null : step.refused(decision.refusal, talk);
}

const typed: Readonly<Record<string, readonly string[]>> = {
  day: ['05.03', '20.04', '31.05'],
  hour: ['17:30'],
  times: ['20.04 15:00'],
};

function answered(talk: StaffTalk, screen: StaffScreen): StaffStep {
  const { key, memory = {}, awaits = null } = screen;
  const options = screen.options.flat().filter(({ id }) => !leaving.has(id));
  const mayType = awaits !== null && (options.length === 0 || roll(6) === 0);
  const option = options[roll(options.length)];
  if (!mayType && option !== undefined) return ask(talk, screen, option);
  const words = typed[awaits ?? ''] ?? ['Нужно ещё время.'];
  return dialogue.typed(talk, { key, memory, awaits }, words[roll(words.length)] ?? '');
}

/** Looks at what is offered to the role in this state: whether a button leads to it, and whether it comes to its end. */
function lookAs(pure: PureCase, role: StaffRole, seen: Map<string, string>): void {
  const { id } = pure.kase().procedure;
  const talk = talkOf(pure, role);
  const desk = caseDesk(talk, texts);
  if (desk === null) throw new Error('there is no case');
  const offers = offersOf(desk).filter(({ refusal }) => refusal === null);
  const buttons = offers.length === 0 ? new Map<string, Button[]>() : buttonsFrom(talk, id);
  for (const { name } of offers) {
    const place = `${role} ${name}`;
    if (seen.get(place) === 'done') continue;
    const own = buttons.get(name) ?? [];
    const isDone =
      own.length > 0 &&
      Array.from({ length: 12 }).some(() => {
        const button = own[roll(own.length)];
        return button !== undefined && isCarriedOut(pure, talk, button);
      });
    seen.set(place, isDone ? 'done' : own.length === 0 ? 'no button' : 'no end');
  }
}

describe('every command that the bot offers to staff', () => {
  it.each(procedureIds)(
    'of %s has a button, and comes to its end by questions or opens its form',
    async (procedure) => {
      const seen = new Map<string, string>();
      for (const life of lives[procedure] ?? [])
        await live(procedure, life, (pure) => {
          for (const role of staffRoles) lookAs(pure, role, seen);
          return Promise.resolve();
        });
      expect(seen.size).toBeGreaterThan(50);
      expect([...seen].filter(([, state]) => state !== 'done')).toEqual([]);
    },
    120_000,
  );
});
