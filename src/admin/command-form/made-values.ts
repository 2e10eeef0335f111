import { newId } from '../../cases/ids.js';

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

/** The new ids that a command's input gets besides what was typed. */
export const madeValues = (command: string): Readonly<Record<string, string>> =>
  Object.fromEntries((made[command] ?? []).map((field) => [field, newId()]));
