import { describe, expect, it } from '@jest/globals';
import { has, last } from '../../../src/cases/case.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { dialogue, PaperChat } from '../../support/paper-chat.js';
import {
  accepted,
  aPureCase,
  assigned,
  consent,
  folk,
  type PureCase,
  referred,
  signedCase,
} from '../../support/pure-case.js';

const F = 'facilitator';
const CS = 'commissionSecretary';
const events = (pure: PureCase) => pure.kase().events;

function opened(): PureCase {
  const pure = aPureCase();
  pure.does(CS, 'openCase', {
    territory: 'Тихая Бухта',
    route: 'A',
    branch: 'offence',
    documentsReceived: '2026-03-02',
    commissionMeeting: '2026-03-31',
  });
  pure.does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
  return pure;
}

function informed(): PureCase {
  const pure = assigned(referred(aPureCase()));
  for (const person of [folk.harmed, folk.boy, folk.mother])
    pure.does(F, 'informParticipant', { person });
  return pure;
}

function offered(person: PersonId = folk.harmed, count = 5): { pure: PureCase; meeting: string } {
  const pure = accepted();
  const meeting = pure.id();
  const slots = [1, 2, 3, 4, 5].slice(0, count).map((n) => `2026-03-0${n + 4}T15:00`);
  pure.does(F, 'proposeSlots', { meeting, persons: [person], slots, place: pure.text() });
  return { pure, meeting };
}

describe('the consent to data', () => {
  it('R45, R46, R47: nothing is asked before it, the two answers stand alike, none is chosen', () => {
    const pure = opened();
    const chat = new PaperChat(pure, folk.harmed);
    const screens = [chat.screen, chat.press('next').screen, chat.press('pdShow').screen];
    expect(screens.map(({ awaits }) => awaits)).toEqual([undefined, undefined, undefined]);
    expect(chat.screen.parts).toEqual(['СОГЛАСИЕ']);
    expect(chat.options().slice(0, 2)).toEqual(['pdYes', 'pdNo']);
    expect(dialogue.typed(chat.talk(), null, 'Меня зовут Вера').type).toBe('show');
    chat.press('pdYes');
    expect(events(pure).filter((e) => e.type === 'participationAgreed')).toEqual([]);
  });

  it('R51: a guardian signs the own text for the named child, and says how they are related', () => {
    const pure = opened();
    pure.does(CS, 'addPerson', { person: folk.child, role: 'side1' });
    const guardian = { person: folk.mother, role: 'guardian', of: [folk.child] };
    pure.does(CS, 'addPerson', { ...guardian, kinship: 'mother' });
    consent(pure, folk.mother);
    const chat = new PaperChat(pure, folk.mother, {
      children: new Map([[folk.child, 'Маша']]),
      childConsentText: { parts: ['СОГЛАСИЕ за ребёнка'], version: 'child-v1' },
    });
    expect(chat.said()).toContain('Теперь о ребёнке: Маша');
    expect(chat.press('pdShow').said()).toContain('СОГЛАСИЕ за ребёнка');
    chat.press('pdYes').press('kin', 'mother');
    expect(last(pure.kase(), 'pdConsentGiven', (e) => e.person === folk.child)).toMatchObject({
      signer: 'guardian',
      by: folk.mother,
      kinship: 'mother',
      textVersion: 'child-v1',
    });
  });
});

describe('taking part', () => {
  it('R59, R60: says that it is voluntary and may be taken back, then asks with three answers', () => {
    const chat = new PaperChat(informed(), folk.harmed);
    expect(chat.said()).toMatch(/только если согласны все.*Передумать можно в любой день.*\?/su);
    expect(chat.options()).toEqual(['partYes', 'partNo', 'partTalk', 'others']);
    const pure = informed();
    new PaperChat(pure, folk.harmed).press('partTalk').press('callWhen', 'evening');
    expect(has(pure.kase(), 'talkRequested')).toBe(true);
    expect(has(pure.kase(), 'callRequested', (e) => e.part === 'evening')).toBe(true);
  });

  it('R66: a refusal asks for no reason and can be changed', () => {
    const pure = informed();
    const chat = new PaperChat(pure, folk.harmed).press('partNo');
    expect(chat.screen.awaits).toBeUndefined();
    expect(last(pure.kase(), 'participationRefused')?.reason).toBeNull();
    chat.press('undo').press('partYes');
    expect(has(pure.kase(), 'participationAgreed', (e) => e.person === folk.harmed)).toBe(true);
  });

  it('R68: leaves at any stage with one confirmation, from the menu', () => {
    const { pure } = offered();
    const chat = new PaperChat(pure, folk.harmed).type('/menu').press('stop').press('leave');
    expect(has(pure.kase(), 'participantLeft')).toBe(false);
    expect(chat.press('leaveYes').said()).toContain('участие закончено');
    expect(has(pure.kase(), 'participantLeft', (e) => e.person === folk.harmed)).toBe(true);
  });
});

describe('meetings', () => {
  it('R92: shows up to five times; one is picked, another asked for, or a call', () => {
    const { pure } = offered();
    const chat = new PaperChat(pure, folk.harmed);
    expect(chat.options()).toEqual([
      ...Array.from({ length: 5 }, () => 'slot'),
      'slotOther',
      'placeOther',
      'call',
    ]);
    chat.press('slotOther').type('12.03 15:00');
    expect(last(pure.kase(), 'otherTimeRequested')).toMatchObject({
      wish: '2026-03-12',
      part: 'day',
    });
    expect(new PaperChat(pure, folk.harmed).said()).toContain('подбирает время');
  });

  it.each([
    ['15:30', '2026-03-12', 'day'],
    ['в 17', '2026-03-12', 'evening'],
    ['14.03 10:00', '2026-03-14', 'morning'],
  ])('R92: «%s» may be typed where a part of the day is asked for', (words, wish, part) => {
    const { pure } = offered();
    new PaperChat(pure, folk.harmed).press('slotOther').type('12.03').type(words);
    expect(last(pure.kase(), 'otherTimeRequested')).toMatchObject({ wish, part });
  });

  it('R77: another place is a wish: the meeting stays where it is', () => {
    const { pure, meeting } = offered();
    const place = new PaperChat(pure, folk.harmed).talk().kase;
    new PaperChat(pure, folk.harmed).press('placeOther').press('place', 'video');
    expect(last(pure.kase(), 'otherPlaceRequested')).toMatchObject({ choice: 'video', meeting });
    expect(last(pure.kase(), 'slotsProposed')).toEqual(last(place, 'slotsProposed'));
  });

  it('after the joint meeting nobody is told that it is being prepared', () => {
    const pure = accepted();
    const sides = [folk.harmed, folk.boy];
    for (const [n, person] of sides.entries()) {
      const meeting = pure.id();
      pure.at('2026-03-03 09:00');
      const when = { at: `2026-03-0${4 + n}T15:00`, form: 'inPerson', place: pure.text() };
      pure.does(F, 'fixMeeting', { meeting, persons: [person], ...when });
      pure.at(`2026-03-0${4 + n} 16:00`);
      pure.does(F, 'recordPreMeeting', { meeting, outcome: 'held' });
    }
    const joint = { meeting: pure.id() };
    const slot = '2026-03-10T15:00';
    pure.does(F, 'proposeJointMeeting', {
      ...joint,
      ...{ persons: sides, slots: [slot], place: pure.text() },
    });
    for (const person of sides)
      pure.does(person, 'answerJointMeeting', { person, ...joint, slots: [slot] });
    pure.does(F, 'confirmJointMeeting', { ...joint, slot });
    pure.at('2026-03-10 17:00');
    pure.does(F, 'recordJointMeeting', { ...joint, outcome: 'held', present: sides });
    pure.does(F, 'draftAgreement', {
      agreement: pure.id(),
      obligations: [{ item: pure.id(), text: pure.text(), owes: 'side2', due: '2026-04-20' }],
    });
    const said = new PaperChat(pure, folk.harmed).press('copyYes').said();
    expect(said).toContain('Спасибо, что пришли.');
    expect(said).not.toContain('готовит общую встречу');
  });

  it('R98, R182: a topic stays private until its author lets it be discussed', () => {
    const { pure, meeting } = offered(folk.harmed, 1);
    pure.does(folk.harmed, 'pickSlot', { person: folk.harmed, meeting, slot: '2026-03-05T15:00' });
    pure.at('2026-03-05 16:00');
    pure.does(F, 'recordPreMeeting', { meeting, outcome: 'held' });
    const chat = new PaperChat(pure, folk.harmed).press('agenda').type('Как быть с велосипедом');
    expect(has(pure.kase(), 'agendaItemAdded')).toBe(true);
    expect(has(pure.kase(), 'agendaItemShared')).toBe(false);
    chat.press('agendaYes');
    expect(has(pure.kase(), 'agendaItemShared')).toBe(true);
  });
});

describe('what was agreed', () => {
  function signed(changes: object = {}): { pure: PureCase; item: string } {
    const pure = accepted();
    const { item } = signedCase(pure, changes);
    pure.at('2026-04-20 10:00');
    return { pure, item };
  }

  it('R128, R129: each side is asked by the number alone, in words of its own', () => {
    const { pure, item } = signed();
    const owes = new PaperChat(pure, folk.boy).tell('feedback.ask.owes', { item });
    expect(owes.said()).toContain('для пункта 1. Этот пункт Ваш.');
    expect(owes.options()).toEqual(
      expect.arrayContaining(['done', 'partly', 'notYet', 'needHelp', 'again']),
    );
    owes.press('done');
    const owed = new PaperChat(pure, folk.harmed).tell('feedback.ask.owed', { item });
    expect(owed.said()).toContain('Этот пункт для Вас.');
    expect(owed.said()).not.toContain('Выполнено');
  });

  it('R137, R139: «not yet» gets no reproach; a comment reaches the others only by the next press', () => {
    const { pure, item } = signed();
    const chat = new PaperChat(pure, folk.boy).tell('feedback.ask.owes', { item }).press('notYet');
    expect(chat.said()).toContain('Ответ увидит только ведущий');
    chat.press('comment').type('Болел').press('shareNo');
    expect(last(pure.kase(), 'fulfilmentAnswered')).toMatchObject({
      answer: 'notYet',
      passOn: false,
    });
    expect(last(pure.kase(), 'fulfilmentAnswered')?.comment).not.toBeNull();
    expect(chat.tellings.map(({ to }) => ('role' in to ? to.role : to.type))).toEqual([F]);
  });

  it('R131: the notifier reports success at any time, the facilitator is told at once', () => {
    const { pure } = signed({ notifier: folk.harmed });
    pure.at('2026-03-05 10:00');
    const chat = new PaperChat(pure, folk.harmed).type('/menu').press('report');
    expect(has(pure.kase(), 'successReported')).toBe(true);
    expect(chat.tellings.map(({ to }) => ('role' in to ? to.role : to.type))).toEqual([F]);
    const other = new PaperChat(pure, folk.boy).type('/menu');
    expect(other.options()).not.toContain('report');
  });

  it('R132: a wish to return is told to the facilitator; reopening asks everybody anew', () => {
    const { pure, item } = signed();
    pure.does(F, 'completeProgramme', { result: 'agreement' });
    new PaperChat(pure, folk.boy).tell('feedback.ask.owes', { item }).press('again');
    expect(last(pure.kase(), 'fulfilmentAnswered')?.answer).toBe('return');
    pure.does(F, 'reopenProgramme', { askedBy: 'person' });
    for (const person of [folk.harmed, folk.boy])
      expect(new PaperChat(pure, person).screen.key).toBe('participation.ask.again');
  });
});
