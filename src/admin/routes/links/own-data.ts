import { fullDayText, whenText } from '../../../bot/texts/dates.js';
import { type Case } from '../../../cases/case.js';
import { type CalendarDay, dayIn } from '../../../cases/calendar-day.js';
import { type CaseEvent } from '../../../cases/events/event.js';
import { type PersonId, type TextId } from '../../../cases/ids.js';
import { dayOfTime, meetings } from '../../../cases/meetings.js';
import { findParticipant } from '../../../cases/participants.js';
import { fullName, type Person } from '../../../people/person.js';
import { getProcedure } from '../../../procedures/procedures.js';
import { wordsOf } from './letters.js';
import { type Fact, type Section } from '../../presenters/section.js';
import { denied, type PartyCall, type Shown } from './page.js';
import { rightsOf, type Sees } from './party-rights.js';

/** Everything that is kept of the person (R185), and of the children it stands for: nothing of anybody else. */
export async function ownDataPage(call: PartyCall): Promise<Shown> {
  const { parts, kase, person, account } = call;
  const sees = await rightsOf(call);
  if (!sees('ex', { person })) return denied;
  const { contact } = await parts.service.talk(kase, person, account);
  const own = ownOf(kase, person).filter((id) => sees('na', { person: id }));
  const people = await parts.store.people.findMany(own);
  const model = {
    title: say(call, 'slip.data'),
    lead: say(call, 'slip.data.lead', { contact: contact.line }),
    sections: [
      ...own.map((id) => personSection(call, sees, people.get(id), id)),
      factSection(call, 'slip.data.consents', consents(call, own, people)),
      factSection(call, 'slip.data.answers', answers(call)),
      await wordSection(call),
      factSection(call, 'slip.data.meetings', ownMeetings(call, own)),
      factSection(call, 'slip.data.accounts', await accounts(call)),
      factSection(call, 'slip.data.seen', await openings(call)),
    ],
    note: say(call, 'slip.data.note'),
  };
  return { type: 'page', model, resource: 'ex' };
}

const say = (
  call: PartyCall,
  key: string,
  args: Readonly<Record<string, string | number>> = {},
): string => call.parts.texts.say(key, { ...wordsOf(call), ...args });

const ownOf = (kase: Case, person: PersonId): PersonId[] => [
  person,
  ...(findParticipant(kase, person)?.of ?? []),
];

function factSection(call: PartyCall, heading: string, rows: readonly Fact[]): Section {
  const none = { type: 'text', words: say(call, 'slip.data.none') } as const;
  const block = rows.length === 0 ? none : ({ type: 'facts', rows } as const);
  return { heading: say(call, heading), blocks: [block] };
}

function personSection(
  call: PartyCall,
  sees: Sees,
  known: Person | undefined,
  id: PersonId,
): Section {
  const { person, kase } = call;
  const rows =
    known === undefined
      ? []
      : (
          [
            ['name', 'na', fullName(known)],
            ['born', 'bd', known.born === null ? '' : fullDayText(known.born)],
            ['phone', 'co', known.phone],
            ['email', 'co', known.email],
            ['address', 'ad', known.address],
            ['school', 'sc', known.school],
          ] as const
        ).filter(([, resource, words]) => words !== '' && sees(resource, { person: id }));
  const facts = rows.map(([name, , words]) => [say(call, `slip.fact.${name}`), words] as const);
  const number = [say(call, 'slip.fact.number'), kase.number] as const;
  if (id === person) return factSection(call, 'slip.data.person', [...facts, number]);
  const heading = say(call, 'slip.fact.of', { child: known?.firstName ?? '' });
  return { heading, blocks: [{ type: 'facts', rows: facts }] };
}

/** Each consent, refusal and withdrawal with its day, and the version of the text that was shown (R50). */
function consents(
  call: PartyCall,
  own: readonly PersonId[],
  people: ReadonlyMap<PersonId, Person>,
): Fact[] {
  return call.kase.events.flatMap((e) => {
    const words = consentWords(call, e);
    if (words === null || !('person' in e) || e.person === null || !own.includes(e.person))
      return [];
    const child = people.get(e.person)?.firstName ?? '';
    const text =
      e.person === call.person ? words : say(call, 'slip.pd.child', { child, text: words });
    return [[fullDayText(e.day), text] as const];
  });
}

function consentWords(call: PartyCall, e: CaseEvent): string | null {
  if (e.type === 'pdConsentRefused') return say(call, 'slip.pd.refused');
  if (e.type === 'pdConsentWithdrawn') return say(call, 'slip.pd.withdrawn');
  if (e.type !== 'pdConsentGiven') return null;
  const key = e.way === 'paper' ? 'slip.pd.given.paper' : 'slip.pd.given';
  return `${say(call, key)}, ${say(call, 'slip.pd.version', { text: e.textVersion })}`;
}

/** What the person answered and asked for, and what it was told, each with its day. */
function answers(call: PartyCall): Fact[] {
  const { kase, person, parts } = call;
  return kase.events
    .filter((e) => 'person' in e && e.person === person)
    .filter((e) => parts.texts.has(`slip.event.${e.type}`))
    .map((e) => [fullDayText(e.day), say(call, `slip.event.${e.type}`)] as const);
}

/** The person's own words, as they are kept. */
async function wordSection(call: PartyCall): Promise<Section> {
  const { kase, person, parts } = call;
  const written = kase.events.flatMap((e) => {
    const text = e.actor.type === 'person' && e.actor.id === person ? textOf(e) : null;
    return text === null ? [] : [{ day: e.day, text }];
  });
  const found = await parts.store.texts.findMany(written.map((w) => w.text));
  const rows = written.flatMap(({ day, text }) => {
    const words = found.get(text);
    return words === undefined ? [] : [[fullDayText(day), words] as const];
  });
  return factSection(call, 'slip.data.words', rows);
}

function textOf(e: CaseEvent): TextId | null {
  if (e.type === 'questionAsked' || e.type === 'otherTimeRequested') return e.text;
  if (e.type === 'fulfilmentAnswered') return e.comment;
  if (e.type === 'agendaItemAdded') return e.item;
  if (e.type === 'otherPlaceRequested') return e.place;
  const refused = e.type === 'participationRefused' || e.type === 'guardianConsentRefused';
  return refused ? e.reason : null;
}

function ownMeetings(call: PartyCall, own: readonly PersonId[]): Fact[] {
  return meetings(call.kase)
    .filter((m) => m.persons.some((p) => own.includes(p)))
    .map(({ slot, state }) => [
      slot === null ? '–' : whenText(dayOfTime(slot), slot.slice(11)),
      say(call, `slip.meeting.${state}`),
    ]);
}

async function accounts(call: PartyCall): Promise<Fact[]> {
  const found = await call.parts.store.accounts.ofPerson(call.person);
  return found.map(({ channel, shared }) => {
    const known = call.parts.texts.has(`slip.channel.${channel}`);
    return [
      known ? say(call, `slip.channel.${channel}`) : channel,
      shared ? say(call, 'slip.account.shared') : '',
    ] as const;
  });
}

/** Which roles opened the case on which days (R185, J4.9): no names. */
async function openings(call: PartyCall): Promise<Fact[]> {
  const { parts, kase } = call;
  const { zone } = getProcedure(kase.procedure.id, kase.procedure.version);
  const [entries, staff] = await Promise.all([
    parts.store.accessLog.read({ caseId: kase.id, limit: 2000 }),
    parts.store.staff.all(),
  ]);
  const roles = new Map<string, string>(staff.map((s) => [s.id, s.grants[0]?.role ?? '']));
  const seen = new Map<string, Set<CalendarDay>>();
  for (const { account, role, at, allowed } of entries.toReversed()) {
    const named = role ?? (account === null ? '' : (roles.get(account) ?? ''));
    if (!allowed || !parts.texts.has(`role.${named}`)) continue;
    seen.set(named, (seen.get(named) ?? new Set()).add(dayIn(zone, at)));
  }
  return [...seen].map(([role, days]) => [
    say(call, `role.${role}`),
    [...days].map(fullDayText).join(', '),
  ]);
}
