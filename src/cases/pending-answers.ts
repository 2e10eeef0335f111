import { type CalendarDay, instantAt } from './calendar-day.js';
import { type Case, has, inRound, isCompleted, last, lastOf } from './case.js';
import { agreement, copyAnswers } from './commands/agreement.js';
import { asksToTakePart, isReadyToDecide } from './commands/informing.js';
import { type Context, isChild } from './context.js';
import { askedAbout, followedItems, settledState } from './followed-items.js';
import { type PersonId } from './ids.js';
import { instantOf, type Meeting, meetings, offerOf } from './meetings.js';
import {
  activeMembers,
  answeringGuardians,
  findParticipant,
  guardianAnswer,
  inClosedInstitution,
  isSilenced,
  participants,
} from './participants.js';
import { mayWriteTo } from './pd-consent.js';

/** A question that a person was asked by messenger and has not answered. */
export interface PendingAnswer {
  /** Who was asked: the person, of a child its guardian. */
  readonly person: PersonId;
  /** The instant of the question. */
  readonly since: Date;
}

/** Every question that still waits for somebody who can be written to (R80). */
export function pendingAnswers(kase: Case, ctx: Context): PendingAnswer[] {
  const open = isCompleted(kase)
    ? followUp(kase, ctx)
    : [
        ...takingPart(kase, ctx),
        ...offers(kase, ctx),
        ...goingOn(kase, ctx),
        ...copies(kase, ctx),
        ...followUp(kase, ctx),
      ];
  return open.filter((p) => canBeWrittenTo(kase, ctx, p.person) && !hasSpoken(kase, p));
}

function canBeWrittenTo(kase: Case, ctx: Context, who: PersonId): boolean {
  return (
    mayWriteTo(kase, ctx, who) &&
    ctx.people.get(who)?.linked === true &&
    !inClosedInstitution(kase, who) &&
    !isSilenced(kase, who) &&
    !has(inRound(kase), 'participantLeft', (e) => e.person === who)
  );
}

/** Asked for a call, another time or place since, or a call is due anyway: a person takes over from there. */
function hasSpoken(kase: Case, { person, since }: PendingAnswer): boolean {
  const said = [
    'callRequested',
    'talkRequested',
    'otherTimeRequested',
    'otherPlaceRequested',
    'personUnreachable',
    'callMade',
  ] as const;
  return lastOf(kase, said, (e) => e.person === person && e.at >= since) !== undefined;
}

/** To whom a question about these persons goes. */
const recipients = (kase: Case, ctx: Context, subject: PersonId): PersonId[] =>
  isChild(ctx, subject) ? answeringGuardians(kase, subject).map((g) => g.person) : [subject];

function takingPart(kase: Case, ctx: Context): PendingAnswer[] {
  const reopened = last(kase, 'programmeReopened')?.at ?? null;
  return participants(kase).flatMap(({ person }) => {
    const told = lastOf(kase, ['participantInformed', 'letterSent'], (e) => e.person === person);
    const open =
      told !== undefined && asksToTakePart(kase, ctx, person) && isReadyToDecide(kase, person);
    if (!open || hasAnswered(kase, person)) return [];
    return [{ person, since: reopened ?? told.at }];
  });
}

function hasAnswered(kase: Case, who: PersonId): boolean {
  const part = findParticipant(kase, who);
  if (part?.role === 'guardian')
    return part.of.every((child) => guardianAnswer(kase, who, child) !== 'none');
  return (
    lastOf(
      inRound(kase),
      ['participationAgreed', 'participationRefused', 'talkRequested'],
      (e) => e.person === who,
    ) !== undefined
  );
}

/** Times that were offered and of which at least one still lies ahead. */
function offers(kase: Case, ctx: Context): PendingAnswer[] {
  return meetings(kase)
    .flatMap((m) => offerOf(m) ?? [])
    .filter((m) => m.slots.some((slot) => instantOf(slot, ctx.zone) > ctx.now))
    .flatMap((m) => {
      const since = offeredAt(kase, m);
      const silent = m.persons.filter((who) => !m.answers.has(who));
      return since === undefined
        ? []
        : silent.flatMap((who) => recipients(kase, ctx, who).map((person) => ({ person, since })));
    });
}

const offeredAt = (kase: Case, { id }: Meeting): Date | undefined =>
  lastOf(kase, ['slotsProposed', 'jointMeetingProposed', 'meetingMoved'], (e) => e.meeting === id)
    ?.at;

/** Whether to go on to a joint meeting, asked after the preliminary one. */
function goingOn(kase: Case, ctx: Context): PendingAnswer[] {
  const round = inRound(kase);
  if (has(round, 'jointMeetingProposed')) return [];
  return meetings(kase)
    .filter((m) => m.kind === 'preliminary' && m.state === 'held')
    .flatMap((m) => {
      const held = last(round, 'preMeetingHeld', (e) => e.meeting === m.id);
      if (held === undefined || held.stillAgrees === 'no') return [];
      return m.persons
        .filter((who) => !has(round, 'goOnAnswered', (e) => e.person === who))
        .flatMap((who) => recipients(kase, ctx, who))
        .map((person) => ({ person, since: held.at }));
    });
}

function copies(kase: Case, ctx: Context): PendingAnswer[] {
  const draft = agreement(kase);
  const asked = ctx.procedure.agreementCopy.askedBefore !== null;
  if (!asked || draft === undefined) return [];
  if (has(kase, 'agreementSigned', (e) => e.agreement === draft.agreement)) return [];
  const answers = copyAnswers(kase);
  return activeMembers(kase, ctx)
    .filter((m) => !answers.has(m.person))
    .flatMap((m) => recipients(kase, ctx, m.person))
    .map((person) => ({ person, since: draft.at }));
}

/** The items whose day has come, of those that are asked about once. */
function followUp(kase: Case, ctx: Context): PendingAnswer[] {
  return followedItems(kase)
    .filter((i) => !i.repeats && settledState(kase, i.item) === null)
    .flatMap((i) => {
      const day = i.days.filter((d) => d <= ctx.today).at(-1);
      return day === undefined
        ? []
        : askedAbout(kase, i)
            .filter((who) => !has(kase, 'fulfilmentAnswered', isAbout(who, i.item)))
            .flatMap((who) => recipients(kase, ctx, who))
            .map((person) => ({ person, since: askedAt(day, ctx) }));
    });
}

const isAbout =
  (who: PersonId, item: string) =>
  (e: { readonly person: PersonId; readonly item: string }): boolean =>
    e.person === who && e.item === item;

const askedAt = (day: CalendarDay, ctx: Context): Date => instantAt(day, '09:00', ctx.zone);
