import { type Case, isClosed, lastOf } from './cases/case.js';
import { openInvitation } from './cases/commands/consent.js';
import { type CaseId, InvitationId, MeetingId, newId, type PersonId, TextId } from './cases/ids.js';
import { findMeeting, instantOf } from './cases/meetings.js';
import { type Refusal } from './cases/refusal.js';
import { type WorkCalendar } from './cases/working-days.js';
import { type Channel } from './bot/channels/channel.js';
import { type ConsentText, principlesOf, readConsentText } from './bot/consent-text.js';
import { converse } from './bot/converse.js';
import { type Conversing, type Dialogue } from './bot/conversing.js';
import { createDelivery } from './bot/deliver.js';
import { type Delivering } from './bot/deliver-lane.js';
import { type Memory, type Option, type Screen, type Talk } from './bot/dialogue/screen.js';
import { pageMessage } from './bot/open-page.js';
import { type Pages } from './bot/pages.js';
import { handlingOf } from './bot/handling.js';
import { type Recipient } from './bot/outbox.js';
import { relay } from './bot/relay.js';
import { replyingThrough } from './bot/replies.js';
import { sayTogether } from './bot/say-together.js';
import { nextOpening } from './bot/sending-hours.js';
import { type Question } from './bot/questions.js';
import { gatherTalk, servesOtherSide } from './bot/session.js';
import { renderForStaff } from './bot/staff-messages.js';
import { type StaffConversing } from './bot/staff-conversing.js';
import { labelFor, renderFor, type Speaking } from './bot/speaker.js';
import { serviceOf } from './bot/talk-for.js';
import { type Texts } from './bot/texts/texts.js';
import { type DomainClock } from './clock.js';
import { nextDigest, queueDigests } from './digests.js';
import { createTick, type Tick } from './jobs/ticks.js';
import { type Store } from './models/connect.js';
import { type Account, type Invitation, invitationDays } from './people/account.js';
import { finishingWithdrawals } from './people/finish-withdrawals.js';
import { getProcedure } from './procedures/procedures.js';
import { joinStaffBot } from './staff-bot.js';
import { type Rules, wireRules } from './wire.js';

/** What a service is joined from. */
export interface ServiceParts {
  readonly store: Store;
  readonly clock: DomainClock;
  readonly calendar: WorkCalendar;
  readonly texts: Texts;
  readonly localesDir: string;
  readonly dialogue: Dialogue & { screenOf(talk: Talk, key: string, data: Memory): Screen | null };
  readonly channels: ReadonlyMap<string, Channel>;
  /** One-time pages, where the service has an address that a phone can open. */
  readonly pages: Pages | null;
  readonly log: (fields: Readonly<Record<string, string | number>>, message: string) => void;
  readonly technicalNow: () => Date;
}

/** The product without its doors: rules, bot, and the ticks that keep them going. */
export interface Service {
  readonly rules: Rules;
  readonly conversing: Conversing;
  readonly consentVersion: string;
  /** The consent text, for whoever has to read and confirm it. */
  readonly consent: ConsentText;
  /** Handles an update of a channel. */
  receive(channel: Channel): Parameters<Channel['start']>[0];
  /** Invites a person; the code is in the link alone. */
  invite(
    caseId: CaseId,
    person: PersonId,
    by: InviteBy,
  ): Promise<Invited | { readonly refused: Refusal }>;
  talk(kase: Case, person: PersonId, account: Account | null): Promise<Talk>;
  readonly wakeTick: Tick;
  readonly deliverTick: Tick;
  /** Everything that is due now: woken, relayed, delivered, until nothing is left. */
  settle(): Promise<void>;
  /** The first domain instant at which something will follow by itself. */
  nextInstant(): Promise<Date | null>;
  /** Sends nothing more; resolves when what is on its way has left. */
  stop(): Promise<void>;
}

interface InviteBy {
  readonly actor: Parameters<Rules['run']>[0]['actor'];
  readonly door: Parameters<Rules['run']>[0]['door'];
}

/** A fresh invitation: its code, and the link that opens the bot with it in each messenger. */
export interface Invited {
  readonly code: string;
  readonly links: readonly { readonly channel: string; readonly link: string }[];
}

const systemActor = { actor: { type: 'clock' }, door: 'clock' } as const;

/** Joins the parts. Nothing runs until a channel or a tick is started. */
export function createService(parts: ServiceParts): Service {
  const { store, clock, texts, technicalNow } = parts;
  const changed = new Set<CaseId>();
  const rules = wireRules(store, clock, parts.calendar, (id) => changed.add(id), technicalNow);
  const consent = readConsentText(parts.localesDir);
  const talk: Service['talk'] = (kase, person, account) =>
    gatherTalk(
      {
        people: store.people,
        staff: store.staff,
        texts: store.texts,
        settings: store.settings,
        context: (of, by) => rules.context(of, by),
        countCases: (persons) => countCases(store, persons),
        consentText: (of, directory) => {
          const { name, settlement } = serviceOf(of, directory);
          return consent.fill(name, settlement);
        },
        // The guardian's text is a version of its own; until a coordinator confirms one: on paper (H9.4, Q14).
        childConsentText: () => null,
        principles: (of) => principlesOf(parts.localesDir, of),
        hasPages: parts.pages !== null,
      },
      kase,
      person,
      account,
    );
  const speaking: Speaking = {
    texts,
    questions: store.questions,
    talk,
    screenOf: (of, key, data) => toldTo(parts.dialogue, of, key, data),
    now: technicalNow,
  };
  const inviting: Service['invite'] = (...asked) => invite(parts, rules, ...asked);
  const staff = joinStaffBot(parts, rules, inviting);
  const delivery = createDelivery(deliveringOf(parts, rules, speaking, staff), (error) =>
    parts.log({ error: nameOf(error) }, 'delivery failed'),
  );
  const conversing = conversingOf(parts, rules, talk, staff);
  const relaying = relayingOf(parts);
  const finish = finishingWithdrawals(store);
  const relayAll = async () => {
    const waiting = [...changed, ...(await store.cases.withIntents(100))];
    changed.clear();
    await eachAlone(new Set(waiting), (id) => relay(relaying, id));
    await finish(waiting);
  };
  const deliver = async () => {
    await relayAll();
    await delivery.start();
  };
  const wake = async () => {
    await eachAlone(await store.cases.toWake(clock.now(), 200), (id) => rules.wake(id));
    await queueDigests(parts, clock.now());
  };
  const replying = {
    messages: store.messages,
    idOf: (channel: string, id: string) => store.accounts.idOf(channel, id),
    domainNow: () => clock.now(),
    technicalNow,
  };
  const wakeTick = createTick(wake, technicalNow);
  const deliverTick = createTick(deliver, technicalNow);
  return {
    rules,
    conversing,
    consentVersion: consent.version,
    consent,
    receive: (channel) => async (update) => {
      const through = replyingThrough(replying, channel, update);
      await converse(handlingOf(conversing, update), through, update);
      deliverTick.run().catch((error: unknown) => {
        parts.log({ error: nameOf(error) }, 'delivery failed');
      });
    },
    invite: inviting,
    talk,
    wakeTick,
    deliverTick,
    settle: async () => {
      await wakeTick.run();
      do await deliverTick.run();
      while (await delivery.idle());
    },
    stop: () => delivery.stop(),
    nextInstant: async () => {
      const instants = await Promise.all([
        store.cases.nextWakeAt(),
        store.messages.nextAt(),
        nextDigest(parts, clock.now()),
      ]);
      return (
        instants.filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
      );
    },
  };
}

/** What is told, as the phone may show it: behind its code the data find the screen again (H7). */
function toldTo(dialogue: ServiceParts['dialogue'], talk: Talk, key: string, data: Memory) {
  const screen = dialogue.screenOf(talk, key, data);
  if (screen === null || !talk.sharedPhone) return screen;
  return dialogue.reduced(talk, { ...screen, memory: { ...data, ...screen.memory } });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** One case that fails does not hold up the others; the first failure is thrown in the end. */
async function eachAlone(
  ids: Iterable<CaseId>,
  work: (id: CaseId) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const id of ids) await work(id).catch((error: unknown) => failures.push(error));
  const [first] = failures;
  if (failures.length > 0) throw first instanceof Error ? first : new Error('unknown failure');
}

const accountsOf = (store: Store, to: Recipient): Promise<readonly Account[]> => {
  if (to.type === 'account') return Promise.resolve([]);
  return to.type === 'person' ? store.accounts.ofPerson(to.id) : store.accounts.ofStaff(to.id);
};

function relayingOf({ store, channels }: ServiceParts) {
  return {
    channelOf: async (to: Recipient) =>
      (await accountsOf(store, to)).find(({ channel }) => channels.has(channel))?.channel ?? null,
    cases: store.cases,
    messages: store.messages,
    procedure: getProcedure,
    staff: () => store.staff.all(),
  };
}

function deliveringOf(
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
    render: async (together, account) => {
      const [message] = together;
      if (message?.to.type === 'staff')
        return renderForStaff({ on: staff, questions: store.questions }, together, account);
      if (message?.to.type !== 'person') return { type: 'notWanted', why: 'noRecipient' };
      const stored = message.caseId === null ? null : await store.cases.find(message.caseId);
      if (stored === null) return { type: 'notWanted', why: 'noCase' };
      const opening = openingOf(stored.kase, parts.clock.now());
      if (opening !== null && message.urgency !== 'safety') return { type: 'wait', until: opening };
      return sayTogether(speaking, together, stored.kase, message.to.id, account);
    },
    replyOpening: async ({ to, createdAt }) => {
      const now = parts.clock.now();
      if (now.getTime() - createdAt.getTime() < lateMs) return null;
      const account = await store.accounts.find(to.id);
      const [person] = account?.persons ?? [];
      const [kase] = person === undefined ? [] : await casesOf(store, person);
      return kase === undefined ? null : openingOf(kase, now);
    },
    onUnreachable: async (message, person) => {
      const stored = message.caseId === null ? null : await store.cases.find(message.caseId);
      if (message.caseId === null || stored === null) return;
      if (isKnownUnreachable(stored.kase, person, parts.clock.now())) return;
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

/** The task to call is there already: of many messages that cannot be said to a person one day, the first makes it. */
function isKnownUnreachable(kase: Case, person: PersonId, now: Date): boolean {
  const known = lastOf(kase, ['personUnreachable'], (e) => e.person === person);
  return known !== undefined && now.getTime() - known.at.getTime() < 86_400_000;
}

/** A reply that comes later than this is no answer to a press any more: it keeps the hours (R155). */
const lateMs = 15 * 60_000;

/** When a participant of the case may be written to again; null: now. */
function openingOf({ procedure: { id, version } }: Case, now: Date): Date | null {
  const { sendingHours, zone } = getProcedure(id, version);
  const opening = nextOpening(sendingHours.parties, zone, now);
  return opening > now ? opening : null;
}

function conversingOf(
  parts: ServiceParts,
  rules: Rules,
  talk: Service['talk'],
  staff: StaffConversing,
): Conversing {
  const { store, texts, clock } = parts;
  return {
    dialogue: parts.dialogue,
    staff,
    questions: store.questions,
    account: async (channel, messengerId) => {
      const id = store.accounts.idOf(channel, messengerId);
      return { id, account: await store.accounts.find(id) };
    },
    casesOf: (person) => casesOf(store, person),
    talk,
    run: (request) => rules.run(request),
    keepWords: (words, caseId, person) => store.texts.put(words, { caseId, person }),
    dropWords: (words) => store.texts.remove([TextId.parse(words)]),
    setShared: (account, shared) => store.accounts.setShared(account, shared),
    findInvitation: async (code) =>
      stillOpen(store, await store.invitations.findOpen(code, parts.technicalNow())),
    usedBy: (code) => store.invitations.usedBy(code),
    codeWait: async (account) => {
      const tried = await store.throttle.peek('codeAccount', account, parts.technicalNow());
      return tried.type === 'go' ? null : minutesUntil(tried.until, parts.technicalNow());
    },
    wrongCode: async (account) => {
      await store.throttle.attempt('codeAccount', account, parts.technicalNow());
    },
    findInvitationById: async (id) =>
      stillOpen(store, await store.invitations.findOpenById(id, parts.technicalNow())),
    servesOtherSide: async ({ caseId, person }, account) => {
      const stored = await store.cases.find(caseId);
      return stored !== null && servesOtherSide(stored.kase, account, person);
    },
    acceptInvitation: (invitation, channel, messengerId) =>
      acceptInvitation(store, rules, invitation, channel, messengerId),
    declineInvitation: async (invitation, cause) => {
      await rules.run({
        caseId: invitation.caseId,
        command: 'declineInvitation',
        input: { person: invitation.person, invitation: invitation.id },
        ...systemActor,
        cause,
      });
      await store.invitations.end(invitation.id, 'declined');
    },
    strangerScreen: (key, invitation, n) => strangerScreen(store, talk, key, invitation, n),
    render: (screen, asked, ctx, id) =>
      renderFor({ texts, now: parts.technicalNow }, screen, asked, ctx, id),
    labelOf: (key, option) => labelFor(texts, key, option),
    say: (key, args) => texts.say(key, args),
    openPage: async (question, option) => {
      const account = await store.accounts.find(question.account);
      if (parts.pages === null || account === null) return null;
      const life = await lifeOf(parts, question, option);
      const opening = { pages: parts.pages, account, say: (key: string) => texts.say(key) };
      return pageMessage(life === null ? opening : { ...opening, life }, question, option);
    },
    domainNow: () => clock.now(),
  };
}

/** A calendar file opens until the meeting (J4.11), in milliseconds; null: the usual life. */
async function lifeOf(
  { store, clock }: ServiceParts,
  { caseId, memory }: Question,
  { opens, about = {} }: Option,
): Promise<number | null> {
  const stored = opens === 'calendar' && caseId !== null ? await store.cases.find(caseId) : null;
  const id = MeetingId.safeParse(about['meeting'] ?? memory['meeting']);
  const slot = stored === null || !id.success ? null : findMeeting(stored.kase, id.data)?.slot;
  if (stored === null || slot === null || slot === undefined) return null;
  const { zone } = getProcedure(stored.kase.procedure.id, stored.kase.procedure.version);
  return Math.max(15 * 60_000, instantOf(slot, zone).getTime() - clock.now().getTime());
}

const minutesUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));

async function countCases(store: Store, persons: readonly PersonId[]): Promise<number> {
  const ids = await Promise.all(persons.map((person) => store.cases.ofPerson(person)));
  return new Set(ids.flat()).size;
}

async function casesOf(store: Store, person: PersonId): Promise<Case[]> {
  const ids = await store.cases.ofPerson(person);
  const found = await Promise.all(ids.map((id) => store.cases.find(id)));
  return found
    .flatMap((s) => (s === null ? [] : [s.kase]))
    .sort((a, b) => Number(isClosed(a)) - Number(isClosed(b)));
}

/** Links the account, unless it serves the other side: then the invitation stays open (J4.2). */
async function acceptInvitation(
  store: Store,
  rules: Rules,
  invitation: Invitation,
  channel: string,
  messengerId: string,
): Promise<Account | 'otherSide'> {
  const stored = await store.cases.find(invitation.caseId);
  const before = await store.accounts.find(store.accounts.idOf(channel, messengerId));
  if (stored !== null && servesOtherSide(stored.kase, before, invitation.person))
    return 'otherSide';
  const account = await store.accounts.linkPerson(channel, messengerId, invitation.person);
  await rules.run({
    caseId: invitation.caseId,
    command: 'acceptInvitation',
    input: { person: invitation.person, invitation: invitation.id },
    ...systemActor,
    cause: `accept:${invitation.id}`,
  });
  await store.invitations.end(invitation.id);
  return account;
}

/** Whom anybody may call, whatever the procedure (H2). */
const strangersCrisis = '8-800-2000-122, детский телефон доверия';

/** The first words to somebody who is not linked: whom to call, and of an invitation who invites whom. */
async function strangerScreen(
  store: Store,
  talk: Service['talk'],
  key: string,
  invitation: Invitation | null,
  n: number = invitationDays,
): Promise<Screen> {
  const directory = await store.settings.directory();
  const servicePhone = directory.services[0]?.phone ?? directory.commissions[0]?.phone ?? '';
  const stored = invitation === null ? null : await store.cases.find(invitation.caseId);
  if (invitation === null || stored === null)
    return {
      key,
      args: { servicePhone, n, crisis: strangersCrisis },
      options: key === 'help.phones' ? [] : [[{ id: 'help' }]],
      withoutClosing: true,
    };
  const { service, contact, firstName, ctx } = await talk(stored.kase, invitation.person, null);
  const { lead } = ctx.procedure.wording;
  return {
    key,
    args: { service: service.name, contact: contact.line, name: firstName, lead: lead.nominative },
    options: [[{ id: 'yes' }], [{ id: 'shared' }], [{ id: 'no' }], [{ id: 'help' }]],
    withoutClosing: true,
  };
}

async function invite(
  parts: ServiceParts,
  rules: Rules,
  caseId: CaseId,
  person: PersonId,
  by: InviteBy,
): Promise<Invited | { readonly refused: Refusal }> {
  const id = InvitationId.parse(newId());
  const ends = new Date(parts.technicalNow().getTime() + invitationDays * 86_400_000);
  const result = await rules.run({
    caseId,
    command: 'issueInvitation',
    input: { person, invitation: id, ends },
    actor: by.actor,
    door: by.door,
    cause: `invite:${id}`,
  });
  if (result.type === 'refused') return { refused: result.refusal };
  const code = newId();
  await parts.store.invitations.add({ id, person, caseId, ends }, code);
  return { code, links: [...parts.channels.values()].flatMap((channel) => linkIn(channel, code)) };
}

/** The link in a messenger; none in one that has not answered yet what the bot is called. */
function linkIn(channel: Channel, code: string): Invited['links'] {
  try {
    return [{ channel: channel.name, link: channel.inviteLink(code) }];
  } catch {
    return [];
  }
}

/** The invitation, unless the case says that it was revoked or used. */
async function stillOpen(store: Store, invitation: Invitation | null): Promise<Invitation | null> {
  const stored = invitation === null ? null : await store.cases.find(invitation.caseId);
  if (invitation === null || stored === null) return null;
  return openInvitation(stored.kase, invitation.person) === invitation.id ? invitation : null;
}
