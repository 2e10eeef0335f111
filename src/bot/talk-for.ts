import { type Context } from '../cases/context.js';
import { type PersonId, TextId } from '../cases/ids.js';
import { type Case, facilitators, last } from '../cases/case.js';
import { keepers } from '../cases/keeper.js';
import { findParticipant, participants } from '../cases/participants.js';
import { type Directory } from '../people/directory.js';
import { type Person } from '../people/person.js';
import { holdersOf, type Staff } from '../people/staff.js';
import { type Talk } from './dialogue/screen.js';

/** What a talk is made of: gathered once per press or message. */
export interface TalkSources {
  readonly person: (id: PersonId) => Person | undefined;
  readonly staff: readonly Staff[];
  readonly directory: Directory;
  readonly text: (id: TextId) => string;
  readonly shared: boolean;
  readonly hasPages: boolean;
  readonly account: string;
  readonly personsOnAccount: number;
  readonly casesOnAccount: number;
  readonly consentText: Talk['consentText'];
  readonly childConsentText: Talk['consentText'];
  readonly principles: Talk['principles'];
}

/** All that the dialogue may know about a person in a case. */
export function talkFor(kase: Case, ctx: Context, person: PersonId, sources: TalkSources): Talk {
  const service = serviceOf(kase, sources.directory);
  const children = findParticipant(kase, person)?.of ?? [];
  return {
    kase,
    person,
    account: sources.account,
    about: null,
    ctx,
    firstName: sources.person(person)?.firstName ?? '',
    children: new Map(children.map((child) => [child, sources.person(child)?.firstName ?? ''])),
    relatives: relativesOf(kase, person, sources),
    contact: contactOf(kase, ctx, sources, service),
    service,
    institution: service.name,
    sharedPhone: sources.shared,
    hasPages: sources.hasPages,
    personsOnAccount: sources.personsOnAccount,
    casesOnAccount: sources.casesOnAccount,
    kept: keptOf(kase, person, sources.person(person)),
    consentText: sources.consentText,
    childConsentText: sources.childConsentText,
    principles: sources.principles,
    text: (id) => sources.text(TextId.parse(id)),
  };
}

/** The family members that the woman of «Вместе» chooses from (R70). */
function relativesOf(kase: Case, person: PersonId, sources: TalkSources): Map<PersonId, string> {
  const family = mayInvite(kase, person);
  return new Map(family.map((one) => [one, sources.person(one)?.firstName ?? '']));
}

/** Whom this person may invite: the woman her family, anybody else nobody. */
export function mayInvite(kase: Case, person: PersonId): PersonId[] {
  if (findParticipant(kase, person)?.role !== 'woman') return [];
  return participants(kase).flatMap((p) => (p.role === 'familyMember' ? [p.person] : []));
}

/** What is stored of a person, by the names of texts (R185). */
function keptOf(kase: Case, person: PersonId, data: Person | undefined): string[] {
  const part = findParticipant(kase, person);
  const kept: Readonly<Record<string, boolean>> = {
    name: data !== undefined,
    birth: data !== undefined && data.born !== null,
    address: data !== undefined && data.address !== '',
    study: data !== undefined && data.school !== '',
    phone: data !== undefined && data.phone !== '',
    email: data !== undefined && data.email !== '',
    messenger: true,
    kin: part?.role === 'guardian',
    answers: kase.events.some((e) => e.actor.type === 'person' && e.actor.id === person),
    messages: true,
  };
  return Object.keys(kept).flatMap((key) => (kept[key] === true ? [`data.${key}`] : []));
}

/** The service that has the case, before that the commission. */
export function serviceOf(
  kase: Case,
  directory: Directory,
): { readonly name: string; readonly phone: string; readonly settlement: string } {
  const id = last(kase, 'referralSent')?.service;
  const commission = directory.commissions.find(
    (c) => c.id === last(kase, 'caseOpened')?.commission,
  );
  const service = directory.services.find((s) => s.id === id);
  return service ?? commission ?? { name: '', phone: '', settlement: '' };
}

/** Position, name and telephone of who leads the case now (R79): in this service, in this commission. */
function contactOf(
  kase: Case,
  ctx: Context,
  { staff }: TalkSources,
  service: { readonly name: string; readonly phone: string },
): Talk['contact'] {
  const leader = staff.find((s) => s.id === facilitators(kase)[0]);
  if (leader !== undefined)
    return contactLine(ctx.procedure.wording.lead.nominative, leader, service.phone);
  const keeper = keepers(kase).flatMap((role) => holdersOf(role, kase, staff))[0];
  if (keeper !== undefined) return contactLine(keeper.position, keeper, service.phone);
  const { name, phone } = service;
  return { line: `${name}, тел. ${phone}`, name, phone };
}

/** Who has no telephone of their own is reached by that of the service. */
function contactLine(position: string, staff: Staff, servicePhone: string): Talk['contact'] {
  const name = `${staff.firstName} ${staff.lastName}`.trim();
  const phone = staff.phone === '' ? servicePhone : staff.phone;
  return { line: `${position} ${name}, тел. ${phone}`.trim(), name, phone };
}
