import { has, inRound, lastOf } from '../../../../cases/case.js';
import { isReadyToDecide } from '../../../../cases/commands/informing.js';
import { isChild } from '../../../../cases/context.js';
import { facilitatorAnswer } from '../../../../cases/facilitator-answer.js';
import { type PersonId } from '../../../../cases/ids.js';
import {
  findParticipant,
  guardianAnswer,
  isInformed,
  participation,
} from '../../../../cases/participants.js';
import { type Option, type Screen, type Talk } from '../../screen.js';
import { can, optional } from '../can.js';
import { pairs, rows, type Screens } from '../screens.js';
import { subjectOf, wardOf } from '../views.js';
import { type Situation } from './situation.js';

/** How taking part is answered here: by which command and about whom; null: this reader is not asked. */
export function askingToTakePart(
  talk: Talk,
): { readonly command: string; readonly child: PersonId | null } | null {
  const ward = wardOf(talk);
  if (ward === null)
    return isMemberLike(talk) ? { command: 'answerParticipation', child: null } : null;
  if (can(talk, 'answerGuardianConsent', talk.person))
    return { command: 'answerGuardianConsent', child: ward };
  const speaksForChild = isChild(talk.ctx, ward) && talk.kase.procedure.id !== 'kamchatka';
  return speaksForChild ? { command: 'answerParticipation', child: null } : null;
}

const isMemberLike = ({ kase, person }: Talk): boolean => {
  const role = findParticipant(kase, person)?.role;
  return role !== undefined && role !== 'guardian' && role !== 'addictionSpecialist';
};

/** What was answered about taking part in this round. */
export function answerOf(talk: Talk): 'agreed' | 'refused' | 'talk' | 'none' {
  const asked = askingToTakePart(talk);
  return asked !== null && asked.child !== null
    ? guardianAnswer(talk.kase, talk.person, asked.child)
    : participation(talk.kase, talk.ctx, subjectOf(talk));
}

/** The question about taking part, in the words of who reads it (R59, R60). */
export function participationAsk(talk: Talk, s: Screens): Screen {
  const key = has(talk.kase, 'programmeReopened') ? 'participation.ask.again' : 'participation.ask';
  return s.make(talk, key, rows('partYes', 'partNo', 'partTalk', 'others'));
}

/** The person was told of the programme; of a child, its guardian was or itself. */
export const isTold = (talk: Talk): boolean =>
  isInformed(talk.kase, talk.person) || isInformed(talk.kase, subjectOf(talk));

/** In «Вместе» nobody decides before the principles were told (R78). */
const isBeforePrinciples = (talk: Talk): boolean =>
  talk.kase.procedure.id === 'vmeste' && !isReadyToDecide(talk.kase, subjectOf(talk));

/** Rows 8 and 28: deciding about taking part. */
export const deciding: Situation = (talk, s) => {
  if (!isTold(talk) || askingToTakePart(talk) === null) return null;
  if (isBeforePrinciples(talk)) return null;
  const answer = answerOf(talk);
  return answer === 'none' || answer === 'talk' ? participationAsk(talk, s) : null;
};

/** Rows 9 and 31: refused, left. A guardian's «no» for a teenager is no end of anything. */
export const outOfIt: Situation = (talk, s) => {
  if (hasLeft(talk)) return s.make(talk, 'leave.done', rows('undo'));
  if (!isTold(talk) || askingToTakePart(talk) === null || answerOf(talk) !== 'refused') return null;
  return s.make(talk, 'participation.no', rows('undo'));
};

const hasLeft = (talk: Talk): boolean => {
  const of = new Set([talk.person, subjectOf(talk)]);
  const newest = lastOf(inRound(talk.kase), ['participantLeft', 'participationAgreed'], (e) =>
    of.has(e.person),
  );
  return newest?.type === 'participantLeft';
};

/** Row 7a: does this facilitator suit, asked again of each new one (R69). */
export const facilitatorAsk: Situation = (talk, s) => {
  const answer = facilitatorAnswer(talk.kase, talk.person);
  if (answer === 'declined') return s.make(talk, 'facilitator.declined', rows('undo'));
  if (answer === 'accepted' || !can(talk, 'answerFacilitator')) return null;
  return facilitatorQuestion(talk, s);
};

/** «Вам подходит этот ведущий?» */
export const facilitatorQuestion = (talk: Talk, s: Screens): Screen =>
  s.make(talk, 'facilitator.ask', rows('leadYes', 'leadMeet', 'leadNo'));

/** Row 3 of «Вместе»: the principles, before the woman is asked anything (R78). */
export const principlesFirst: Situation = (talk, s) => {
  const { kase, person, principles } = talk;
  const isKnown = has(kase, 'principlesExplained', (e) => e.person === person);
  const isWoman = findParticipant(kase, person)?.role === 'woman';
  if (!isWoman || isKnown || principles === null || !can(talk, 'explainPrinciples')) return null;
  return principlesScreen(talk, principles, '', s);
};

/** The principles word for word, alone in their message. */
export const principlesScreen = (
  talk: Talk,
  principles: readonly string[],
  then: string,
  s: Screens,
): Screen => ({
  ...s.make(talk, 'principles.vmeste', rows('next', 'others', 'call'), { memory: { then } }),
  parts: principles,
  partsOnly: true,
});

/** Row 7b: whom to invite, until the woman has said so (R70). */
export const inviteesAsk: Situation = (talk, s) =>
  can(talk, 'chooseInvitees') && !has(talk.kase, 'inviteesChosen') ? invitees(talk, [], s) : null;

/** How many relatives have a button; more are spoken of by telephone (H5). */
const guests = 6;

/** «Кого Вы хотите пригласить?»: first names of the own family, those marked with a tick. */
export function invitees(talk: Talk, marked: readonly string[], s: Screens): Screen {
  const guest = ([person, name]: readonly [PersonId, string]): Option => ({
    id: 'guest',
    value: person,
    label: s.say(talk, marked.includes(person) ? 'mark.on' : 'mark.off', { label: name }),
  });
  const options = [
    ...pairs([...talk.relatives].slice(0, guests).map(guest)),
    [{ id: 'guestOther' }, ...optional(marked.length > 0, { id: 'guestsDone' })],
  ];
  return s.make(talk, 'invitees.ask', options, { memory: { marked: marked.join(',') } });
}
