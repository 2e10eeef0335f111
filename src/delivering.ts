import { type Case, lastOf } from './cases/case.js';
import { type Context } from './cases/context.js';
import { type PersonId } from './cases/ids.js';
import { findParticipant } from './cases/participants.js';
import { mayWriteTo } from './cases/pd-consent.js';
import { type Delivering } from './bot/deliver-lane.js';
import { type Message, type Recipient } from './bot/outbox.js';
import { sayTogether } from './bot/say-together.js';
import { nextOpening } from './bot/sending-hours.js';
import { presentData } from './bot/still-wanted.js';
import { renderForStaff } from './bot/staff-messages.js';
import { type StaffConversing } from './bot/staff-conversing.js';
import { type Speaking } from './bot/speaker.js';
import { type Store } from './models/connect.js';
import { type Account } from './people/account.js';
import { isAllOn, isOn } from './people/channel-switches.js';
import { getProcedure } from './procedures/procedures.js';
import { type Rules } from './wire.js';
import { type ServiceParts, systemActor } from './service-parts.js';
import { casesOf } from './participant-bot.js';

const accountsOf = (store: Store, to: Recipient): Promise<readonly Account[]> => {
  if (to.type === 'account') return Promise.resolve([]);
  return to.type === 'person' ? store.accounts.ofPerson(to.id) : store.accounts.ofStaff(to.id);
};

/** What takes the intents of cases into the outbox. */
export function relayingOf({ store, channels }: ServiceParts) {
  return {
    channelOf: async (to: Recipient) =>
      (await accountsOf(store, to)).find(({ channel }) => channels.has(channel))?.channel ?? null,
    cases: store.cases,
    messages: store.messages,
    procedure: getProcedure,
    staff: () => store.staff.all(),
  };
}

/** What the delivery of the outbox needs. */
export function deliveringOf(
  parts: ServiceParts,
  rules: Rules,
  speaking: Speaking,
  staff: StaffConversing,
): Delivering {
  const { store } = parts;
  return {
    messages: store.messages,
    channels: parts.channels,
    accountsOf: (to) => accountsOf(store, to),
    addressOf: (account) => store.accounts.addressOf(account),
    isOn: async ({ caseId }, channel) => {
      const switches = await store.settings.channelSwitches();
      const stored = caseId === null || isAllOn(switches) ? null : await store.cases.find(caseId);
      return stored === null || isOn(stored.kase, channel, switches);
    },
    render: async (together, account) => {
      const [message] = together;
      if (message === undefined || message.to.type === 'account')
        return { type: 'notWanted', why: 'noRecipient' };
      const stored = message.caseId === null ? null : await store.cases.find(message.caseId);
      const hours = message.to.type === 'person' ? 'parties' : 'staff';
      const opening = stored === null ? null : openingOf(stored.kase, hours, parts.clock.now());
      if (opening !== null && message.urgency !== 'safety') return { type: 'wait', until: opening };
      if (message.to.type === 'staff')
        return renderForStaff({ on: staff, questions: store.questions }, together, account);
      if (stored === null) return { type: 'notWanted', why: 'noCase' };
      return sayTogether(speaking, together, stored.kase, message.to.id, account);
    },
    replyOpening: async ({ to, createdAt }) => {
      const now = parts.clock.now();
      if (now.getTime() - createdAt.getTime() < lateMs) return null;
      const account = await store.accounts.find(to.id);
      const [person] = account?.persons ?? [];
      const [kase] = person === undefined ? [] : await casesOf(store, person);
      return kase === undefined ? null : openingOf(kase, 'parties', now);
    },
    onUnreachable: async (message, person, why) => {
      const stored = message.caseId === null ? null : await store.cases.find(message.caseId);
      if (message.caseId === null || stored === null) return;
      const { kase } = stored;
      if (isKnownUnreachable(kase, person, parts.clock.now())) return;
      if (
        why === 'noAccount' &&
        !isToBeCalled(message, person, kase, await rules.context(kase, systemActor))
      )
        return;
      await rules.run({
        caseId: message.caseId,
        command: 'markUnreachable',
        input: { person, message: message.text },
        ...systemActor,
        cause: `unreachable:${message.key}`,
      });
    },
    domainNow: () => parts.clock.now(),
    technicalNow: parts.technicalNow,
    log: parts.log,
  };
}

/** Nobody is called without consent, after the part in the case, or about a meeting that has begun (G1.8, R53). */
const isToBeCalled = (message: Message, person: PersonId, kase: Case, ctx: Context): boolean =>
  findParticipant(kase, person) !== undefined &&
  mayWriteTo(kase, ctx, person) &&
  presentData(message, { kase, ctx }) !== null;

/** The task to call is there already: of many messages that cannot be said to a person one day, the first makes it. */
function isKnownUnreachable(kase: Case, person: PersonId, now: Date): boolean {
  const known = lastOf(kase, ['personUnreachable'], (e) => e.person === person);
  return known !== undefined && now.getTime() - known.at.getTime() < 86_400_000;
}

/** A reply that comes later than this is no answer to a press any more: it keeps the hours (R155). */
const lateMs = 15 * 60_000;

/** When participants or staff of the case may be written to again; null: now. */
function openingOf(
  { procedure: { id, version } }: Case,
  whose: 'parties' | 'staff',
  now: Date,
): Date | null {
  const { sendingHours, zone } = getProcedure(id, version);
  const opening = nextOpening(sendingHours[whose], zone, now);
  return opening > now ? opening : null;
}
