import { type StaffRole, staffRoles } from '../cases/actor.js';
import { findCommand } from '../cases/available-commands.js';
import { type Command } from '../cases/command.js';
import { getProcedure, procedureIds } from '../procedures/procedures.js';
import { activeGrants, type Grant, type Staff } from '../people/staff.js';

/** A procedure in which this person may open cases, by one of the grants. */
export interface Opening {
  readonly procedure: string;
  readonly title: string;
  readonly role: StaffRole;
  readonly grant: Grant;
  readonly command: Command;
}

/** Where the person may open cases now, in the order of the procedures (R1, R23). */
export function openingsOf(staff: Staff, now: Date): Opening[] {
  return procedureIds.flatMap((procedure) => {
    const command = findCommand('openCase', procedure);
    if (command === undefined) return [];
    const grants = activeGrants(staff, now).filter(
      (g) => g.procedures?.includes(procedure) ?? true,
    );
    for (const grant of grants) {
      const role = staffRoles.find((one) => one === grant.role && command.who.includes(one));
      if (role !== undefined)
        return [{ procedure, title: getProcedure(procedure).title, role, grant, command }];
    }
    return [];
  });
}
