import { type Command } from '../../cases/command.js';
import { newId } from '../../cases/ids.js';
import { Words } from './read-values.js';

const made: Readonly<Record<string, readonly string[]>> = {
  proposeSlots: ['meeting'],
  fixMeeting: ['meeting'],
  proposeJointMeeting: ['meeting'],
  draftAgreement: ['agreement'],
  draftPlan: ['plan'],
  askQuestion: ['question'],
  addPerson: ['person'],
};

/** True when the machine makes this value of the command's input: nobody is asked for it. */
export const isMade = (command: string, field: string): boolean =>
  made[command]?.includes(field) === true;

/** What a command's input gets besides what was typed: new ids, and how long the account of the situation is. */
export function madeValues(
  { name, input }: Command,
  typed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const ids = Object.fromEntries((made[name] ?? []).map((field) => [field, newId()]));
  const { narrative } = typed;
  const isCounted = 'narrativeLength' in input.shape && narrative instanceof Words;
  return isCounted ? { ...ids, narrativeLength: narrative.text.length } : ids;
}
