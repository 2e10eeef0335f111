import { type Case } from './cases/case.js';
import { type CaseId, caseIdOf } from './cases/ids.js';
import {
  type CommandRequest,
  type CommandResult,
  openNewCase,
  runCommand,
  type Running,
  wakeCase,
} from './cases/run-command.js';
import { type WorkCalendar } from './cases/working-days.js';
import { type DomainClock } from './clock.js';
import { type Store } from './models/connect.js';
import { contextFor } from './people/context-for.js';
import { findProcedure, getProcedure } from './procedures/procedures.js';

/** The rules joined with the store: what panel, bot and jobs change cases through. */
export interface Rules {
  readonly running: Running;
  run(request: CommandRequest): Promise<CommandResult>;
  /** `id`: of the case to be, else it follows from the cause; given twice, the second opening changes nothing. */
  open(
    procedure: string,
    request: Omit<CommandRequest, 'caseId' | 'command'>,
    id?: CaseId,
  ): Promise<CommandResult>;
  wake(id: CaseId): Promise<number>;
  context(kase: Case, by: Pick<CommandRequest, 'actor' | 'door'>): ReturnType<typeof contextFor>;
}

/** Joins the rules with the store; `saved` hears of each change, `channels` are the messengers that are connected. */
export function wireRules(
  store: Store,
  clock: DomainClock,
  calendar: WorkCalendar,
  saved: (id: CaseId) => void,
  technicalNow: () => Date = () => new Date(),
  channels: readonly string[] = [],
): Rules {
  const sources = {
    now: () => clock.now(),
    technicalNow,
    procedure: getProcedure,
    calendar,
    people: store.people,
    accounts: store.accounts,
    staff: store.staff,
    settings: store.settings,
    requirePaperConsent: true,
    retentionMonths: 36,
    channels,
  };
  const running: Running = {
    cases: store.cases,
    contextFor: (kase, by) => contextFor(sources, kase, by),
    saved,
  };
  return {
    running,
    run: (request) => runCommand(running, request),
    open: (procedureId, request, id = caseIdOf(request.cause)) => {
      const procedure = findProcedure(procedureId);
      if (procedure === null) throw new Error(`no procedure ${procedureId}`);
      const head = { id, procedure: { id: procedureId, version: procedure.version } };
      return openNewCase(running, head, request);
    },
    wake: (id) => wakeCase(running, id),
    context: (kase, by) => contextFor(sources, kase, by),
  };
}
