import { type StaffRole } from '../../../cases/actor.js';
import { type Case } from '../../../cases/case.js';
import { findCommand } from '../../../cases/available-commands.js';
import { type CaseEvent } from '../../../cases/events/event.js';
import { PersonId } from '../../../cases/ids.js';
import { LocalTime } from '../../../cases/local-time.js';
import { limitsOf } from '../../../cases/limits-of-case.js';
import { type Deadline } from '../../../cases/deadlines.js';
import { type Refusal } from '../../../cases/refusal.js';
import { type Telling } from '../../../cases/telling.js';
import { staffDay } from '../../texts/dates.js';
import { type Texts } from '../../texts/texts.js';
import { type Option } from '../screen.js';
import { cardScreen, staleCard } from './card.js';
import { type CaseDesk, caseDesk, labelOf, linesOf, say, screenOf } from './desk.js';
import { commandOf, type Entry, inputOf, valueOf, withValue } from './entry.js';
import { commandOption } from './forms.js';
import { menuScreen } from './menu.js';
import { isOfCase, limitDays, limitText, nextLimit, stepLeft } from './limit-words.js';
import { nextSteps } from './next-steps.js';
import { doorOf, isAnswerOf } from './offers.js';
import { slotText } from './slot-words.js';
import { type StaffScreen, type StaffTalk } from './staff-talk.js';
import { inOneLine, whoAll, whoOf } from './who.js';

/** What was recorded, what follows, what comes next; it can be put right until the next step (I4). */
export function saved(talk: StaffTalk, texts: Texts, entry: Entry, before: Case): StaffScreen {
  const desk = caseDesk(talk, texts);
  if (desk === null) return menuScreen({ talk, texts });
  const event = desk.kase.history[before.history.length];
  if (event === undefined) return cardScreen(desk);
  const [next] = nextSteps(desk);
  const head = headLine(desk, entry, event);
  const limit = nextLimit(desk);
  const nextLine =
    next === undefined
      ? null
      : say(desk, 'ok.saved.next', {
          step: labelOf(desk, next),
          left: stepLeft(desk, next, limitDays(desk, limit)),
        });
  const buttons: Option[][] = [
    next === undefined ? [] : [commandOption(desk, next)],
    [{ id: 'fix', value: event.id }, { id: 'open' }],
  ];
  return screenOf(desk, 'ok.saved', buttons, {
    text: linesOf(head, ...followLines(desk, entry, before), nextLine),
    args: { label: '', date: '', follows: '', step: '', left: '' },
  });
}

/** «Записано: …» or, of what a participant said, «Записано со слов: …» (I8). */
function headLine(desk: CaseDesk, entry: Entry, event: CaseEvent): string {
  const command = entry['do'] ?? '';
  const person = PersonId.safeParse(valueOf(entry, 'person')).data;
  const date = staffDay(event.day);
  const answer = valueOf(entry, 'answer') ?? '';
  const own = `command.${command}.${answer}`;
  const pressed = desk.texts.has(own) ? say(desk, own) : labelOf(desk, command);
  const slot = LocalTime.safeParse(valueOf(entry, 'at') ?? valueOf(entry, 'slot')).data;
  const label = slot === undefined ? pressed : `${pressed} – ${slotText(slot)}`;
  if (person !== undefined && isAnswerOf(desk, command))
    return say(desk, 'twin.done', { who: whoOf(desk, person), label, date });
  const of = person === undefined ? label : `${label} – ${whoOf(desk, person)}`;
  return say(desk, 'ok.saved.head', { label: of, date });
}

/** Limits that began, ended or moved, and who is told. */
function followLines(desk: CaseDesk, entry: Entry, before: Case): string[] {
  const was = new Map(limitsOf(before, desk.ctx).deadlines.map((d) => [d.id, d]));
  const lines = limitsOf(desk.kase, desk.ctx)
    .deadlines.filter(({ id }) => isOfCase(desk, id))
    .map((now) => limitLine(desk, was.get(now.id), now));
  return [...lines, toldLine(desk, entry, before)].filter((line) => line !== null);
}

function limitLine(desk: CaseDesk, was: Deadline | undefined, now: Deadline): string | null {
  const limit = limitText(desk, now.id);
  if (now.ended !== null && was?.ended === null)
    return was.due === null && was.from === null ? null : say(desk, 'ok.ends', { limit });
  if (now.ended !== null || now.due === null || now.due === was?.due) return null;
  const date = staffDay(now.due);
  return was?.due === undefined || was.due === null
    ? say(desk, 'ok.starts', { limit, date })
    : say(desk, 'ok.moved', { limit, old: staffDay(was.due), date });
}

/** Whom the step tells: the same decision once more, without saving it. */
function toldLine(desk: CaseDesk, entry: Entry, before: Case): string | null {
  const name = entry['do'] ?? '';
  const ctx = { ...desk.ctx, warningsSeen: true, door: doorOf(desk, name) };
  const decision = findCommand(name, desk.kase.procedure.id)?.decide(
    before,
    inputOf(desk, entry),
    ctx,
    'try',
  );
  if (decision?.type !== 'accepted' || decision.tellings.length === 0) return null;
  const whom = recipients(desk, decision.tellings);
  return whom === '' ? null : say(desk, 'ok.told', { whom });
}

function recipients(desk: CaseDesk, tellings: readonly Telling[]): string {
  const persons = tellings
    .flatMap(({ to }) => (to.type === 'person' ? [to.person] : []))
    .filter((person) => desk.ctx.people.get(person)?.linked === true);
  const roles = tellings.flatMap(({ to }) => (to.type === 'role' ? [to.role] : []));
  const own = desk.talk.staff.role;
  const offices = [...new Set(roles)].filter((role) => role !== own).map((r) => roleWord(desk, r));
  return inOneLine([...persons.map((person) => whoOf(desk, person)), ...offices]);
}

const roleWord = (desk: CaseDesk, role: StaffRole): string =>
  say(desk, `role.${role}`).toLocaleLowerCase('ru');

/** Why not (I4): the sentence, or, where it would tell too much in a chat, that the page shows it. */
export function refused(
  talk: StaffTalk,
  texts: Texts,
  entry: Entry,
  refusal: Refusal,
): StaffScreen {
  const desk = caseDesk(talk, texts);
  if (desk === null) return menuScreen({ talk, texts });
  if (refusal.code === 'stale' || refusal.code === 'notNow') return staleCard(desk);
  const wanted = missingWords(desk, entry, refusal);
  if (wanted !== null)
    return screenOf(desk, 'q.text', [[{ id: 'back' }]], {
      memory: { ...entry, also: wanted, ask: wanted },
      awaits: 'text',
      text: linesOf(refusalSentence(desk, entry['do'] ?? '', refusal), say(desk, 'q.text')),
    });
  const hidden = notForChat.has(refusal.code);
  const helps: Option[] = helping(desk, refusal).map((name) => commandOption(desk, name));
  if (hidden)
    return screenOf(desk, 'refuse.hidden', [helps.slice(0, 2), pageRow(desk)], { memory: {} });
  return screenOf(desk, 'refuse', [helps.slice(0, 2), [{ id: 'open' }]], {
    args: { sentence: refusalSentence(desk, entry['do'] ?? '', refusal) },
  });
}

const pageRow = ({ talk }: CaseDesk): Option[] => [
  ...(talk.hasPages ? [{ id: 'panel', opens: 'panel' as const }] : []),
  { id: 'open' },
];

/** The field of words that the refusal asks for; null: it is about something else. */
function missingWords(desk: CaseDesk, entry: Entry, refusal: Refusal): string | null {
  if (refusal.code !== 'reasonNeeded') return null;
  const names = Object.keys(commandOf(desk, entry)?.input.shape ?? {});
  const field = ['reason', 'text', 'other'].find((name) => names.includes(name)) ?? null;
  return field === null || valueOf(entry, field) !== undefined ? null : field;
}

/** The sentence of a refusal, with sides in place of names. */
export function refusalSentence(
  desk: CaseDesk,
  command: string,
  { code, persons = [], codes = [] }: Refusal,
): string {
  const who = whoAll(
    desk,
    persons.map((person) => PersonId.parse(person)),
  );
  const named = codes.map((c) => nameOf(desk, command, c)).join(', ');
  return say(desk, `refusal.${code}`, {
    who,
    field: named,
    list: named,
    steps: named,
    fields: named,
    items: named,
    phone: desk.talk.sms.phone,
    n: codes.length,
  });
}

/** A code is a step, a document, a field of the command, one of its values; what has no words stands as it is. */
function nameOf(desk: CaseDesk, command: string, code: string): string {
  if (desk.texts.has(`command.${code}`)) return labelOf(desk, code);
  const keys = [
    `document.${code}`,
    `field.${command}.${code}`,
    `field.${code}`,
    `choice.${command}.${code}`,
    `choice.confirmStep.${code}`,
  ];
  const known = keys.find((key) => desk.texts.has(key));
  return known === undefined ? code : say(desk, known);
}

/** Sentences that never stand in a chat (I4). */
const notForChat: ReadonlySet<string> = new Set([
  'mentalIllness',
  'specialistMissing',
  'actionProgrammeMissing',
  'notEligible',
  'decisionNeeded',
  'minimumInfo',
  'accessNotAgreed',
  'lawNotInformed',
  'resultInfoNotShown',
  'guardianConsentMissing',
]);

/** The commands that put the refusal out of the way, as far as they are offered. */
function helping(desk: CaseDesk, { code, codes = [] }: Refusal): string[] {
  const named = codes.filter((c) => findCommand(c, desk.kase.procedure.id) !== undefined);
  const offered = new Set(nextSteps(desk));
  return [...named, ...(helpers[code] ?? [])].filter(
    (name) => offered.has(name) || named.includes(name),
  );
}

const helpers: Readonly<Record<string, readonly string[]>> = {
  participationMissing: ['answerParticipation'],
  pdConsentMissing: ['answerPdConsent'],
  paperMissing: ['answerPdConsent'],
  copyNotAsked: ['answerCopyConsent'],
  documentsMissing: ['finishDocument'],
  notSigned: ['signReferral'],
  resultMissing: ['signAgreement', 'draftAgreement'],
  copyNotAllowed: ['decideCopy'],
};

/** What should be looked at once more before it is saved. */
export function warned(
  talk: StaffTalk,
  texts: Texts,
  entry: Entry,
  warnings: readonly string[],
): StaffScreen {
  const desk = caseDesk(talk, texts);
  if (desk === null) return menuScreen({ talk, texts });
  const sentences = warnings.map((code) => say(desk, `warn.${code}`, { max: 600 })).join(' ');
  return screenOf(desk, 'warn', [[{ id: 'saveAnyway' }], [{ id: 'change' }, { id: 'back' }]], {
    args: { warnings: sentences },
    memory: entry,
  });
}

/** «Приглашение на 14 дней: …» */
export function invited(
  talk: StaffTalk,
  texts: Texts,
  person: PersonId,
  link: string,
): StaffScreen {
  const desk = caseDesk(talk, texts);
  if (desk === null) return menuScreen({ talk, texts });
  const text = `${whoOf(desk, person)}. ${say(desk, 'ok.invite', { n: 14, link })}`;
  const entry = withValue({}, 'person', person);
  return screenOf(
    desk,
    'ok.invite',
    [[{ id: 'sms', value: person }], [{ id: 'revokeInvitation' }, { id: 'open' }]],
    { args: { n: 14, link: '' }, text, memory: entry },
  );
}
