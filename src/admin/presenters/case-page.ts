import { type Case, last } from '../../cases/case.js';
import { type Context, ageOn } from '../../cases/context.js';
import { type Deadline } from '../../cases/deadlines.js';
import { limitsOf } from '../../cases/limits-of-case.js';
import { meetings } from '../../cases/meetings.js';
import { facilitators } from '../../cases/case.js';
import { findParticipant, participants, participation, sideOf } from '../../cases/participants.js';
import { pdConsent, requiredSigner } from '../../cases/pd-consent.js';
import { stageOf } from '../../cases/stage.js';
import { statusOf } from '../../cases/status.js';
import { type Message } from '../../bot/outbox.js';
import { type Texts } from '../../bot/texts/texts.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { type Person, shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { dayWords, dueChip, type DueChip, instantWords, plural } from './words.js';

export interface CasePageSources {
  readonly people: ReadonlyMap<string, Person>;
  readonly staff: readonly Staff[];
  readonly messages: readonly Message[];
  readonly texts: Texts;
}

/** Everything the page of a case shows, in words. */
export function casePage(kase: Case, ctx: Context, sources: CasePageSources) {
  const { deadlines, warnings } = limitsOf(kase, ctx);
  const words = wordingArgs(ctx.procedure.wording);
  const shown = deadlines.filter((d) => d.state !== 'noDate' || d.start !== null);
  const stage = stageOf(kase, ctx);
  return {
    number: kase.number,
    territory: last(kase, 'caseOpened')?.territory ?? '',
    status: sources.texts.say(`status.${statusOf(kase, ctx)}`, words),
    meeting: meetingLine(kase),
    facilitator: facilitatorLine(kase, sources.staff),
    stages: pictured(ctx).map((s, n) => ({
      name: s.name,
      state: stateOf(
        n,
        pictured(ctx).findIndex((x) => x.code === stage),
      ),
    })),
    open: shown.filter((d) => !isDone(d)).map((d) => limitRow(d, ctx)),
    done: shown.filter(isDone).map((d) => limitRow(d, ctx)),
    warnings: warnings.map((w) => w.text),
    people: participants(kase).map((p) => personRow(kase, ctx, p.person, sources)),
    meetings: meetings(kase).map((m) => ({
      when: m.slot === null ? m.slots.map(slotWords).join('; ') : slotWords(m.slot),
      what:
        m.kind === 'joint'
          ? 'Общая встреча'
          : `Предварительная встреча, ${m.persons.map((p) => sideWords(kase, p)).join(', ')}`,
      state: meetingStates[m.state],
    })),
    messages: sources.messages.slice(0, 12).map((m) => messageRow(m, kase, ctx, sources)),
    history: [...kase.history]
      .reverse()
      .slice(0, 40)
      .map((e) => ({
        when: instantWords(e.at, ctx.zone),
        what: historyWords(e.type, sources.texts, words),
        who: 'person' in e && e.person !== null ? sideWords(kase, e.person) : '',
        by:
          e.actor.type === 'staff'
            ? nameOf(sources.staff, e.actor.id)
            : e.actor.type === 'person'
              ? 'в боте'
              : 'система',
      })),
  };
}

const meetingStates = {
  offered: 'предложена',
  planned: 'назначена',
  held: 'проведена',
  notHeld: 'не состоялась',
  cancelled: 'отменена',
} as const;

/** The stages of the picture: tasks beside them are left out. */
const pictured = (ctx: Context) =>
  ctx.procedure.stages.filter((s) => s.place !== 'task' && s.place !== 'inside');

const stateOf = (n: number, present: number) =>
  n < present ? 'done' : n === present ? 'now' : 'ahead';

function meetingLine(kase: Case): string {
  const set = last(kase, 'commissionMeetingSet');
  const meeting =
    set === undefined ? (last(kase, 'caseOpened')?.commissionMeeting ?? null) : set.meeting;
  return meeting === null ? 'заседание не назначено' : `заседание ${dayWords(meeting)}`;
}

function facilitatorLine(kase: Case, staff: readonly Staff[]): string {
  const id = facilitators(kase)[0];
  return id === undefined ? 'ведущий не назначен' : `ведущий ${nameOf(staff, id)}`;
}

const nameOf = (staff: readonly Staff[], id: string): string => {
  const found = staff.find((s) => s.id === id);
  return found === undefined ? '' : shortName(found);
};

const isDone = (d: Deadline) =>
  d.state === 'done' || d.state === 'doneLate' || d.state === 'notNeeded';

function limitRow(d: Deadline, ctx: Context) {
  const limit = ctx.procedure.limits.find((l) => l.id === d.id);
  const day = d.due ?? d.from;
  return {
    title: limit?.title ?? d.id,
    responsible: d.responsible === null ? '' : (ctx.procedure.roles[d.responsible] ?? ''),
    day: day === null ? '–' : dayWords(day),
    chip: chipOf(d, ctx),
    why: d.why.map((w) => ({ label: whyLabels[w.kind], text: w.text })),
  };
}

const whyLabels = {
  rule: 'Правило',
  start: 'Отсчёт',
  count: 'Счёт',
  compared: 'Сравнили',
  extension: 'Продление',
} as const;

function chipOf(d: Deadline, ctx: Context): DueChip {
  if (d.state === 'notNeeded') return { form: 'done', words: 'не нужен' };
  if (d.ended !== null && isDone(d)) return { form: 'done', words: `сделано ${dayWords(d.ended)}` };
  if (d.due === null)
    return d.start === null
      ? { form: 'waiting', words: 'отсчёт не начался' }
      : { form: 'none', words: 'срок не установлен' };
  return dueChip(d.due, ctx.today);
}

const pdWords = {
  none: 'ждём',
  given: 'есть, без бумаги',
  paper: 'есть, бумага',
  refused: 'отказ',
  withdrawn: 'отозвано',
} as const;
const partWords = {
  agreed: 'согласие есть',
  refused: 'отказ',
  talk: 'хочет поговорить',
  none: 'ждём',
} as const;

function personRow(
  kase: Case,
  ctx: Context,
  id: Parameters<typeof sideOf>[1],
  { people }: CasePageSources,
) {
  const person = people.get(id);
  const age = ageOn(ctx, id, ctx.today);
  const role = findParticipant(kase, id)?.role ?? '';
  return {
    id,
    name: person === undefined ? 'данные удалены' : shortName(person),
    side: sideWords(kase, id),
    age: age === null ? '' : plural(age, 'год', 'года', 'лет'),
    pd: pdWords[pdConsent(kase, id, requiredSigner(kase, ctx, id))],
    part: role === 'guardian' ? '–' : partWords[participation(kase, ctx, id)],
    bot: ctx.people.get(id)?.linked === true ? 'в боте' : 'не в боте',
  };
}

/** «сторона 2, представитель». */
export function sideWords(kase: Case, id: Parameters<typeof sideOf>[1]): string {
  const side = sideOf(kase, id);
  const role = findParticipant(kase, id)?.role;
  const name = side === 'side1' ? 'сторона 1' : side === 'side2' ? 'сторона 2' : 'другой участник';
  return role === 'guardian' ? `${name}, представитель` : name;
}

const slotWords = (slot: string): string =>
  `${Number(slot.slice(8, 10))}.${slot.slice(5, 7)}, ${slot.slice(11)}`;

const messageStates = {
  queued: 'в очереди',
  sent: 'отправлено',
  panel: 'только в панели',
  unreachable: 'не дошло: нужно позвонить',
  rejected: 'не принято',
  dropped: 'уже не нужно',
} as const;

function messageRow(m: Message, kase: Case, ctx: Context, sources: CasePageSources) {
  const to = m.to.type === 'staff' ? nameOf(sources.staff, m.to.id) : sideWords(kase, m.to.id);
  return {
    to,
    what: messageWords(m, ctx),
    state: messageStates[m.state],
    failed: m.state === 'unreachable' || m.state === 'rejected',
    when: instantWords(m.sentAt ?? m.notBefore, ctx.zone),
  };
}

const messageKinds: readonly (readonly [string, string])[] = [
  ['limit.overdue', 'Срок прошёл'],
  ['limit.', 'Напоминание о сроке'],
  ['slot.reminder', 'Напоминание о встрече'],
  ['slot.offer', 'Выбор времени'],
  ['meeting.', 'О встрече'],
  ['joint.', 'Об общей встрече'],
  ['participation.', 'Вопрос об участии'],
  ['letter', 'Письмо'],
  ['copy.', 'Вопрос о копии договора'],
  ['agreement.', 'О договоре'],
  ['feedback.', 'Вопрос о выполнении'],
  ['told.safety', 'Просьба о помощи'],
  ['told.', 'Новость дела'],
  ['pre.after', 'После встречи'],
  ['closed', 'Завершение'],
  ['question.', 'Ответ на вопрос'],
];

function messageWords(m: Message, ctx: Context): string {
  const kind = messageKinds.find(([prefix]) => m.text.startsWith(prefix))?.[1] ?? 'Сообщение';
  const limit = ctx.procedure.limits.find((l) => l.id === m.data['limit']);
  return limit === undefined ? kind : `${kind}: ${limit.title}`;
}

function historyWords(type: string, texts: Texts, words: Record<string, string>): string {
  return (
    historyLabels[type] ??
    (texts.has(`told.${type}.history`) ? texts.say(`told.${type}.history`, words) : type)
  );
}

const historyLabels: Readonly<Record<string, string>> = {
  caseOpened: 'Заявка открыта',
  situationDescribed: 'Ситуация описана',
  personAdded: 'Добавлен участник',
  personRemoved: 'Участник убран',
  contactModeSet: 'Способ связи',
  willingnessRecorded: 'Ответ до заявки',
  eligibilityAnswered: 'Критерии заполнены',
  eligibilityDecided: 'Решение по критерию',
  serviceChosen: 'Служба выбрана',
  referralSigned: 'Заявка подписана',
  referralSent: 'Заявка отправлена',
  caseDeclined: 'Не направлено в службу',
  invitationIssued: 'Приглашение в бот',
  invitationRevoked: 'Приглашение отозвано',
  invitationAccepted: 'Человек в боте',
  invitationDeclined: 'Приглашение отклонено',
  pdConsentGiven: 'Согласие на данные',
  pdConsentRefused: 'Нет согласия на данные',
  pdConsentWithdrawn: 'Согласие на данные отозвано',
  withdrawalCarriedOut: 'Отзыв исполнен',
  continuationDecided: 'Решено, как быть дальше',
  referralReceived: 'Служба получила заявку',
  facilitatorAssigned: 'Ведущий назначен',
  facilitatorReplaced: 'Ведущий заменён',
  referralTaken: 'Ведущий получил заявку',
  delayExplained: 'Указана причина задержки',
  commissionMeetingSet: 'Дата заседания',
  lawEnforcementInformed: 'Органы проинформированы',
  participantInformed: 'Проинформирован устно',
  letterSent: 'Письмо передано',
  socialRegulationsApplied: 'По регламенту соцуслуг',
  participationAgreed: 'Согласие участвовать',
  participationRefused: 'Отказ участвовать',
  talkRequested: 'Просит сначала поговорить',
  guardianConsentGiven: 'Представитель согласен',
  guardianConsentRefused: 'Представитель против',
  guardianRefusalDecided: 'Решено после отказа представителя',
  caseAccepted: 'Случай принят',
  commissionNotified: 'Комиссия уведомлена',
  participantLeft: 'Вышел из программы',
  slotsProposed: 'Предложено время',
  slotPicked: 'Время выбрано',
  meetingFixed: 'Встреча записана',
  otherTimeRequested: 'Просит другое время',
  otherPlaceRequested: 'Просит другое место',
  callRequested: 'Просит позвонить',
  callMade: 'Звонок сделан',
  attendanceConfirmed: 'Подтвердил, что будет',
  meetingMoved: 'Встреча перенесена',
  meetingCancelled: 'Встреча отменена',
  preMeetingHeld: 'Предварительная встреча проведена',
  preMeetingNotHeld: 'Предварительная встреча не состоялась',
  goOnAnswered: 'Ответ после встречи',
  jointMeetingProposed: 'Общая встреча предложена',
  jointMeetingAnswered: 'Ответ об общей встрече',
  jointMeetingConfirmed: 'Общая встреча назначена',
  jointMeetingHeld: 'Общая встреча проведена',
  jointMeetingNotHeld: 'Общая встреча не состоялась',
  agreementDrafted: 'Договор составлен',
  copyConsentGiven: 'Копию можно передать',
  copyConsentRefused: 'Против передачи копии',
  copyDecided: 'Решено о копии',
  agreementSigned: 'Договор заключён',
  programmeCompleted: 'Программа завершена',
  documentFinished: 'Документ готов',
  resultsSent: 'Результаты отправлены',
  hearingRecorded: 'Решение комиссии',
  fulfilmentAnswered: 'Ответ о выполнении',
  fulfilmentSettled: 'Выполнение отмечено',
  successReported: 'Сообщили о выполнении',
  programmeReopened: 'Возврат к программе',
  questionAsked: 'Вопрос ведущему',
  questionAnswered: 'Ответ на вопрос',
  helpAsked: 'Просьба о помощи',
  helpContactRecorded: 'Связались с человеком',
  messagesPaused: 'Пауза сообщений',
  messagesResumed: 'Снова пишем',
  ownDataRequested: 'Запрос своих данных',
  noteAdded: 'Заметка',
  reminderSnoozed: 'Напоминание перенесено',
  supportAsked: 'Просьба о поддержке',
  casePaused: 'Дело на паузе',
  caseResumed: 'Дело возобновлено',
  factCorrected: 'Исправление',
  caseClosed: 'Дело закрыто',
  caseReopened: 'Дело открыто снова',
  personUnreachable: 'Не удалось написать',
};
