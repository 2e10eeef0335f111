import { type StaffRole } from '../../cases/actor.js';
import { dayIn } from '../../cases/calendar-day.js';
import { type Case, caseOf } from '../../cases/case.js';
import { type Command } from '../../cases/command.js';
import { type CommandField, fieldsOf, fieldsOffered } from '../../cases/command-fields.js';
import { type Context } from '../../cases/context.js';
import { caseIdOf, type PersonId } from '../../cases/ids.js';
import { type Refusal } from '../../cases/refusal.js';
import { getProcedure } from '../../procedures/procedures.js';
import { openingsOf } from '../opening.js';
import { offersFor } from '../panel.js';
import { type FormCall } from './form-call.js';
import { isMade } from './made-values.js';
import { withNewPerson } from './new-person.js';

/** A command as a form asks for it: whom it is about, in which role and through which door it is given. */
export interface CommandForm {
  readonly kase: Case;
  readonly ctx: Pick<Context, 'procedure' | 'today'>;
  readonly command: Command;
  readonly role: StaffRole;
  readonly door: 'panel' | 'paper';
  /** The person it is about, when the door named one or only one can be meant; null: asked, or of the whole case. */
  readonly person: PersonId | null;
  /** Of whom it may be, where it is about one and the door named none. */
  readonly persons: readonly PersonId[];
  /** What stands in its way, whatever is typed. */
  readonly blocked: Refusal | null;
  /** The case is opened by it. */
  readonly opens: boolean;
  /** For which commissions it may be opened; empty: for any. */
  readonly commissions: readonly string[];
  readonly fields: readonly CommandField[];
}

/**
 * The form of a command as this member of staff may fill it in now; null: the step is done, or somebody else's. `chosen`: the
 * procedure of a case that is to be opened.
 */
export async function commandForm(
  call: FormCall,
  chosen: string | null,
): Promise<CommandForm | null> {
  if (call.kase === null) return call.command === 'openCase' ? openingForm(call, chosen) : null;
  return formIn(call, call.kase);
}

async function formIn(call: FormCall, kase: Case): Promise<CommandForm | null> {
  const { parts, staff, person: named } = call;
  const all = await offersFor(parts, staff, kase);
  const offers = all.filter((o) => o.command.name === call.command);
  const whole = offers.find((o) => o.person === null);
  const ofPerson = named === null ? offers[0] : offers.find((o) => o.person === named);
  const offer = whole ?? ofPerson;
  if (offer === undefined) return null;
  const { command, role, door } = offer;
  const actor = { type: 'staff', id: staff.id, role } as const;
  const ctx = await parts.service.rules.context(kase, { actor, door });
  const persons = offers.flatMap((o) => (o.person === null ? [] : [o.person]));
  const only = persons.length === 1 ? (persons[0] ?? null) : null;
  const person = named ?? (whole === undefined ? only : null);
  const offered = fieldsOffered(command, kase, ctx, aboutOf(person, persons) ?? undefined);
  const asked = offered.filter((field) => isAsked(call, field, person));
  const fields = withNewPerson(command.name, asked);
  const blocked = command.blocked(kase, ctx, person);
  const about = { person, persons, blocked };
  return { kase, ctx, command, role, door, ...about, opens: false, commissions: [], fields };
}

/** Of whom it may be; null: of nobody in particular. */
export const aboutOf = (
  person: PersonId | null,
  persons: readonly PersonId[],
): readonly PersonId[] | null => {
  if (person !== null) return [person];
  return persons.length === 0 ? null : persons;
};

/** What the door or the machine already knows is not asked. */
function isAsked(
  { command, known }: FormCall,
  { name }: CommandField,
  person: PersonId | null,
): boolean {
  if (isMade(command, name)) return false;
  if (name === 'person') return person === null;
  return known[name] === undefined;
}

/** The form of a new case: of the procedure that was chosen, or of the only one there is. */
function openingForm(call: FormCall, chosen: string | null): CommandForm | null {
  const openings = openingsOf(call.staff, call.now);
  const [only] = openings.length === 1 ? openings : [];
  const opening = openings.find((o) => o.procedure === chosen) ?? only;
  if (opening === undefined) return null;
  const { command, role, grant } = opening;
  const commissions = grant.scope === 'commission' ? grant.ids : [];
  const procedure = getProcedure(opening.procedure);
  const { id, version } = procedure;
  const head = { id: caseIdOf(call.cause), procedure: { id, version } };
  return {
    kase: caseOf({ ...head, number: '', version: 0 }, []),
    ctx: { procedure, today: dayIn(procedure.zone, call.parts.now()) },
    command,
    role,
    door: 'panel',
    person: null,
    persons: [],
    blocked: null,
    opens: true,
    commissions,
    fields: [...fieldsOf(command), ...(commissions.length > 1 ? [commissionField] : [])],
  };
}

const commissionField: CommandField = {
  name: 'commission',
  kind: { kind: 'list' },
  required: true,
  many: false,
};
