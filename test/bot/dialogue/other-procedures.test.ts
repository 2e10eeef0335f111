import { describe, expect, it } from '@jest/globals';
import { has } from '../../../src/cases/case.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { dialogue, PaperChat as Chat } from '../../support/paper-chat.js';
import {
  accepted,
  aPureCase,
  consent,
  folk,
  type PureCase,
  referred,
} from '../../support/pure-case.js';

const UF = 'ufsinSpecialist';

/** A woman in the colony and two relatives. */
function aWoman(): PureCase {
  const pure = aPureCase('vmeste', '2026-03-09 09:00');
  pure.does(UF, 'openCase', { territory: 'Заречный', releaseDate: '2026-09-15' });
  pure.does(UF, 'addPerson', { person: folk.harmed, role: 'woman' });
  for (const person of [folk.aunt, folk.father])
    pure.does(UF, 'addPerson', { person, role: 'familyMember' });
  return pure;
}

const signs = (pure: PureCase, person: PersonId) =>
  pure.does(`paper:${UF}`, 'answerPdConsent', { person, answer: 'given' });

describe('«Вместе»', () => {
  it('R78: the principles are read before the first question, word for word, and again from the menu', () => {
    const pure = aWoman();
    const chat = new Chat(pure, folk.harmed);
    expect(chat.screen.key).toBe('about.vmeste');
    expect(chat.press('next').said()).toContain('принцип конфиденциальности');
    expect(chat.press('next').screen.key).toBe('pd.intro');
    signs(pure, folk.harmed);
    const later = new Chat(pure, folk.harmed);
    expect(later.screen.key).toBe('principles.vmeste');
    expect(later.press('next').screen.key).toBe('invitees.ask');
    expect(has(pure.kase(), 'principlesExplained')).toBe(true);
  });

  it('R70: the woman marks whom to invite among her own relatives, and nobody else is', () => {
    const pure = aWoman();
    signs(pure, folk.harmed);
    pure.does(UF, 'explainPrinciples', { person: folk.harmed });
    const chat = new Chat(pure, folk.harmed).tell('invitees.ask');
    chat.press('guest', folk.aunt).press('guest', folk.father).press('guest', folk.father);
    expect(chat.screen.options.flat().map((o) => o.label)).toContain('✓ Анна');
    chat.press('guestsDone');
    const chosen = pure.kase().events.find((e) => e.type === 'inviteesChosen');
    expect(chosen).toMatchObject({ persons: [folk.aunt], choice: 'add' });
  });

  it('R69: another facilitator can be asked for, and the answer changed', () => {
    const pure = aWoman();
    signs(pure, folk.harmed);
    pure.does(UF, 'explainPrinciples', { person: folk.harmed });
    pure.does(folk.harmed, 'chooseInvitees', { person: folk.harmed, persons: [folk.aunt] });
    pure.does(UF, 'startWork');
    pure.does(UF, 'informResourceCentre');
    pure.does('resourceCentre', 'appointCurator', { curator: 'familyCurator' });
    pure.does('resourceCentre', 'assignFacilitator', { facilitators: ['facilitator'] });
    const chat = new Chat(pure, folk.harmed);
    expect(chat.said()).toContain('Вам подходит этот ведущий?');
    expect(chat.press('leadNo').said()).toContain('предложит другого ведущего');
    expect(chat.press('undo').press('leadYes').screen.key).not.toContain('facilitator');
    expect(has(pure.kase(), 'facilitatorAccepted')).toBe(true);
  });
});

describe('the meeting itself', () => {
  /** The usual case after its joint meeting. */
  function met(): PureCase {
    const pure = accepted();
    for (const [person, time] of [
      [folk.harmed, '10:00'],
      [folk.boy, '12:00'],
    ] as const) {
      const meeting = pure.id();
      const slot = `2026-03-05T${time}`;
      pure.does('facilitator', 'fixMeeting', {
        meeting,
        persons: [person],
        at: slot,
        place: pure.text(),
      });
      pure.at(`2026-03-05 ${time}`);
      pure.does('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
    }
    const [meeting, slot] = [pure.id(), '2026-03-10T15:00'];
    const persons = [folk.harmed, folk.boy];
    const place = pure.text();
    pure.does('facilitator', 'proposeJointMeeting', { meeting, persons, slots: [slot], place });
    for (const person of persons)
      pure.does(person, 'answerJointMeeting', { person, meeting, slots: [slot] });
    pure.does('facilitator', 'confirmJointMeeting', { meeting, slot });
    pure.at('2026-03-10 17:00');
    pure.does('facilitator', 'recordJointMeeting', { meeting, outcome: 'held', present: persons });
    return pure;
  }

  it('R136: three short questions, each of which may be left unanswered', () => {
    const pure = met();
    const chat = new Chat(pure, folk.harmed).tell('feedback.meeting').press('rateGo');
    chat.press('grade', 'yes').press('grade', 'partly').press('grade', 'skip');
    expect(chat.said()).toContain('Спасибо, записано.');
    const given = pure.kase().events.find((e) => e.type === 'meetingFeedbackGiven');
    expect(given).toMatchObject({ safe: 'yes', heard: 'partly', wouldAdvise: 'skip' });
  });

  it('R136, R137: who was not at ease may talk with another specialist; the answer is kept', () => {
    const pure = met();
    const chat = new Chat(pure, folk.boy).tell('feedback.meeting').press('rateGo');
    expect(chat.press('grade', 'no').said()).toContain('Нам жаль, что так вышло.');
    chat.press('callOther').press('callWhen', 'evening');
    expect(has(pure.kase(), 'callRequested', (e) => e.otherSpecialist)).toBe(true);
    expect(has(pure.kase(), 'meetingFeedbackGiven', (e) => e.safe === 'no')).toBe(true);
  });
});

describe('the family branch of Kamchatka', () => {
  it('R72, R177: speaks of close people, not of a situation', () => {
    const pure = aPureCase();
    pure.does('commissionSecretary', 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'family',
      documentsReceived: '2026-03-02',
      commissionMeeting: '2026-03-31',
    });
    pure.does('commissionSecretary', 'addPerson', { person: folk.harmed, role: 'side1' });
    expect(new Chat(pure, folk.harmed).said()).toContain('Вам и Вашим близким');
  });
});

describe('a withdrawn consent (H9.7)', () => {
  it('R53: whatever comes later gets the one answer; help and the own data stay', () => {
    const pure = referred(aPureCase());
    const chat = new Chat(pure, folk.harmed);
    pure.does(folk.harmed, 'withdrawPdConsent', { person: folk.harmed });
    const typed = (text: string) => {
      const step = dialogue.typed(chat.talk(), null, text);
      return step.type === 'show' ? step.screen.key : step.type;
    };
    expect(typed('Ещё один вопрос')).toBe('withdraw.done');
    expect(typed('меню')).toBe('withdraw.done');
    expect(typed('стоп')).toBe('withdraw.done');
    expect(typed('помогите')).toBe('help.phones');
    expect(typed('мои данные')).toBe('command');
  });

  it('R58, R186: after a refused consent help shows numbers, and only a press tells the service', () => {
    const pure = aPureCase();
    const cs = 'commissionSecretary';
    pure.does(cs, 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2026-03-02',
      commissionMeeting: '2026-03-31',
    });
    pure.does(cs, 'addPerson', { person: folk.harmed, role: 'side1' });
    const chat = new Chat(pure, folk.harmed).press('next').press('pdShow').press('pdNo');
    expect(chat.screen.key).toBe('pd.refused');
    chat.press('help');
    expect(chat.screen.key).toBe('help.phones');
    expect(has(pure.kase(), 'helpAsked')).toBe(false);
    expect(chat.press('tellService').screen.key).toBe('help.told');
    expect(has(pure.kase(), 'helpAsked')).toBe(true);
    consent(pure, folk.harmed);
  });
});
