import { type Case, isClosed } from './cases/case.js';
import { openInvitation } from './cases/commands/invitation.js';
import { MeetingId, type PersonId, TextId } from './cases/ids.js';
import { findMeeting, instantOf } from './cases/meetings.js';
import { type Conversing } from './bot/conversing.js';
import { type Option, type Screen, type Talk } from './bot/dialogue/screen.js';
import { pageMessage } from './bot/open-page.js';
import { type Question } from './bot/questions.js';
import { servesOtherSide } from './bot/session.js';
import { type StaffConversing } from './bot/staff-conversing.js';
import { labelFor, renderFor } from './bot/speaker.js';
import { type Store } from './models/connect.js';
import { type Account, type Invitation, invitationDays } from './people/account.js';
import { isAllOn, isOn } from './people/channel-switches.js';
import { getProcedure } from './procedures/procedures.js';
import { type Rules } from './wire.js';
import { type ServiceParts, systemActor } from './service-parts.js';

/** Joins the conversation: with participants, and the way to the dialogue of staff. */
export function conversingOf(
  parts: ServiceParts,
  rules: Rules,
  talk: Talking,
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
    isInvitedBy: async ({ caseId }, channel) => {
      const stored = await store.cases.find(caseId);
      if (stored === null) return false;
      const { messengers } = await rules.context(stored.kase, systemActor);
      return messengers.some(({ name, state }) => name === channel && state === 'open');
    },
    isSwitchedOff: async ({ persons }, channel) => {
      const switches = await store.settings.channelSwitches();
      if (isAllOn(switches)) return false;
      const cases = (await Promise.all(persons.map((who) => casesOf(store, who)))).flat();
      return cases.length > 0 && cases.every((kase) => !isOn(kase, channel, switches));
    },
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

/** The invitation, unless the case says that it was revoked or used. */
async function stillOpen(store: Store, invitation: Invitation | null): Promise<Invitation | null> {
  const stored = invitation === null ? null : await store.cases.find(invitation.caseId);
  if (invitation === null || stored === null) return null;
  return openInvitation(stored.kase, invitation.person) === invitation.id ? invitation : null;
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

/** The cases of a person, open ones first. */
export async function casesOf(store: Store, person: PersonId): Promise<Case[]> {
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
  talk: Talking,
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

/** Gathers what the dialogue may know of a person in a case. */
export type Talking = (kase: Case, person: PersonId, account: Account | null) => Promise<Talk>;
