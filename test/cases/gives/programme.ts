import { type StaffRole } from '../../../src/cases/actor.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { folk } from '../../support/pure-case.js';
import { type Walk } from './walk.js';

export const F = 'facilitator';

/** The two sides of a programme: a grown-up, and whoever is on the other side. */
export interface Sides {
  readonly one: PersonId;
  readonly two: PersonId;
}

/** The people have consented to their data; of a minor the guardian, too. */
export function consents(w: Walk, keeper: StaffRole, who: readonly PersonId[]): void {
  for (const person of who) {
    w.quietly(`paper:${keeper}`, 'answerPdConsent', { person, answer: 'given' });
    if (person === folk.boy)
      w.quietly(`paper:${keeper}`, 'answerPdConsent', {
        person,
        answer: 'given',
        signer: 'guardian',
        by: folk.mother,
      });
  }
}

/** A person says it itself, in its messenger. */
const says =
  (w: Walk) =>
  (person: PersonId, command: string, input: object = {}, name = command): void =>
    w.does(person, command, { person, ...input }, name);

/** Informed orally and by letter, asked, agreed; the case is accepted. */
export function takesPart(w: Walk, { one, two }: Sides, others: readonly PersonId[] = []): void {
  const say = says(w);
  w.does(F, 'informParticipant', { person: one });
  for (const person of others) w.quietly(F, 'informParticipant', { person });
  const letter = { person: two, way: 'link', place: w.pure.text(), address: w.pure.text() };
  w.does(F, 'sendLetter', letter);
  say(one, 'answerParticipation', { answer: 'talkFirst' }, 'answerParticipation talkFirst');
  w.quietly(one, 'answerParticipation', { person: one, answer: 'agree' });
  say(two, 'answerParticipation', { answer: 'agree' });
}

/** Preliminary meetings with each side, and all that may become of one. */
export function meets(w: Walk, { one, two }: Sides, day: string): void {
  const { pure } = w;
  const say = says(w);
  const place = pure.text();
  const [first, second, third, fourth] = [pure.id(), pure.id(), pure.id(), pure.id()];
  const slots = [`${day}T10:00`, `${day}T11:00`];
  const offer = { meeting: first, persons: [one], slots, place };
  w.does(F, 'proposeSlots', offer);
  say(one, 'requestOtherTime', { meeting: first, part: 'evening' });
  const moved = { meeting: first, slots: [`${day}T12:00`], askedBy: 'person' };
  w.does(F, 'moveMeeting', moved);
  say(one, 'pickSlot', { meeting: first, slot: `${day}T12:00` });
  say(one, 'confirmAttendance', { meeting: first });
  say(one, 'requestOtherPlace', { choice: 'nearer', meeting: first });
  w.does(F, 'cancelMeeting', { meeting: first });
  w.does(F, 'fixMeeting', { meeting: second, persons: [one], at: `${day}T13:00`, place });
  w.quietly(F, 'fixMeeting', { meeting: third, persons: [two], at: `${day}T14:00`, place });
  w.quietly(F, 'fixMeeting', { meeting: fourth, persons: [two], at: `${day}T15:00`, place });
  pure.at(`${day} 17:00`);
  w.does(F, 'recordPreMeeting', { meeting: second, outcome: 'held' });
  const missed = { meeting: third, outcome: 'notHeld', reason: pure.text() };
  w.does(F, 'recordPreMeeting', missed, 'recordPreMeeting notHeld');
  w.quietly(F, 'recordPreMeeting', { meeting: fourth, outcome: 'held' });
  say(one, 'answerGoOn', { answer: 'yes' });
}

/** Who comes along, what is talked about. */
export function prepares(w: Walk, { one }: Sides, kind: object = {}): void {
  const { pure } = w;
  const say = says(w);
  say(one, 'proposeSupporter', { relation: 'friend' });
  w.does(F, 'decideSupporter', { person: one, answer: 'yes', supporter: folk.father });
  const own = pure.text();
  say(one, 'addAgendaItem', { text: own });
  say(one, 'shareAgendaItem', { item: own, answer: 'yes' });
  say(one, 'shareAgendaItem', { item: own, answer: 'no' }, 'shareAgendaItem no');
  const asked = pure.text();
  w.does(F, 'addAgendaItem', { text: asked }, 'addAgendaItem F');
  w.does(F, 'arrangeAgenda', { items: [asked], ...kind });
}

/** The joint meeting: called off, missed, held. */
export function meetsJointly(w: Walk, { one, two }: Sides, day: string): void {
  const { pure } = w;
  const say = says(w);
  const persons = [one, two];
  const place = pure.text();
  const poll = (time: string, name?: string) => {
    const meeting = pure.id();
    const slot = `${day}T${time}`;
    const offer = { meeting, persons, slots: [slot, `${day}T20:00`], place };
    if (name === undefined) w.quietly(F, 'proposeJointMeeting', offer);
    else w.does(F, 'proposeJointMeeting', offer, name);
    return { meeting, slot };
  };
  const off = poll('09:30');
  w.does(F, 'cancelMeeting', { meeting: off.meeting }, 'cancelMeeting joint');
  const agreed = (name?: string) => {
    const { meeting, slot } = poll(name === undefined ? '10:00' : '18:00', name);
    const answer = { meeting, slots: [slot] };
    if (name === undefined) {
      for (const person of persons) w.quietly(person, 'answerJointMeeting', { person, ...answer });
      w.quietly(F, 'confirmJointMeeting', { meeting, slot });
    } else {
      say(one, 'answerJointMeeting', answer, 'answerJointMeeting first');
      say(two, 'answerJointMeeting', answer);
      w.does(F, 'confirmJointMeeting', { meeting, slot });
    }
    return meeting;
  };
  const missed = agreed();
  pure.at(`${day} 11:00`);
  const notHeld = { meeting: missed, outcome: 'notHeld', reason: pure.text() };
  w.does(F, 'recordJointMeeting', notHeld, 'recordJointMeeting notHeld');
  const held = agreed('proposeJointMeeting');
  pure.at(`${day} 20:30`);
  w.does(F, 'recordJointMeeting', { meeting: held, outcome: 'held', present: persons });
  say(one, 'answerMeetingFeedback', { safe: 'yes', heard: 'yes', wouldAdvise: 'skip' });
}

/** The agreement with one obligation; the notifier watches it. */
export function agrees(w: Walk, { one, two }: Sides, review: string, asksCopy: boolean): string {
  const { pure } = w;
  const say = says(w);
  const item = pure.id();
  w.does(F, 'draftAgreement', {
    agreement: pure.id(),
    obligations: [{ item, text: pure.text(), owes: 'side2', due: null }],
    reviewAt: `${review}T12:00`,
    notifier: folk.aunt,
    term: 'P2M',
  });
  if (asksCopy) {
    say(one, 'answerCopyConsent', { answer: 'yes' });
    say(two, 'answerCopyConsent', { answer: 'no' }, 'answerCopyConsent no');
  }
  return item;
}

/** What was agreed is followed: answers, the talk about the result, settled, and gone back to. */
export function followsUp(w: Walk, { two }: Sides, item: string, review: string): void {
  const { pure } = w;
  const say = says(w);
  say(two, 'answerFulfilment', { item, answer: 'partly' });
  say(folk.aunt, 'reportSuccess');
  pure.at(`${review} 14:00`);
  w.does(F, 'recordReviewMeeting', { outcome: 'held' });
  w.does(F, 'settleFulfilment', { item, state: 'inProgress' }, 'settleFulfilment one');
  w.does(F, 'settleFulfilment', { state: 'fulfilled' });
}
