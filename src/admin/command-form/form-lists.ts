import { openCriteria } from '../../cases/eligibility-of-case.js';
import { type CaseEvent } from '../../cases/events/event.js';
import { newId } from '../../cases/ids.js';
import { type Sight } from '../../people/sight.js';
import { type CommandForm } from './command-form.js';
import { type FormCall } from './form-call.js';

const contextOf = ({ parts, staff }: FormCall, { kase, role, door }: CommandForm) =>
  parts.service.rules.context(kase, { actor: { type: 'staff', id: staff.id, role }, door });

/** The records of the case that this member of staff sees and may correct (G1.6); of other commands none. */
export async function correctableEvents(
  call: FormCall,
  form: CommandForm,
  sight: Sight,
): Promise<readonly CaseEvent[]> {
  const { command, kase } = form;
  if (command.name !== 'correctFact') return [];
  const ctx = await contextOf(call, form);
  const isMine = ({ id, day }: CaseEvent): boolean => {
    const tried = command.decide(kase, { event: id, newDay: day, reason: newId() }, ctx, 'tried');
    return tried.type !== 'refused';
  };
  return kase.events.filter((event) => sight.seesEvent(event) && isMine(event));
}

/** The criteria that wait for a decision; null: the command asks for none. */
export async function undecidedCriteria(
  call: FormCall,
  form: CommandForm,
): Promise<readonly string[] | null> {
  if (form.command.name !== 'decideEligibility') return null;
  const { decide, warned, rejected } = openCriteria(form.kase, await contextOf(call, form));
  return [...decide, ...warned, ...rejected].map(({ criterion }) => criterion);
}
