import { findCommand } from '../../../cases/available-commands.js';
import { facilitators } from '../../../cases/case.js';
import { type PersonId } from '../../../cases/ids.js';
import { type Option, type Talk } from '../screen.js';
import { subjectOf } from './views.js';

/** True when the command is offered now for the person: a button that could only be refused is not shown. */
export function can(talk: Talk, name: string, person: PersonId = subjectOf(talk)): boolean {
  const { kase, ctx } = talk;
  const command = findCommand(name, kase.procedure.id);
  if (command === undefined) return false;
  const offered = command.offered(kase, ctx);
  return (
    (offered === null || offered.includes(person)) &&
    command.blocked(kase, ctx, person) === null &&
    ctx.mayGive({ kase, command, person, door: ctx.door })
  );
}

/** A button that is there only on a condition. */
export const optional = (condition: boolean, option: Option): Option[] =>
  condition ? [option] : [];

/** Somebody leads the case, so that words can be passed on (H5). */
export const isLed = ({ kase }: Talk): boolean => facilitators(kase).length > 0;

/** A button that opens a one-time page; absent where there are none (H3). */
export const opening = (talk: Talk, option: Option): Option[] => optional(talk.hasPages, option);
