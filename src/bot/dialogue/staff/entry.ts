import { findCommand } from '../../../cases/available-commands.js';
import { type Case } from '../../../cases/case.js';
import { type Command } from '../../../cases/command.js';
import { type CommandField, fieldsOf, isCalledFor } from '../../../cases/command-fields.js';
import { factsOf } from '../../../cases/facts-of-case.js';
import { type Memory } from '../screen.js';
import { type CaseDesk } from './desk.js';
import { doorOf, isAnswerOf } from './offers.js';

/**
 * A half-filled command as a question remembers it: `do` the command, `v.<field>` each answered field (several values
 * parted by commas). Ids, days and codes only: words are sealed before their id comes in here.
 */
export type Entry = Memory;

/** The command that is being entered. */
export function commandOf({ kase }: CaseDesk, entry: Entry): Command | undefined {
  return findCommand(entry['do'] ?? '', kase.procedure.id);
}

/** The value of a field; undefined: not answered yet. */
export const valueOf = (entry: Entry, field: string): string | undefined => entry[`v.${field}`];

/** The entry with one more answer. */
export const withValue = (entry: Entry, field: string, value: string): Entry => ({
  ...entry,
  [`v.${field}`]: value,
});

/** Several values as an entry keeps them. */
export const listOf = (value: string | undefined): string[] =>
  (value ?? '').split(',').filter((one) => one !== '');

/** What the entry says, as the command's input. */
export function inputOf(desk: CaseDesk, entry: Entry): Record<string, unknown> {
  const command = commandOf(desk, entry);
  const input: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entry)) {
    const field = key.startsWith('v.') ? key.slice(2) : null;
    if (field === null || command === undefined) continue;
    const known = fieldsOf(command).find(({ name }) => name === field);
    const read = known === undefined ? value : readValue(known, value);
    if (read !== undefined) input[field] = read;
  }
  return input;
}

function readValue({ kind, many, required }: CommandField, value: string): unknown {
  if (many) return listOf(value);
  if (kind.kind === 'yesNo') return value === 'yes';
  return value === '' && !required ? undefined : value;
}

/** Fields that may be left out and are asked all the same, because they decide what is recorded. */
const askedToo: Readonly<Record<string, readonly string[]>> = {
  answerPdConsent: ['signer'],
  recordParole: ['paroleDecision'],
  recordCall: ['reached'],
  requestCall: ['part'],
  setCommissionMeeting: ['meeting'],
  settleFulfilment: ['item'],
};

/** Fields that another answer calls for. */
const calledFor: Readonly<Record<string, (entry: Entry) => readonly string[]>> = {
  answerPdConsent: (entry) => (valueOf(entry, 'signer') === 'guardian' ? ['by'] : []),
};

/** The first field that is still open; null: everything is answered. */
export function nextField(desk: CaseDesk, entry: Entry): CommandField | null {
  const command = commandOf(desk, entry);
  if (command === undefined) return null;
  const also = [
    ...(askedToo[command.name] ?? []),
    ...(calledFor[command.name]?.(entry) ?? []),
    ...listOf(entry['also']),
  ];
  const answered = (name: string) => listOf(valueOf(entry, name));
  const open = fieldsOf(command).filter(
    (field) =>
      valueOf(entry, field.name) === undefined &&
      (field.required || also.includes(field.name) || isCalledFor(field, answered)),
  );
  const [first] = open.filter(({ name }) => name !== 'on');
  if (first !== undefined) return first;
  const on = fieldsOf(command).find(({ name }) => name === 'on');
  const asks = on !== undefined && valueOf(entry, 'on') === undefined;
  const dated =
    partOfDate.has(command.name) ||
    isAnswerOf(desk, command.name) ||
    movesDates(desk, entry, command);
  return asks && dated ? on : null;
}

/** Steps that one by one make up a day: the fact is set with the last of them (G3). */
const partOfDate: ReadonlySet<string> = new Set(['informParticipant']);

/** A fact of the case, and so perhaps a limit, hangs on the day of this command: then it is asked (I3.3). */
function movesDates(desk: CaseDesk, entry: Entry, command: Command): boolean {
  const { kase, ctx } = desk;
  const seen = { ...ctx, warningsSeen: true, door: doorOf(desk, command.name) };
  const decision = command.decide(kase, inputOf(desk, entry), seen, 'try');
  if (decision.type !== 'accepted') return false;
  return !sameFacts(kase, decision.kase, ctx);
}

function sameFacts(before: Case, after: Case, ctx: CaseDesk['ctx']): boolean {
  return JSON.stringify(factsOf(before, ctx)) === JSON.stringify(factsOf(after, ctx));
}
