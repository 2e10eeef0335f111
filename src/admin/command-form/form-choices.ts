import { slotLabel } from '../../bot/texts/dates.js';
import { type Texts } from '../../bot/texts/texts.js';
import { capital, wordingArgs } from '../../bot/texts/wording.js';
import { agendaItems } from '../../cases/agenda.js';
import { type Case } from '../../cases/case.js';
import { type CommandField } from '../../cases/command-fields.js';
import { openQuestions } from '../../cases/commands/any-time.js';
import { type Context } from '../../cases/context.js';
import { followedItems } from '../../cases/followed-items.js';
import { type PersonId, TextId } from '../../cases/ids.js';
import { type LocalTime } from '../../cases/local-time.js';
import { dayOfTime, meetings } from '../../cases/meetings.js';
import { members, participants } from '../../cases/participants.js';
import { type SchoolServices, schoolServices } from '../../cases/school-services.js';
import { signedPlan } from '../../cases/commands/plan.js';
import { signedAgreement } from '../../cases/commands/result.js';
import { type Store } from '../../models/connect.js';
import { type GrantRole } from '../../people/access-roles.js';
import { type Directory } from '../../people/directory.js';
import { shortName, type Person } from '../../people/person.js';
import { servicesOfSchool } from '../../people/services-of-school.js';
import { type Staff } from '../../people/staff.js';
import { historyLabels } from '../presenters/history-labels.js';
import { sideWords } from '../presenters/side-words.js';

/** A value that a field may have, and what it is called. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Everything choices are made from, loaded once for a form. */
export interface ChoiceSources {
  readonly kase: Case;
  readonly ctx: Pick<Context, 'procedure' | 'today'>;
  readonly command: string;
  readonly texts: Texts;
  /** Of whom the command may be; null: of anybody in the case. */
  readonly about: readonly PersonId[] | null;
  /** Those whose names the reader may see. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly words: ReadonlyMap<TextId, string>;
  readonly staff: readonly Staff[];
  readonly directory: Directory;
  /** Of the sides' schools, where these differ (R37). */
  readonly schools: readonly SchoolServices[];
}

/** Loads it; `named` says of whom the reader may see the name. */
export async function choiceSources(
  store: Store,
  of: Pick<ChoiceSources, 'kase' | 'ctx' | 'command' | 'texts' | 'about'>,
  named: (person: PersonId) => boolean,
): Promise<ChoiceSources> {
  const { kase } = of;
  const persons = participants(kase).map((p) => p.person);
  const ids = [
    ...agendaItems(kase).map((i) => i.item),
    ...openQuestions(kase).map((q) => q.text),
    ...(signedAgreement(kase)?.obligations ?? []).map((o) => o.text),
    ...(signedPlan(kase)?.drafted.rows ?? []).map((row) => row.issue),
  ];
  const [people, words, staff, directory] = await Promise.all([
    store.people.findMany(persons.filter(named)),
    store.texts.findMany(ids.map((id) => TextId.parse(id))),
    store.staff.all(),
    store.settings.directory(),
  ]);
  const schools = await schoolsOf(store, kase, directory);
  return { ...of, people, words, staff, directory, schools };
}

/** Only the services of the schools leave here, not the schools. */
async function schoolsOf(
  store: Store,
  kase: Case,
  directory: Directory,
): Promise<SchoolServices[]> {
  const ids = members(kase).map((m) => m.person);
  const found = await store.people.findMany(ids);
  const facts = ids.map((id) => {
    const schoolServices = servicesOfSchool(directory, found.get(id)?.school ?? '');
    return [id, { born: null, linked: false, occupied: false, schoolServices }] as const;
  });
  return schoolServices(kase, { people: new Map(facts) });
}

/** What a field may name; null: it is typed. */
export function choicesFor(from: ChoiceSources, field: CommandField): Choice[] | null {
  const own = lists[`${from.command}.${field.name}`] ?? lists[field.name];
  if (field.name === 'person')
    return persons(from).filter(({ value }) => from.about?.some((id) => id === value) ?? true);
  if (own !== undefined) return own(from);
  if (field.kind.kind === 'person') return persons(from);
  if (field.kind.kind === 'staff') return colleagues(from);
  if (field.kind.kind !== 'choice') return null;
  return field.kind.options.map((value) => ({ value, label: choiceLabel(from, value) }));
}

/** The words of a choice of the command; a code without words stands as it is. */
export function choiceLabel({ texts, command, ctx }: ChoiceSources, value: string): string {
  const known = texts.has(`choice.${command}.${value}`) || texts.has(`choice.${value}`);
  if (known) return texts.choiceLabel(command, value, wordingArgs(ctx.procedure.wording));
  return texts.has(`document.${value}`) ? texts.say(`document.${value}`) : value;
}

type List = (from: ChoiceSources) => Choice[];

/** «Сторона 1: Ветлугина П. А.», the name where it may be seen. */
export const persons: List = ({ kase, people }) =>
  participants(kase).map(({ person }) => {
    const known = people.get(person);
    const who = capital(sideWords(kase, person));
    return { value: person, label: known === undefined ? who : `${who}: ${shortName(known)}` };
  });

/** Everybody of the staff who still works. */
export const colleagues: List = ({ staff }) =>
  staff.filter((s) => !s.disabled).map((s) => ({ value: s.id, label: shortName(s) }));

const holding =
  (role: GrantRole): List =>
  (from) =>
    colleagues({
      ...from,
      staff: from.staff.filter((s) => s.grants.some((g) => g.role === role)),
    });

const openMeetings: List = ({ kase, texts, ctx }) =>
  meetings(kase)
    .filter((m) => m.state === 'offered' || m.state === 'planned')
    .map((m) => ({
      value: m.id,
      label: `${texts.say(`what.${m.kind}`, wordingArgs(ctx.procedure.wording))}, ${(m.slot === null ? m.slots : [m.slot]).map(timeLabel).join('; ')}`,
    }));

const timeLabel = (slot: LocalTime): string => slotLabel(dayOfTime(slot), slot.slice(11));

const criteria: List = ({ ctx }) =>
  ctx.procedure.eligibility.criteria.map((c) => ({ value: c.id, label: c.sentence }));

const questions: List = ({ kase, words }) =>
  openQuestions(kase).map((q) => ({
    value: q.question,
    label: `${capital(sideWords(kase, q.person))}: ${words.get(q.text) ?? ''}`,
  }));

const agenda: List = ({ kase, words, texts }) =>
  agendaItems(kase).map(({ item, shared }) => ({
    value: item,
    label: [words.get(item) ?? '', shared ? '' : texts.say('form.notShared')]
      .filter((part) => part !== '')
      .join(' '),
  }));

const obligations: List = ({ kase, words, texts }) =>
  followedItems(kase).map(({ item, n }) => {
    const obligation = signedAgreement(kase)?.obligations.find((o) => o.item === item);
    const row = signedPlan(kase)?.drafted.rows.find((r) => r.item === item);
    const text = obligation?.text ?? row?.issue;
    const named = text === undefined ? '' : (words.get(text) ?? '');
    return { value: item, label: `${texts.say('slip.item', { n })}: ${named}` };
  });

/** Services of the sides' schools first, with whose they are (R37); then the others. */
function servicesToChoose({ directory, schools, texts, command }: ChoiceSources): Choice[] {
  const offered = directory.services.map((s) => {
    const sides = schools.filter((of) => of.services.includes(s.id)).map(({ side }) => side);
    const whose = sides.map((side) => texts.choiceLabel(command, `school${side.slice(-1)}`));
    return { ...s, isOfSchool: sides.length > 0, label: [s.name, ...whose].join(' – ') };
  });
  return offered
    .filter((s) => s.active)
    .sort((a, b) => Number(b.isOfSchool) - Number(a.isOfSchool))
    .map(({ id, label }) => ({ value: id, label }));
}

const lists: Readonly<Record<string, List>> = {
  of: persons,
  persons,
  present: persons,
  signatories: persons,
  meeting: openMeetings,
  slot: ({ kase }) =>
    [...new Set(meetings(kase).flatMap((m) => (m.state === 'offered' ? m.slots : [])))].map(
      (slot) => ({ value: slot, label: timeLabel(slot) }),
    ),
  facilitators: holding('facilitator'),
  helpers: holding('facilitator'),
  facilitator: holding('facilitator'),
  curator: holding('familyCurator'),
  attended: colleagues,
  commission: ({ directory }) => directory.commissions.map((c) => ({ value: c.id, label: c.name })),
  service: servicesToChoose,
  criterion: criteria,
  question: questions,
  items: agenda,
  'shareAgendaItem.item': agenda,
  item: obligations,
  limit: ({ ctx }) => ctx.procedure.limits.map((l) => ({ value: l.id, label: l.title })),
  event: ({ kase }) =>
    [...kase.events]
      .reverse()
      .slice(0, 20)
      .map((e) => ({ value: e.id, label: `${e.day}: ${historyLabels[e.type] ?? e.type}` })),
  contents: (from) =>
    ['FK7', 'FK8', 'FK9', 'agreement'].map((value) => ({ value, label: choiceLabel(from, value) })),
};
