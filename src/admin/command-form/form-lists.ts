import { type Context } from '../../cases/context.js';
import { type CalendarDay } from '../../cases/calendar-day.js';
import { openCriteria } from '../../cases/eligibility-of-case.js';
import { type CaseEvent } from '../../cases/events/event.js';
import { newId } from '../../cases/ids.js';
import { runningLimits } from '../../cases/limits-of-case.js';
import { type Meeting } from '../../cases/meetings.js';
import { meetingsOfCommand } from '../../cases/meetings-of-command.js';
import { type CommandForm } from './command-form.js';
import { type FormCall } from './form-call.js';

/** What of the case itself a form may name. */
export interface FormLists {
  /** The records that the reader sees and may correct; of other commands none. */
  readonly events: readonly CaseEvent[];
  /** The criteria that wait for a decision; null: the command asks for none. */
  readonly undecided: readonly string[] | null;
  /** The limits that run, with their last days; none: any of the procedure may be named. */
  readonly limits: readonly { readonly id: string; readonly due: CalendarDay }[];
  /** The meetings that the command can be about. */
  readonly meetings: readonly Meeting[];
}

/** Of a case that is not there yet nothing can be named. */
export const noLists: FormLists = { events: [], undecided: null, limits: [], meetings: [] };

/** The lists of this form, as the case stands now. */
export async function listsOf(call: FormCall, form: CommandForm): Promise<FormLists> {
  const { kase, command, role, door } = form;
  if (form.opens) return noLists;
  const actor = { type: 'staff', id: call.staff.id, role } as const;
  const ctx = await call.parts.service.rules.context(kase, { actor, door });
  return {
    events: command.name === 'correctFact' ? correctable(call, form, ctx) : [],
    undecided: command.name === 'decideEligibility' ? undecided(form, ctx) : null,
    meetings: meetingsOfCommand(command.name, kase, ctx),
    limits: 'limit' in command.input.shape ? runningLimits(kase, ctx, { explain: false }) : [],
  };
}

/** Tried with the day it has already: what is refused then cannot be corrected by this person at all (G1.6). */
function correctable({ sight }: FormCall, { command, kase }: CommandForm, ctx: Context) {
  const isMine = ({ id, day }: CaseEvent): boolean =>
    command.decide(kase, { event: id, newDay: day, reason: newId() }, ctx, 'tried').type !==
    'refused';
  return kase.events.filter((event) => sight?.seesEvent(event) === true && isMine(event));
}

function undecided({ kase }: CommandForm, ctx: Context): string[] {
  const { decide, warned, rejected } = openCriteria(kase, ctx);
  return [...decide, ...warned, ...rejected].map(({ criterion }) => criterion);
}
