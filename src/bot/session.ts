import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type PersonId, TextId } from '../cases/ids.js';
import { participants, sideOf } from '../cases/participants.js';
import { type CommandRequest } from '../cases/run-command.js';
import { type Account } from '../people/account.js';
import { type Directory } from '../people/directory.js';
import { type Person } from '../people/person.js';
import { type Staff } from '../people/staff.js';
import { type Talk } from './dialogue/screen.js';
import { mayInvite, talkFor, type TalkSources } from './talk-for.js';

/** The stores and rules a conversation is joined from. */
export interface SessionSources {
  readonly people: { findMany(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>> };
  readonly staff: { all(): Promise<readonly Staff[]> };
  readonly texts: { findMany(ids: readonly TextId[]): Promise<ReadonlyMap<TextId, string>> };
  readonly settings: { directory(): Promise<Directory> };
  context(kase: Case, by: Pick<CommandRequest, 'actor' | 'door'>): Promise<Context>;
  /** How many cases these persons have. */
  countCases(persons: readonly PersonId[]): Promise<number>;
  consentText(kase: Case, directory: Directory): Talk['consentText'];
  childConsentText(kase: Case, directory: Directory): Talk['consentText'];
  principles(kase: Case): Talk['principles'];
  readonly hasPages: boolean;
}

/** Gathers the talk of a person in a case: names of the own side only, places, who leads, the consent text. */
export async function gatherTalk(
  sources: SessionSources,
  kase: Case,
  person: PersonId,
  account: Account | null,
): Promise<Talk> {
  const actor = { type: 'person', id: person } as const;
  const [ctx, people, staff, directory, texts, casesOnAccount] = await Promise.all([
    sources.context(kase, { actor, door: 'messenger' }),
    sources.people.findMany(ownPeople(kase, person)),
    sources.staff.all(),
    sources.settings.directory(),
    sources.texts.findMany(shownTexts(kase)),
    sources.countCases(account?.persons ?? [person]),
  ]);
  const from: TalkSources = {
    person: (id) => people.get(id),
    staff,
    directory,
    text: (id) => texts.get(id) ?? '',
    shared: account?.shared ?? false,
    hasPages: sources.hasPages,
    account: account?.id ?? '',
    personsOnAccount: account?.persons.length ?? 1,
    casesOnAccount,
    consentText: sources.consentText(kase, directory),
    childConsentText: sources.childConsentText(kase, directory),
    principles: sources.principles(kase),
  };
  return talkFor(kase, ctx, person, from);
}

/** The person and the children it stands for: nobody of the other side is even loaded (R18, J4.1). */
function ownPeople(kase: Case, person: PersonId): PersonId[] {
  const children = participants(kase)
    .filter((p) => p.person === person)
    .flatMap((p) => p.of);
  return [person, ...children, ...mayInvite(kase, person)];
}

/** Places and answers that the conversation may show; what is not for the chat is never loaded. */
export function shownTexts(kase: Case): TextId[] {
  return kase.events.flatMap((e) => {
    if (e.type === 'questionAnswered') return [e.text];
    return 'place' in e && e.place !== null ? [TextId.parse(e.place)] : [];
  });
}

/** True when the account already serves the other side of this case (J4.2). */
export function servesOtherSide(kase: Case, account: Account | null, person: PersonId): boolean {
  const own = sideOf(kase, person);
  return (account?.persons ?? []).some((other) => {
    const side = sideOf(kase, other);
    return side !== null && own !== null && side !== own;
  });
}
