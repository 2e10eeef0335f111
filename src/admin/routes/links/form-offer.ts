import { dayIn } from '../../../cases/calendar-day.js';
import { type Case, caseOf } from '../../../cases/case.js';
import { findCommand } from '../../../cases/available-commands.js';
import { type Command } from '../../../cases/command.js';
import { type CommandField, fieldsNow, fieldsOf } from '../../../cases/command-fields.js';
import { type Context } from '../../../cases/context.js';
import { CaseId, newId, PersonId } from '../../../cases/ids.js';
import { type StaffRole, staffRoles } from '../../../cases/actor.js';
import { oneOf } from '../../../people/access-roles.js';
import { isActive } from '../../../people/reach.js';
import { getProcedure, procedureIds } from '../../../procedures/procedures.js';
import { offersFor } from '../../panel.js';
import { type StaffCall } from './page.js';

/** A command that the page asks to fill in: whom it is about, in which role and through which door it is given. */
export interface FormOffer {
  readonly kase: Case;
  readonly ctx: Pick<Context, 'procedure' | 'today'>;
  readonly command: Command;
  readonly role: StaffRole;
  readonly door: 'panel' | 'paper';
  /** The person it is about, when the link named one or only one can be meant; null: asked, or of the whole case. */
  readonly person: PersonId | null;
  /** Of whom it may be, where it is about one and the link named none. */
  readonly persons: readonly PersonId[];
  /** The case is opened by it. */
  readonly opens: boolean;
  /** For which commissions it may be opened; empty: for any. */
  readonly commissions: readonly string[];
  readonly fields: readonly CommandField[];
}

/** The form of the link as it may be filled in now; null: the step is done, or somebody else's. `chosen`: the procedure of a new case. */
export async function offerOf(call: StaffCall, chosen: string | null): Promise<FormOffer | null> {
  const name = commandOf(call);
  return name === 'openCase' && call.kase === null ? openingOf(call, chosen) : given(call, name);
}

/** The command that the link is for. */
export const commandOf = ({ link }: Pick<StaffCall, 'link'>): string =>
  link.subject?.['command'] ?? '';

async function given(call: StaffCall, name: string): Promise<FormOffer | null> {
  const { kase, link, parts, staff } = call;
  if (kase === null) return null;
  const offers = (await offersFor(parts, staff, kase)).filter((o) => o.command.name === name);
  const named = PersonId.safeParse(link.subject?.['person']).data ?? null;
  const whole = offers.find((o) => o.person === null);
  const ofPerson = named === null ? offers[0] : offers.find((o) => o.person === named);
  const offer = whole ?? ofPerson;
  if (offer === undefined) return null;
  const { command, role } = offer;
  const door = command.who.includes('answer') && !roleGives(command, role) ? 'paper' : 'panel';
  const actor = { type: 'staff', id: staff.id, role } as const;
  const ctx = await parts.service.rules.context(kase, { actor, door });
  const persons = offers.flatMap((o) => (o.person === null ? [] : [o.person]));
  const only = persons.length === 1 ? (persons[0] ?? null) : null;
  const person = named ?? (whole === undefined ? only : null);
  const asking = { procedure: ctx.procedure, role };
  const fields = fieldsNow(command, kase, asking).filter((f) =>
    isAsked(call, command.name, f, person),
  );
  return { kase, ctx, command, role, door, person, persons, opens: false, fields, commissions: [] };
}

const roleGives = ({ who }: Command, role: StaffRole): boolean => who.some((w) => w === role);

/** What the link or the machine already knows is not asked. */
function isAsked(
  { link }: StaffCall,
  command: string,
  { name }: CommandField,
  person: PersonId | null,
): boolean {
  if (name in madeIds(command)) return false;
  if (name === 'person') return person === null;
  return name === 'command' || link.subject?.[name] === undefined;
}

/** The ids that a command brings along. */
export function madeIds(command: string): Readonly<Record<string, string>> {
  const names = made[command] ?? [];
  return Object.fromEntries(names.map((name) => [name, newId()]));
}

const made: Readonly<Record<string, readonly string[]>> = {
  proposeSlots: ['meeting'],
  fixMeeting: ['meeting'],
  proposeJointMeeting: ['meeting'],
  draftAgreement: ['agreement'],
  draftPlan: ['plan'],
  askQuestion: ['question'],
  addPerson: ['person'],
};

/** How this person may open a case of a procedure: in which role, for which commissions. */
interface Opening {
  readonly procedure: string;
  readonly title: string;
  readonly command: Command;
  readonly role: StaffRole;
  /** Empty: of the whole installation. */
  readonly commissions: readonly string[];
}

/** The procedures in which this person may open a case now, by grant and by the table of commands. */
export function openingsOf({ staff, now }: Pick<StaffCall, 'staff' | 'now'>): Opening[] {
  return procedureIds.flatMap((procedure) => {
    const command = findCommand('openCase', procedure);
    const grant = staff.grants.find(
      (g) =>
        command?.procedures?.includes(procedure) === true &&
        command.who.some((who) => who === g.role) &&
        isActive(g, now) &&
        (g.procedures?.includes(procedure) ?? true),
    );
    if (command === undefined || grant === undefined || !oneOf(staffRoles, grant.role)) return [];
    const commissions = grant.scope === 'commission' ? grant.ids : [];
    const { title } = getProcedure(procedure);
    return [{ procedure, title, command, role: grant.role, commissions }];
  });
}

/** The form of a new case: of the procedure that was chosen, or of the only one there is. */
function openingOf(call: StaffCall, chosen: string | null): FormOffer | null {
  const openings = openingsOf(call);
  const [only] = openings.length === 1 ? openings : [];
  const opening = openings.find((o) => o.procedure === chosen) ?? only;
  if (opening === undefined) return null;
  const { command, role, commissions } = opening;
  const procedure = getProcedure(opening.procedure);
  const head = {
    id: CaseId.parse(call.mark),
    procedure: { id: procedure.id, version: procedure.version },
  };
  const kase = caseOf({ ...head, number: '', version: 0 }, []);
  const ctx = { procedure, today: dayIn(procedure.zone, call.parts.now()) };
  const fields = [...fieldsOf(command), ...(commissions.length > 1 ? [commissionField] : [])];
  const door = 'panel' as const;
  return {
    kase,
    ctx,
    command,
    role,
    door,
    person: null,
    persons: [],
    opens: true,
    fields,
    commissions,
  };
}

const commissionField: CommandField = {
  name: 'commission',
  kind: { kind: 'list' },
  required: true,
  many: false,
};
