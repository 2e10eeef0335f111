import { slotLabel } from '../../bot/texts/dates.js';
import { capital, wordingArgs } from '../../bot/texts/wording.js';
import { agendaItems } from '../../cases/agenda.js';
import { type CommandField } from '../../cases/command-fields.js';
import { openQuestions } from '../../cases/commands/questions.js';
import { followedItems } from '../../cases/followed-items.js';
import { type LocalTime } from '../../cases/local-time.js';
import { dayOfTime, offerOf } from '../../cases/meetings.js';
import { participants } from '../../cases/participants.js';
import { signedPlan } from '../../cases/commands/plan.js';
import { signedAgreement } from '../../cases/commands/agreement.js';
import { type GrantRole } from '../../people/access-roles.js';
import { shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { dayWithWeekday } from '../presenters/day-words.js';
import { historyLabel } from '../presenters/history-labels.js';
import { sideWords } from '../presenters/side-words.js';
import { type Choice, type ChoiceSources } from './choice-sources.js';
import { type FormLists } from './form-lists.js';

/** What a field may name now; null: it is typed. */
export function choicesFor(from: ChoiceSources, field: CommandField): Choice[] | null {
  const { among } = field;
  const named = namesFor(from, field);
  return among === undefined ? named : (named?.filter((one) => among.includes(one.value)) ?? null);
}

function namesFor(from: ChoiceSources, field: CommandField): Choice[] | null {
  const own = byName[`${from.command}.${field.name}`] ?? byName[field.name];
  if (field.name === 'person')
    return persons(from).filter(({ value }) => from.about?.some((id) => id === value) ?? true);
  if (own !== undefined) return own(from);
  const kind = field.kind.kind === 'list' ? field.of : field.kind.kind;
  if (kind === 'person') return persons(from);
  if (kind === 'staff') return colleagues(from);
  if (kind === 'meeting') return openMeetings(from);
  if (kind === 'slot') return offeredTimes(from);
  if (field.kind.kind !== 'choice') return null;
  return field.kind.options.map((value) => ({ value, label: choiceLabel(from, value) }));
}

/** The name of the field in the words of the procedure, never cut: a form has room. */
export function labelOf({ texts, command, ctx }: ChoiceSources, name: string): string {
  const key = [`field.${command}.${name}`, `field.${name}`].find((k) => texts.has(k));
  return key === undefined ? name : texts.say(key, wordingArgs(ctx.procedure.wording));
}

/** The words of a choice of the command, never cut; a code without words stands as it is. */
export function choiceLabel({ texts, command, ctx }: ChoiceSources, value: string): string {
  const keys = [`choice.${command}.${value}`, `choice.${value}`, `document.${value}`];
  const key = keys.find((k) => texts.has(k));
  return key === undefined ? value : texts.say(key, wordingArgs(ctx.procedure.wording));
}

type List = (from: ChoiceSources) => Choice[];

/** «Сторона 1: Ветлугина П. А.», the name where it may be seen. */
export const persons: List = ({ kase, people }) =>
  participants(kase).map(({ person }) => {
    const known = people.get(person);
    const who = capital(sideWords(kase, person));
    return { value: person, label: known === undefined ? who : `${who}: ${shortName(known)}` };
  });

/** Everybody of the staff who still works by this procedure. */
export const colleagues: List = ({ staff, ctx }) =>
  staff
    .filter((s) => !s.disabled && worksBy(s, ctx.procedure.id))
    .map((s) => ({ value: s.id, label: shortName(s) }));

const holding =
  (role: GrantRole): List =>
  (from) =>
    colleagues({ ...from, staff: from.staff.filter((s) => holds(s, role, from.ctx.procedure.id)) });

const worksBy = ({ grants }: Staff, procedure: string): boolean =>
  grants.some((g) => g.procedures?.includes(procedure) ?? true);

const holds = ({ grants }: Staff, role: GrantRole, procedure: string): boolean =>
  grants.some((g) => g.role === role && (g.procedures?.includes(procedure) ?? true));

/** Those that the command can be about. */
const openMeetings: List = ({ texts, ctx, lists }) =>
  lists.meetings.map((m) => ({
    value: m.id,
    label: `${texts.say(`what.${m.kind}`, wordingArgs(ctx.procedure.wording))}, ${(m.slot === null ? m.slots : [m.slot]).map(timeLabel).join('; ')}`,
  }));

const timeLabel = (slot: LocalTime): string => slotLabel(dayOfTime(slot), slot.slice(11));

const offeredTimes: List = ({ lists }) =>
  [...new Set(lists.meetings.flatMap((m) => offerOf(m)?.slots ?? []))].map((slot) => ({
    value: slot,
    label: timeLabel(slot),
  }));

/** What may be typed into a field as well as anything else: the territories of the services. */
export function suggestionsFor({ directory }: ChoiceSources, { name }: CommandField): Choice[] {
  const known = name === 'territory' ? directory.services.flatMap((s) => s.territories) : [];
  return [...new Set(known)].map((value) => ({ value, label: value }));
}

/** Those that wait for a decision; without a case to look at, all. */
const criteria: List = ({ ctx, lists: { undecided } }) =>
  ctx.procedure.eligibility.criteria
    .filter(({ id }) => undecided === null || undecided.includes(id))
    .map((c) => ({ value: c.id, label: c.sentence }));

/** «Вопрос 2 (сторона 1): …», the words where they may be read. */
const questions: List = ({ kase, words, texts }) =>
  openQuestions(kase).map((q, n) => ({
    value: q.question,
    label: withWords(
      texts.say('form.question', { n: n + 1, who: sideWords(kase, q.person) }),
      words.get(q.text),
    ),
  }));

const agenda: List = ({ kase, words, texts }) =>
  agendaItems(kase).map(({ item, shared }, n) => ({
    value: item,
    label: [
      words.get(item) ?? texts.say('form.topic', { n: n + 1 }),
      shared ? '' : texts.say('form.notShared'),
    ]
      .filter((part) => part !== '')
      .join(' '),
  }));

/** What its author does not want to be talked about is not put on the list (R98). */
const sharedAgenda: List = (from) => {
  const shared = agendaItems(from.kase).filter((item) => item.shared);
  return agenda(from).filter(({ value }) => shared.some(({ item }) => item === value));
};

/** A question is released by its author alone. */
const ownAgenda: List = (from) => {
  const own = agendaItems(from.kase).filter(
    ({ author }) => author !== null && (from.about?.includes(author) ?? true),
  );
  return agenda(from).filter(({ value }) => own.some(({ item }) => item === value));
};

const withWords = (label: string, words: string | undefined): string =>
  words === undefined ? label : `${label}: ${words}`;

const obligations: List = ({ kase, words, texts }) =>
  followedItems(kase).map(({ item, n }) => {
    const obligation = signedAgreement(kase)?.obligations.find((o) => o.item === item);
    const row = signedPlan(kase)?.drafted.rows.find((r) => r.item === item);
    const text = obligation?.text ?? row?.issue;
    const known = text === undefined ? undefined : words.get(text);
    return { value: item, label: withWords(texts.say('slip.item', { n }), known) };
  });

/** Those that run, with their last days; where none does, all of the procedure. */
const limits: List = (from) => {
  const all = from.ctx.procedure.limits.map((l) => ({ value: l.id, label: l.title }));
  const running = runningOf(from, from.lists.limits);
  return running.length === 0 ? all : running;
};

/** Those of which a reminder can still be put off: none is put off beyond the last day. */
const limitsAhead: List = (from) =>
  runningOf(
    from,
    from.lists.limits.filter(({ due }) => due > from.ctx.today),
  );

function runningOf({ ctx, texts }: ChoiceSources, running: FormLists['limits']): Choice[] {
  const all = ctx.procedure.limits.map((l) => ({ value: l.id, label: l.title }));
  return running.flatMap(({ id, due }) =>
    all
      .filter(({ value }) => value === id)
      .map(({ label }) => ({
        value: id,
        label: texts.say('form.limit', { label, due: dayWithWeekday(due) }),
      })),
  );
}

/** «17 ноября, вт: Проинформирован устно, сторона 1», the newest first. */
const records: List = ({ kase, ctx, texts, lists, mayName }) => {
  const words = wordingArgs(ctx.procedure.wording);
  return [...lists.events].reverse().map((e) => {
    const person = 'person' in e && mayName ? e.person : null;
    const what = `${dayWithWeekday(e.day)}: ${historyLabel(texts, e.type, words)}`;
    return { value: e.id, label: person === null ? what : `${what}, ${sideWords(kase, person)}` };
  });
};

/** Services of the sides' schools first, with whose they are (R37); then the others. */
function servicesToChoose(from: ChoiceSources): Choice[] {
  const { directory, schools } = from;
  const offered = directory.services.map((s) => {
    const sides = schools.filter((of) => of.services.includes(s.id)).map(({ side }) => side);
    const whose = sides.map((side) => choiceLabel(from, `school${side.slice(-1)}`));
    return { ...s, isOfSchool: sides.length > 0, label: [s.name, ...whose].join(' – ') };
  });
  return offered
    .filter((s) => s.active)
    .sort((a, b) => Number(b.isOfSchool) - Number(a.isOfSchool))
    .map(({ id, label }) => ({ value: id, label }));
}

/** The papers that may go with the results: the protocol and the cards of Kamchatka, everywhere the agreement (R183). */
const sentPapers = ({ ctx }: ChoiceSources): string[] =>
  ctx.procedure.id === 'kamchatka' ? ['FK7', 'FK8', 'FK9', 'agreement'] : ['agreement'];

const byName: Readonly<Record<string, List>> = {
  of: persons,
  persons,
  present: persons,
  signatories: persons,
  facilitators: holding('facilitator'),
  helpers: holding('facilitator'),
  facilitator: holding('facilitator'),
  curator: holding('familyCurator'),
  'recordWorkingMeeting.present': colleagues,
  commission: ({ directory }) => directory.commissions.map((c) => ({ value: c.id, label: c.name })),
  service: servicesToChoose,
  criterion: criteria,
  question: questions,
  items: agenda,
  'shareAgendaItem.item': ownAgenda,
  'answerJointMeeting.slots': offeredTimes,
  item: obligations,
  limit: limits,
  'snoozeReminder.limit': limitsAhead,
  'arrangeAgenda.items': sharedAgenda,
  event: records,
  contents: (from) => sentPapers(from).map((value) => ({ value, label: choiceLabel(from, value) })),
};
