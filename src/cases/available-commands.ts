import { type Case } from './case.js';
import { type Command } from './command.js';
import { agendaCommands } from './commands/agenda.js';
import { anyTimeCommands } from './commands/any-time.js';
import { closeOtherCase } from './commands/closing.js';
import { consentCommands } from './commands/consent.js';
import { fulfilmentCommands } from './commands/fulfilment.js';
import { meetingCommands } from './commands/meetings.js';
import { describeConflicts } from './commands/describe-situation.js';
import { borodinoOpeningCommands } from './commands/opening-borodino.js';
import { openingCommands } from './commands/opening.js';
import { borodinoResultCommands } from './commands/result-borodino.js';
import { planCommands } from './commands/plan.js';
import { socialOpeningCommands } from './commands/opening-social.js';
import { paperCommands } from './commands/papers.js';
import { inviteeCommands } from './commands/invitees.js';
import { releaseCommands } from './commands/release.js';
import { stepCommands } from './commands/steps.js';
import { resultCommands } from './commands/result.js';
import { reviewCommands } from './commands/review.js';
import { serviceCommands } from './commands/service.js';
import { supporterCommands } from './commands/supporters.js';
import { takingPartCommands } from './commands/taking-part.js';
import { type Context } from './context.js';
import { type PersonId } from './ids.js';
import { type Refusal } from './refusal.js';

/** The one table from which panel, bot and paper twin derive what may be done (appendix G). */
export const commands: readonly Command[] = [
  ...openingCommands,
  ...describeConflicts,
  ...borodinoOpeningCommands,
  ...socialOpeningCommands,
  ...consentCommands,
  ...serviceCommands,
  ...reviewCommands,
  ...releaseCommands,
  ...inviteeCommands,
  ...stepCommands,
  ...takingPartCommands,
  ...meetingCommands,
  ...supporterCommands,
  ...agendaCommands,
  ...resultCommands,
  ...borodinoResultCommands,
  ...planCommands,
  ...paperCommands,
  ...fulfilmentCommands,
  ...anyTimeCommands,
  closeOtherCase,
];

const byName = new Map<string, Command[]>();
for (const row of commands) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);

/** The row of this name for the procedure; where only other procedures have the name, theirs, which refuses. */
export function findCommand(name: string, procedure: string): Command | undefined {
  const rows = byName.get(name) ?? [];
  return rows.find(({ procedures }) => procedures?.includes(procedure) ?? true) ?? rows[0];
}

/** A command that this actor may give now, and what still stands in its way. */
export interface Offered {
  readonly command: Command;
  /** Of whom it speaks; null: of the whole case. */
  readonly person: PersonId | null;
  readonly refusal: Refusal | null;
}

/**
 * Everything that may be done now by whoever acts in this context: nothing is hidden because it is not ready yet, and nothing
 * is offered without the right to do it (J1).
 */
export function availableCommands(kase: Case, ctx: Context): Offered[] {
  const { door } = ctx;
  return commands.flatMap((command) =>
    (command.offered(kase, ctx) ?? [null])
      .filter((person) => ctx.mayGive({ kase, command, person, door }))
      .map((person) => ({ command, person, refusal: command.blocked(kase, ctx, person) })),
  );
}
