import { type StaffRole } from '../../src/cases/actor.js';
import { agendaItems } from '../../src/cases/agenda.js';
import { addDays, type CalendarDay } from '../../src/cases/calendar-day.js';
import { type Command } from '../../src/cases/command.js';
import { fieldsOffered, isCalledFor } from '../../src/cases/command-fields.js';
import { openQuestions } from '../../src/cases/commands/questions.js';
import { openInvitation } from '../../src/cases/commands/invitation.js';
import { type FieldKind } from '../../src/cases/fields.js';
import { followedItems } from '../../src/cases/followed-items.js';
import { meetings } from '../../src/cases/meetings.js';
import { members, participants } from '../../src/cases/participants.js';
import { type PersonId } from '../../src/cases/ids.js';
import { folk, type PureCase } from './pure-case.js';

/** A source of numbers below `n`, the same for the same seed. */
export type Dice = (n: number) => number;

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    const first = Math.imul(state ^ (state >>> 15), state | 1);
    const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
    return n === 0 ? 0 : ((second ^ (second >>> 14)) >>> 0) % n;
  };
}

const oneOf = <T>(roll: Dice, list: readonly T[]): T | undefined => list[roll(list.length)];
const some = <T>(roll: Dice, list: readonly T[]): T[] => {
  const chosen = list.filter(() => roll(3) > 0);
  return chosen.length > 0 ? chosen : list.slice(0, 1);
};

/** An input that fits the shape of a command, sensible or not. */
export function randomInput(
  pure: PureCase,
  command: Command,
  person: PersonId | null,
  roll: Dice,
  role: StaffRole | null = null,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const answered = (name: string) => [input[name] ?? []].flat().map(String);
  for (const field of fieldsOffered(command, pure.kase(), pure.context(role ?? 'clock'))) {
    const { name, kind, required, many } = field;
    const isCalled = isCalledFor(field, answered);
    if (field.calledForBy !== undefined && !isCalled) continue;
    if (!required && !isCalled && roll(3) > 0) continue;
    const value = () => valueOf(pure, name, kind, roll);
    const given = many ? manyOf(pure, name, kind, roll) : value();
    if (given !== undefined) input[name] = given;
  }
  for (const name of Object.keys(command.input.shape))
    if (!isOfDraft(command, name)) Object.assign(input, unasked(pure, name, person));
  return person === null ? input : { ...input, person };
}

/** Which draft is meant may be left out. */
const isOfDraft = ({ name }: Command, field: string): boolean =>
  ['agreement', 'plan'].includes(field) && !name.startsWith('draft');

function unasked(pure: PureCase, name: string, person: PersonId | null): object {
  const { now } = pure.context();
  if (['agreement', 'plan'].includes(name)) return { [name]: pure.id() };
  if (name === 'ends') return { ends: new Date(now.getTime() + 14 * 86_400_000) };
  if (name === 'textVersion') return { textVersion: 'consent-v1' };
  if (name !== 'invitation') return {};
  return { invitation: (person && openInvitation(pure.kase(), person)) ?? pure.id() };
}

function dayNear(pure: PureCase, roll: Dice, isFuture: boolean): CalendarDay {
  return addDays(pure.context().today, isFuture ? roll(60) : -roll(5));
}

const timeNear = (pure: PureCase, roll: Dice): string =>
  `${dayNear(pure, roll, true)}T${String(8 + roll(11)).padStart(2, '0')}:${roll(2) === 0 ? '00' : '30'}`;

function valueOf(pure: PureCase, name: string, kind: FieldKind, roll: Dice): unknown {
  const own = byName(pure, name, roll);
  if (own !== undefined) return own;
  const open = meetings(pure.kase()).filter((m) => m.state === 'offered' || m.state === 'planned');
  switch (kind.kind) {
    case 'day':
      return dayNear(pure, roll, kind.future);
    case 'at':
      return timeNear(pure, roll);
    case 'text':
      return pure.text();
    case 'term':
      return kind.days && roll(2) === 0 ? dayNear(pure, roll, true) : 'P3M';
    case 'code':
      return oneOf(roll, ['K-D6', 'P2M', 'E-K7', 'x', '2026-03-05']);
    case 'choice':
      return oneOf(roll, kind.options);
    case 'person':
      return oneOf(roll, anybody(pure));
    case 'staff':
      return oneOf(roll, ['facilitator', 'other']);
    case 'yesNo':
      return roll(3) > 0;
    case 'meeting':
      return oneOf(roll, [...open.map((m) => m.id), pure.id()]);
    case 'slot':
      return oneOf(roll, [...open.flatMap((m) => m.slots), timeNear(pure, roll)]);
    case 'list':
      return pure.id();
  }
}

/** Those who are in the case, and sometimes others. */
function anybody(pure: PureCase): PersonId[] {
  const inside = participants(pure.kase()).map((p) => p.person);
  return [...inside, ...inside, ...Object.values(folk)];
}

function byName(pure: PureCase, name: string, roll: Dice): unknown {
  const kase = pure.kase();
  if (name === 'item')
    return oneOf(roll, [
      ...followedItems(kase).map((i) => i.item),
      ...agendaItems(kase).map((i) => i.item),
    ]);
  if (name === 'event') return oneOf(roll, kase.events)?.id;
  if (name === 'question') return oneOf(roll, openQuestions(kase))?.question ?? pure.id();
  if (name === 'service') return 'service';
  if (name === 'commission') return 'commission';
  if (name === 'territory') return 'Тихая Бухта';
  if (name === 'time') return '10:00';
  return undefined;
}

function manyOf(pure: PureCase, name: string, kind: FieldKind, roll: Dice): unknown {
  const kase = pure.kase();
  const inside = participants(kase).map((p) => p.person);
  if (kind.kind === 'choice') return some(roll, kind.options);
  switch (name) {
    case 'slots':
      return [timeNear(pure, roll), timeNear(pure, roll)];
    case 'helpers':
    case 'facilitators':
      return ['facilitator'];
    case 'persons':
      return roll(2) === 0 ? members(kase).map((m) => m.person) : [oneOf(roll, inside)];
    case 'items':
      return some(
        roll,
        agendaItems(kase).map((i) => i.item),
      );
    case 'obligations':
      return [
        {
          item: pure.id(),
          text: pure.text(),
          owes: roll(2) === 0 ? 'side1' : 'side2',
          due: roll(2) === 0 ? null : dayNear(pure, roll, true),
        },
      ];
    case 'rows':
      return [
        {
          item: pure.id(),
          issue: pure.text(),
          actions: pure.text(),
          due: null,
          every: 'P1W',
          responsible: oneOf(roll, inside),
        },
        {
          item: pure.id(),
          issue: pure.text(),
          actions: pure.text(),
          due: dayNear(pure, roll, true),
          every: null,
          responsible: oneOf(roll, inside),
        },
      ];
    case 'answers':
      return ['E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8'].map((criterion) => ({
        criterion,
        answer: 'yes',
      }));
    case 'decisions':
      return [{ text: pure.text(), responsible: 'facilitator', due: null }];
    default:
      return kind.kind === 'list' || kind.kind === 'person' ? some(roll, inside) : [pure.id()];
  }
}
