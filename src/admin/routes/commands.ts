import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { type StaffRole, staffRoles } from '../../cases/actor.js';
import { type Case } from '../../cases/case.js';
import { plannedReferralDue } from '../../cases/deadlines/planning.js';
import { meetingDay } from '../../cases/facts-of-case.js';
import { type CommandField, fieldsOf } from '../../cases/command-fields.js';
import { newId, PersonId } from '../../cases/ids.js';
import { meetings } from '../../cases/meetings.js';
import { participants } from '../../cases/participants.js';
import { openQuestions } from '../../cases/commands/any-time.js';
import { followedItems } from '../../cases/followed-items.js';
import { type Refusal } from '../../cases/refusal.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { PersonData, shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { getProcedure } from '../../procedures/procedures.js';
import { Cause } from '../form-cause.js';
import { inputOf } from '../form-fields.js';
import { logRefusal } from '../log-access.js';
import { findOpened, type OpenedCase } from '../opened-cases.js';
import { notFound, offersFor, type Panel, route, type StaffOffer, staffOf } from '../panel.js';
import { sideWords } from '../presenters/case-page.js';
import { extensionNotice } from '../presenters/extension-notice.js';

/** One form for every command of the table: it is made from the command's own description. */
export function commandRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/cases/:number/do/:command',
    route((req, res) =>
      withOffer(panel, req, res, (opened, offer) => showForm(panel, res, opened, offer, null)),
    ),
  );
  router.post(
    '/cases/:number/do/:command',
    route((req, res) =>
      withOffer(panel, req, res, (opened, offer) => carryOut(panel, req, res, opened, offer)),
    ),
  );
  return router;
}

async function withOffer(
  panel: Panel,
  req: Request,
  res: Response,
  then: (opened: OpenedCase, offer: StaffOffer) => Promise<void>,
): Promise<void> {
  const staff = staffOf(res);
  const opened = await findOpened(panel, staff, req.params['number']);
  if (opened === null) {
    await logRefusal(panel, staff, req.params['number']);
    notFound(res);
    return;
  }
  const person = personOf(req);
  const offers = await offersFor(panel, staff, opened.kase);
  const offer = offers.find(
    (o) => o.command.name === req.params['command'] && (o.person ?? undefined) === person,
  );
  if (offer === undefined) {
    res.status(409).render('error', {
      title: 'Сейчас этот шаг не нужен',
      text: 'Он уже сделан, или его делает другой сотрудник. Откройте дело ещё раз.',
      id: res.locals.requestId,
    });
    return;
  }
  await then(opened, offer);
}

const WithPerson = z.object({ person: PersonId });
const personOf = (req: Request) => WithPerson.safeParse(req.query).data?.person;

/** The words of a command's button. */
export function commandLabel(panel: Panel, kase: Case, name: string): string {
  return panel.texts.say(
    `command.${name}`,
    wordingArgs(getProcedure(kase.procedure.id, kase.procedure.version).wording),
  );
}

async function carryOut(
  panel: Panel,
  req: Request,
  res: Response,
  opened: OpenedCase,
  offer: StaffOffer,
): Promise<void> {
  const staff = staffOf(res);
  const { kase } = opened;
  const { command, person, role } = offer;
  const body = z.record(z.string(), z.unknown()).parse(req.body);
  const keep = (text: string) => panel.store.texts.put(text, { caseId: kase.id, person: null });
  if (command.name === 'issueInvitation' && person !== null)
    return invite(panel, res, kase, person, offer, staff);
  const input = {
    ...(await inputOf(command, body, keep)),
    ...(person === null ? {} : { person }),
    ...(await newPerson(panel, command.name, body)),
    ...newMeeting(command.name),
  };
  const isAnswer = command.who.includes('answer');
  const cause = `form:${Cause.parse(body['cause'])}`;
  const result = await panel.service.rules.run({
    caseId: kase.id,
    command: command.name,
    input,
    actor: { type: 'staff', id: staff.id, role },
    door: isAnswer ? 'paper' : 'panel',
    cause,
    warningsSeen: body['warningsSeen'] === 'yes',
  });
  if (result.type === 'done' || result.type === 'repeated') {
    await panel.service.deliverTick.run();
    res.redirect(303, `/cases/${encodeURIComponent(kase.number)}?said=${command.name}`);
    return;
  }
  await showForm(panel, res.status(result.type === 'warned' ? 200 : 422), opened, offer, {
    result,
    body,
  });
}

/** Proposing makes a new meeting; the rest name one. */
const newMeeting = (command: string) =>
  ['proposeSlots', 'fixMeeting', 'proposeJointMeeting'].includes(command)
    ? { meeting: newId() }
    : {};

async function newPerson(
  panel: Panel,
  command: string,
  body: Readonly<Record<string, unknown>>,
): Promise<{ person?: PersonId }> {
  if (command !== 'addPerson') return {};
  const data = PersonData.safeParse({ ...body, born: body['born'] === '' ? null : body['born'] });
  if (!data.success) return {};
  const person = PersonId.parse(newId());
  await panel.store.people.put(person, data.data);
  return { person };
}

async function invite(
  panel: Panel,
  res: Response,
  kase: Case,
  person: PersonId,
  { role }: StaffOffer,
  staff: Staff,
): Promise<void> {
  const result = await panel.service.invite(kase.id, person, {
    actor: { type: 'staff', id: staff.id, role },
    door: 'panel',
  });
  const error =
    'refused' in result
      ? panel.texts.say(`refusal.${result.refused.code}`, { who: sideWords(kase, person) })
      : null;
  res.render('cases/invitation', {
    page: 'cases',
    staff,
    mode: panel.mode,
    number: kase.number,
    who: sideWords(kase, person),
    links: 'links' in result ? result.links : [],
    error,
  });
}

type Failed = {
  readonly result:
    | { readonly type: 'refused'; readonly refusal: Refusal }
    | { readonly type: 'warned'; readonly warnings: readonly string[] };
  readonly body: Readonly<Record<string, unknown>>;
};

async function showForm(
  panel: Panel,
  res: Response,
  opened: OpenedCase,
  offer: StaffOffer,
  failed: Failed | null,
): Promise<void> {
  const { kase } = opened;
  const { command, person } = offer;
  const staff = await panel.store.staff.all();
  const refusal =
    failed?.result.type === 'refused'
      ? failed.result.refusal
      : failed === null
        ? offer.refusal
        : null;
  const fields = fieldsOf(command).filter(
    (f) =>
      !(f.name === 'person' && (person !== null || command.name === 'addPerson')) &&
      !(f.name === 'meeting' && 'meeting' in newMeeting(command.name)),
  );
  res.render('cases/command', {
    page: 'cases',
    staff: staffOf(res),
    mode: panel.mode,
    number: kase.number,
    label: commandLabel(panel, kase, command.name),
    command: command.name,
    who: person === null ? '' : sideWords(kase, person),
    person: person ?? '',
    cause: newId(),
    fields: await Promise.all(
      fields.map((f) => fieldView(panel, opened, command.name, f, staff, failed?.body ?? {})),
    ),
    refusal: refusal === null ? null : refusalWords(panel, kase, refusal),
    wrong: refusal?.code === 'wrongInput' ? (refusal.codes ?? []) : [],
    warnings:
      failed?.result.type === 'warned'
        ? failed.result.warnings.map((w) => panel.texts.say(`warn.${w}`, { max: 600 }))
        : [],
    body: failed?.body ?? {},
    draft: command.name === 'extendProgramme' ? extensionNotice(panel.texts, opened) : null,
  });
}

/** The sentence of a refusal, with whom or what it speaks of. */
export function refusalWords(
  panel: Panel,
  kase: Case,
  { code, persons = [], codes = [] }: Refusal,
): string {
  const who = persons.map((p) => sideWords(kase, PersonId.parse(p))).join('; ');
  const named = codes
    .map((c) =>
      panel.texts.has(`command.${c}`)
        ? commandLabel(panel, kase, c)
        : panel.texts.has(`field.${c}`)
          ? panel.texts.say(
              `field.${c}`,
              wordingArgs(getProcedure(kase.procedure.id, kase.procedure.version).wording),
            )
          : c,
    )
    .join(', ');
  const args = {
    who,
    field: named,
    list: named,
    steps: named,
    fields: named,
    items: named,
    phone: '',
    n: codes.length,
  };
  return panel.texts.say(`refusal.${code}`, {
    ...wordingArgs(getProcedure(kase.procedure.id, kase.procedure.version).wording),
    ...args,
  });
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

async function fieldView(
  panel: Panel,
  opened: OpenedCase,
  command: string,
  field: CommandField,
  staff: readonly Staff[],
  body: Readonly<Record<string, unknown>>,
) {
  const { name, kind } = field;
  const words = wordingArgs(opened.ctx.procedure.wording);
  const known = await choicesOf(panel, opened, field, staff);
  const choices =
    known ??
    (kind.kind === 'choice'
      ? kind.options.map((value) => ({
          value,
          label: panel.texts.choiceLabel(command, value, words),
        }))
      : null);
  const control = controlOf(field, choices);
  return {
    name,
    label: panel.texts.fieldLabel(command, name, words),
    control,
    choices: choices ?? [],
    required: field.required,
    many: field.many,
    max: kind.kind === 'text' || kind.kind === 'code' ? kind.max : 0,
    value: body[name] ?? prefilled(opened, command, name),
  };
}

/** The date that a referral is offered with (R43); nothing else is known before the form is filled in. */
function prefilled({ kase, ctx }: OpenedCase, command: string, name: string): string {
  if (command !== 'signReferral' || name !== 'referralDue') return '';
  return plannedReferralDue(ctx.procedure, ctx.today, meetingDay(kase)) ?? '';
}

function controlOf({ name, kind, many }: CommandField, choices: readonly Choice[] | null): string {
  if (name === 'obligations' || name === 'answers' || name === 'decisions') return name;
  if (name === 'slots') return 'slots';
  if (choices !== null)
    return many ? 'checkboxes' : choices.length > 4 || kind.kind === 'person' ? 'select' : 'radio';
  const controls = {
    day: 'date',
    at: 'datetime',
    text: 'textarea',
    code: 'line',
    yesNo: 'yesNo',
    choice: 'line',
    person: 'line',
    staff: 'line',
    meeting: 'line',
    slot: 'line',
    list: 'line',
  } as const;
  return kind.kind === 'text' && kind.max <= 200 ? 'line' : controls[kind.kind];
}

const meetingWords = {
  joint: 'общая',
  preliminary: 'предварительная',
  review: 'по итогам',
} as const;

/** What a field may name: people, meetings, times, staff, services, items, questions, criteria, events of this case. */
async function choicesOf(
  panel: Panel,
  { kase, sight }: OpenedCase,
  { name, kind }: CommandField,
  staff: readonly Staff[],
): Promise<Choice[] | null> {
  const people = await panel.store.people.findMany(participants(kase).map((p) => p.person));
  const persons = () =>
    participants(kase).map((p) => ({
      value: p.person,
      label: sight.hintsOf('na', p.person)
        ? `${sideWords(kase, p.person)}: ${nameIn(people, p.person)}`
        : sideWords(kase, p.person),
    }));
  const open = meetings(kase).filter((m) => m.state === 'offered' || m.state === 'planned');
  const lists: Readonly<Record<string, () => Choice[]>> = {
    persons,
    present: persons,
    signatories: persons,
    of: persons,
    meeting: () =>
      open.map((m) => ({
        value: m.id,
        label: `${meetingWords[m.kind]}, ${(m.slot ?? m.slots.join(', ')).replace('T', ' ')}`,
      })),
    slot: () =>
      [...new Set(open.flatMap((m) => m.slots))].map((s) => ({
        value: s,
        label: s.replace('T', ' '),
      })),
    facilitators: () => staffIn(staff, ['facilitator'], kase),
    curator: () => staffIn(staff, ['familyCurator'], kase),
    attended: () => staffIn(staff, staffRoles, kase),
    decisions: () => staffIn(staff, staffRoles, kase),
    item: () => followedItems(kase).map(({ item, n }) => ({ value: item, label: `Пункт ${n}` })),
    question: () =>
      openQuestions(kase).map((q, n) => ({
        value: q.question,
        label: `Вопрос ${n + 1}: ${sideWords(kase, q.person)}`,
      })),
    limit: () =>
      getProcedure(kase.procedure.id, kase.procedure.version).limits.map((l) => ({
        value: l.id,
        label: l.title,
      })),
    event: () =>
      [...kase.events]
        .reverse()
        .filter((e) => sight.seesEvent(e))
        .slice(0, 20)
        .map((e) => ({ value: e.id, label: `${e.day}: ${e.type}` })),
    contents: () =>
      sentPapers(kase).map((value) => ({
        value,
        label: panel.texts.has(`document.${value}`) ? panel.texts.say(`document.${value}`) : value,
      })),
    answers: () =>
      getProcedure(kase.procedure.id, kase.procedure.version)
        .eligibility.criteria.filter((c) => c.kind === 'answer' && c.before === 'referral')
        .map((c) => ({ value: c.id, label: c.sentence })),
    criterion: () =>
      getProcedure(kase.procedure.id, kase.procedure.version).eligibility.criteria.map((c) => ({
        value: c.id,
        label: c.sentence.slice(0, 90),
      })),
  };
  if (name === 'service')
    return (await panel.store.settings.directory()).services.map((s) => ({
      value: s.id,
      label: s.name,
    }));
  const list = lists[name] ?? (kind.kind === 'person' ? persons : undefined);
  return name === 'meeting' ||
    name === 'slot' ||
    kind.kind === 'list' ||
    kind.kind === 'person' ||
    list !== undefined
    ? (list?.() ?? null)
    : null;
}

/** The papers that may go with the results: Kamchatka's protocol and card, everywhere the agreement (R183). */
const sentPapers = (kase: Case): string[] =>
  kase.procedure.id === 'kamchatka' ? ['FK7', 'FK9', 'agreement'] : ['agreement'];

/** Staff who hold one of the roles in cases of this procedure. */
function staffIn(staff: readonly Staff[], roles: readonly StaffRole[], kase: Case): Choice[] {
  const { id } = kase.procedure;
  return staff
    .filter((s) => !s.disabled)
    .filter((s) =>
      s.grants.some(
        (g) => roles.some((role) => role === g.role) && (g.procedures?.includes(id) ?? true),
      ),
    )
    .map((s) => ({ value: s.id, label: shortName(s) }));
}

const nameIn = (
  people: ReadonlyMap<PersonId, Parameters<typeof shortName>[0]>,
  id: PersonId,
): string => {
  const person = people.get(id);
  return person === undefined ? '' : shortName(person);
};
