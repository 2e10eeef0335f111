import { type Case } from '../cases/case.js';
import { type CaseStore, type Intent } from '../cases/case-store.js';
import { type CaseId } from '../cases/ids.js';
import { type Staff, holdersOf } from '../people/staff.js';
import { type Procedure } from '../procedures/procedure.js';
import { laneOf, type MessageStore, type NewMessage, type Recipient } from './outbox.js';
import { nextOpening } from './sending-hours.js';

export interface Relaying {
  readonly cases: CaseStore;
  readonly messages: MessageStore;
  readonly procedure: (id: string, version: number) => Procedure;
  readonly staff: () => Promise<readonly Staff[]>;
  /** The messenger that a message to them will probably leave by; absent: not known. */
  readonly channelOf?: (to: Recipient) => Promise<string | null>;
}

/**
 * Takes the intents saved with a case into the outbox: a role becomes those who have it now, each message waits for the
 * hours of its recipient (R155). Killed in between and done again, it adds nothing: the keys are the same. Returns the case it
 * looked at.
 */
export async function relay(relaying: Relaying, caseId: CaseId): Promise<Case | null> {
  const stored = await relaying.cases.find(caseId);
  if (stored === null || stored.intents.length === 0) return stored?.kase ?? null;
  const { kase, intents } = stored;
  const staff = await relaying.staff();
  const procedure = relaying.procedure(kase.procedure.id, kase.procedure.version);
  const made = intents.flatMap((intent) => messagesOf(kase, intent, staff, procedure));
  const via = new Map<string, string | null>();
  for (const { to } of made)
    if (!via.has(laneOf(to))) via.set(laneOf(to), (await relaying.channelOf?.(to)) ?? null);
  await relaying.messages.add(made.map((m) => ({ ...m, via: via.get(laneOf(m.to)) ?? null })));
  await relaying.cases.dropIntents(
    caseId,
    intents.map((intent) => intent.key),
  );
  return kase;
}

function messagesOf(
  kase: Case,
  intent: Intent,
  staff: readonly Staff[],
  procedure: Procedure,
): NewMessage[] {
  return recipients(kase, intent, staff).map((to) => ({
    key: `${intent.key}:${to.id}`,
    caseId: kase.id,
    to,
    text: intent.text,
    data: {
      ...intent.data,
      ...(intent.to.type === 'role' ? { role: intent.to.role } : {}),
    },
    urgency: intent.urgency ?? 'normal',
    createdAt: intent.createdAt,
    notBefore:
      intent.urgency === 'safety'
        ? intent.createdAt
        : nextOpening(hoursOf(procedure, to), procedure.zone, intent.createdAt),
  }));
}

const hoursOf = (procedure: Procedure, to: Recipient) =>
  to.type === 'person' ? procedure.sendingHours.parties : procedure.sendingHours.staff;

function recipients(kase: Case, { to }: Intent, staff: readonly Staff[]): Recipient[] {
  if (to.type === 'person') return [{ type: 'person', id: to.person }];
  if (to.type === 'staff') return [{ type: 'staff', id: to.staff }];
  return holdersOf(to.role, kase, staff).map(({ id }) => ({ type: 'staff', id }));
}
