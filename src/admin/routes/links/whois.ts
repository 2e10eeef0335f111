import { ageOn } from '../../../cases/context.js';
import { PersonId, type TextId } from '../../../cases/ids.js';
import { meetings } from '../../../cases/meetings.js';
import { findParticipant, inClosedInstitution, participants } from '../../../cases/participants.js';
import { maskPerson } from '../../../people/mask.js';
import { type Person } from '../../../people/person.js';
import { sideWords } from '../../presenters/side-words.js';
import { capital } from '../../../bot/texts/wording.js';
import { type Block, type Fact, type Link, type Section } from '../../presenters/section.js';
import { denied, type Shown, type StaffCall } from './page.js';
import { readingOf, type StaffReading } from './staff-rights.js';
import { type Calling, callSheet } from '../../presenters/words-for-calls.js';

interface Known {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly places: ReadonlyMap<TextId, string>;
  readonly shared: ReadonlySet<PersonId>;
}

/** Who is who in a case (I2 «Кто это»): names, phones, prepared SMS and words for a call, as far as the role may see them. */
export async function whoisPage(call: StaffCall, done = ''): Promise<Shown> {
  const reading = await readingOf(call);
  if (reading === null || reading.levelOf('na') === 'none') return denied;
  const asked = call.link.subject?.['person'];
  const persons = participants(reading.kase)
    .map(({ person }) => person)
    .filter((person) => asked === undefined || person === asked);
  const known = await knownOf(call, reading, persons);
  const { texts } = call.parts;
  const model = {
    title: texts.say('slip.whois'),
    lead: texts.say('slip.whois.lead', { no: reading.kase.number }),
    ...(done === '' ? {} : { done }),
    sections: persons.map((person) => personSection(call, reading, known, person)),
    ...(persons.length === 0 ? { note: texts.say('slip.whois.empty') } : {}),
  };
  return { type: 'page', model, resource: 'na' };
}

async function knownOf(
  { parts: { store } }: StaffCall,
  { kase }: StaffReading,
  persons: readonly PersonId[],
): Promise<Known> {
  const [people, places, accounts] = await Promise.all([
    store.people.findMany(persons),
    store.texts.findMany(meetings(kase).map((m) => m.place)),
    Promise.all(persons.map((person) => store.accounts.ofPerson(person))),
  ]);
  const shared = persons.filter((_person, n) => accounts[n]?.some((a) => a.shared) === true);
  return { people, places, shared: new Set(shared) };
}

function personSection(
  call: StaffCall,
  { kase, ctx, levelOf }: StaffReading,
  known: Known,
  person: PersonId,
): Section {
  const { texts } = call.parts;
  const found = known.people.get(person);
  const heading = capital(sideWords(kase, person));
  if (found === undefined)
    return { heading, blocks: [{ type: 'text', words: texts.say('slip.whois.erased') }] };
  const level = (resource: 'na' | 'bd' | 'co' | 'ad' | 'sc') => levelOf(resource, { person });
  const levels = {
    na: level('na'),
    bd: level('bd'),
    co: level('co'),
    ad: level('ad'),
    sc: level('sc'),
  };
  const masked = maskPerson(found, levels, ctx.today);
  const maySeePhone = levels.co === 'see' || levels.co === 'change';
  const calling: Calling = {
    texts,
    kase,
    ctx,
    person,
    staff: call.staff,
    shared: known.shared.has(person),
    places: known.places,
  };
  const facts = factsOf(calling, masked.phone ?? '', levels.bd === 'none');
  return {
    heading: `${heading}: ${masked.name ?? ''}`,
    blocks: [
      ...(facts.length === 0 ? [] : [{ type: 'facts', rows: facts } as const]),
      ...(maySeePhone ? phoneBlocks(calling, found.phone) : []),
      ...(calling.shared && levelOf('ms', { person }) === 'change' ? [newCode(call, person)] : []),
    ],
  };
}

function factsOf(
  { texts, kase, ctx, person, shared }: Calling,
  phone: string,
  noAge: boolean,
): Fact[] {
  const age = noAge ? null : ageOn(ctx, person, ctx.today);
  const note = [
    shared ? texts.say('slip.whois.shared') : '',
    inClosedInstitution(kase, person) ? texts.say('slip.whois.closed') : '',
  ].filter((words) => words !== '');
  const rows: Fact[] = [
    [texts.say('slip.whois.age'), age === null ? '' : texts.say('slip.whois.years', { n: age })],
    [texts.say('slip.whois.phone'), phone === '' ? texts.say('slip.whois.noPhone') : phone],
    [texts.say('slip.whois.note'), note.join('. ')],
  ];
  return rows.filter(([, words]) => words !== '');
}

/** A forgotten code of a shared phone is changed by telephone (H7): the next opening chooses another. */
const newCode = ({ parts, token }: StaffCall, person: PersonId): Block => ({
  type: 'action',
  to: `/l/${token}/forget-code`,
  name: 'person',
  value: person,
  label: parts.texts.say('slip.whois.newCode'),
});

/** Forgets the code of the person's shared phones, and the mistakes made with it; false: nobody may, or nothing to forget. */
export async function forgetCode(call: StaffCall, person: string): Promise<boolean> {
  const reading = await readingOf(call);
  const found =
    reading === null ? undefined : findParticipant(reading.kase, PersonId.parse(person));
  if (found === undefined || reading?.levelOf('ms', { person: found.person }) !== 'change')
    return false;
  const { accounts, throttle } = call.parts.store;
  const shared = (await accounts.ofPerson(found.person)).filter((account) => account.shared);
  for (const { id } of shared) {
    await accounts.forgetCode(id);
    await throttle.clear('pin', id);
  }
  return shared.length > 0;
}

/** The phone's own call and SMS, the SMS ready to read, and the words for the call. */
function phoneBlocks(calling: Calling, phone: string): Block[] {
  const { texts } = calling;
  const { tel, sms, words } = callSheet(calling, phone);
  const said: Block[] = [
    { type: 'text', words: texts.say('slip.whois.words') },
    { type: 'list', items: words },
  ];
  if (tel === null) return said;
  const links: Link[] = [
    { href: tel, label: texts.say('slip.whois.call') },
    ...sms.map(({ label, href }) => ({ href, label })),
  ];
  return [{ type: 'links', links }, ...said];
}
