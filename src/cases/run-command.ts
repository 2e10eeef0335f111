import { type Actor, type Door } from './actor.js';
import { findCommand } from './available-commands.js';
import { type Case, caseOf } from './case.js';
import { type Command, personOf } from './command.js';
import { type CaseChange, type CaseStore, type Intent, type StoredCase } from './case-store.js';
import { type Context } from './context.js';
import { type CaseEvent } from './events/event.js';
import { type CaseId } from './ids.js';
import { projectionOf } from './projection.js';
import { type Refusal } from './refusal.js';
import { type Telling } from './telling.js';
import { dueItems } from './wake.js';
import { type WakeItem } from './wake/wake-item.js';

/** What is asked for: a command for a case, by whom, through which door, and what led to it. */
export interface CommandRequest {
  readonly caseId: CaseId;
  readonly command: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly door: Door;
  readonly cause: string;
  readonly warningsSeen?: boolean;
}

export type CommandResult =
  | { readonly type: 'done'; readonly kase: Case; readonly events: readonly CaseEvent[] }
  /** The same cause was carried out before; nothing was added. */
  | { readonly type: 'repeated'; readonly kase: Case; readonly events: readonly CaseEvent[] }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly kase: Case }
  | { readonly type: 'warned'; readonly warnings: readonly string[]; readonly kase: Case };

/** What the running of commands needs from outside the rules. */
export interface Running {
  readonly cases: CaseStore;
  /** Everything a decision depends on besides the case, at this moment. */
  contextFor(
    kase: Case,
    by: Pick<CommandRequest, 'actor' | 'door' | 'warningsSeen'>,
  ): Promise<Context>;
  /** Called after each save, so that what has to be said leaves at once. */
  saved(caseId: CaseId): void;
}

/** How often a decision is made anew when others were faster. */
const attempts = 20;

/**
 * Loads the case, decides, and saves events, intents and projection in one write guarded by the version; on a conflict it
 * loads and decides again. The same cause twice changes nothing (G1.4). Throws when the case does not exist.
 */
export async function runCommand(
  running: Running,
  request: CommandRequest,
): Promise<CommandResult> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await running.cases.find(request.caseId);
    if (stored === null) throw new Error(`no case ${request.caseId}`);
    const result = await decideAndSave(running, stored, request);
    if (result !== 'conflict') return result;
  }
  throw new Error(`case ${request.caseId} changed ${attempts} times while a command was decided`);
}

async function decideAndSave(
  running: Running,
  stored: StoredCase,
  request: CommandRequest,
): Promise<CommandResult | 'conflict'> {
  const { kase } = stored;
  const before = kase.history.filter((e) => e.cause === request.cause);
  if (before.length > 0) return { type: 'repeated', kase, events: before };
  const ctx = await running.contextFor(kase, request);
  const command = getCommand(request.command, kase);
  if (!isAllowed(command, kase, request.input, ctx)) return { ...notAllowed, kase };
  const decision = command.decide(kase, request.input, ctx, request.cause);
  if (decision.type !== 'accepted') return { ...decision, kase };
  const change = changeOf(
    decision.kase,
    decision.events,
    decision.tellings,
    ctx,
    stored.wokenUntil,
  );
  if (!(await running.cases.save(kase.id, kase.version, change))) return 'conflict';
  running.saved(kase.id);
  return { type: 'done', kase: decision.kase, events: decision.events };
}

const notAllowed = { type: 'refused', refusal: { code: 'notAllowed' } } as const;

/** The one place where the right to a command is asked, whatever door it came through (appendix J). */
function isAllowed(command: Command, kase: Case, input: unknown, ctx: Context): boolean {
  return ctx.mayGive({ kase, command, person: personOf(input), door: ctx.door });
}

function getCommand(name: string, kase: Case): Command {
  const command = findCommand(name, kase.procedure.id);
  if (command === undefined) throw new Error(`no command ${name}`);
  return command;
}

/**
 * Opens a new case by `openCase`; the same rules, with nothing to load. The right is asked in the commission it is opened for.
 * `head.id` follows from the cause, so that the same form sent twice opens one case (G1.4).
 */
export async function openNewCase(
  running: Running,
  head: Pick<Case, 'id' | 'procedure'>,
  request: Omit<CommandRequest, 'caseId' | 'command'>,
): Promise<CommandResult> {
  const before = await openedBefore(running, head.id);
  if (before !== null) return before;
  const draft = caseOf({ ...head, number: '', version: 0 }, []);
  const trial = await running.contextFor(draft, request);
  const command = getCommand('openCase', draft);
  const tried = command.decide(draft, request.input, trial, request.cause);
  if (tried.type !== 'accepted') return { ...tried, kase: draft };
  if (!isAllowed(command, tried.kase, request.input, trial)) return { ...notAllowed, kase: draft };
  const ctx = { ...trial, nextNumber: await numberFor(running, trial) };
  const decision = command.decide(draft, request.input, ctx, request.cause);
  if (decision.type !== 'accepted') return { ...decision, kase: draft };
  const kase = { ...decision.kase, number: ctx.nextNumber };
  const change = changeOf(kase, decision.events, decision.tellings, ctx, ctx.now);
  if (!(await running.cases.insert(kase, change))) return openNewCase(running, head, request);
  running.saved(kase.id);
  return { type: 'done', kase, events: decision.events };
}

/** Taken only for a case that is opened: a refused one leaves no gap in the numbers. */
const numberFor = ({ cases }: Running, { procedure, today }: Context): Promise<string> =>
  cases.nextNumber(procedure.letter, Number(today.slice(0, 4)));

async function openedBefore(running: Running, id: CaseId): Promise<CommandResult | null> {
  const stored = await running.cases.find(id);
  if (stored === null) return null;
  const { kase } = stored;
  return {
    type: 'repeated',
    kase,
    events: kase.history.filter(({ type }) => type === 'caseOpened'),
  };
}

/**
 * Looks at a case whose moment has come: what is due since the last look becomes intents, of each series the latest
 * (R154). Doing it twice adds nothing. Returns how many intents were added.
 */
export async function wakeCase(running: Running, caseId: CaseId): Promise<number> {
  const stored = await running.cases.find(caseId);
  if (stored === null) return 0;
  const { kase, wokenUntil } = stored;
  const ctx = await running.contextFor(kase, { actor: { type: 'clock' }, door: 'clock' });
  const due = dueItems(kase, ctx, wokenUntil);
  const said = due.flatMap((item) => item.tellings.map((t) => intentOf(t, item.key, ctx.now)));
  const done = recordedByClock(kase, due, ctx);
  const intents = [...said, ...done.intents];
  const change = {
    events: done.events,
    intents,
    projection: projectionOf(done.kase, ctx, ctx.now),
    wokenUntil: ctx.now,
  };
  const saved = await running.cases.save(kase.id, kase.version, change);
  if (!saved) return wakeCase(running, caseId);
  if (intents.length + done.events.length > 0) running.saved(caseId);
  return intents.length;
}

interface Recorded {
  readonly kase: Case;
  readonly events: readonly CaseEvent[];
  readonly intents: readonly Intent[];
}

/** What the clock itself records, by the commands of the table; what is refused by then is left out. */
function recordedByClock(kase: Case, due: readonly WakeItem[], ctx: Context): Recorded {
  return due.reduce<Recorded>(
    (done, { command, key }) => {
      const row = command === undefined ? undefined : findCommand(command.name, kase.procedure.id);
      if (command === undefined || row === undefined) return done;
      const decision = row.decide(done.kase, command.input, ctx, key);
      if (decision.type !== 'accepted') return done;
      const told = decision.tellings.map((t) => intentOf(t, key, ctx.now));
      return {
        kase: decision.kase,
        events: [...done.events, ...decision.events],
        intents: [...done.intents, ...told],
      };
    },
    { kase, events: [], intents: [] },
  );
}

/** Makes the projection of a case anew, after a change of holidays or of a procedure's display. */
export async function rebuildProjection(running: Running, caseId: CaseId): Promise<void> {
  const stored = await running.cases.find(caseId);
  if (stored === null) return;
  const ctx = await running.contextFor(stored.kase, { actor: { type: 'clock' }, door: 'clock' });
  const projection = projectionOf(stored.kase, ctx, stored.wokenUntil);
  const change = { events: [], intents: [], projection, wokenUntil: stored.wokenUntil };
  if (!(await running.cases.save(caseId, stored.kase.version, change)))
    await rebuildProjection(running, caseId);
}

function changeOf(
  kase: Case,
  events: readonly CaseEvent[],
  tellings: readonly Telling[],
  ctx: Context,
  wokenUntil: Date,
): CaseChange {
  const cause = events.at(-1)?.id ?? '';
  return {
    events,
    intents: tellings.map((t) => intentOf(t, `${kase.id}:${cause}`, ctx.now)),
    projection: projectionOf(kase, ctx, wokenUntil),
    wokenUntil,
  };
}

function intentOf(telling: Telling, cause: string, createdAt: Date): Intent {
  const { to } = telling;
  const recipient = to.type === 'person' ? to.person : to.type === 'staff' ? to.staff : to.role;
  return { ...telling, key: `${cause}:${recipient}:${telling.text}`, createdAt };
}
