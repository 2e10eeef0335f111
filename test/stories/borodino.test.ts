import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type PersonId } from '../../src/cases/ids.js';
import {
  accountOf,
  aFarTown,
  commission,
  type FarTown,
  otherService,
  service,
} from '../support/far-town.js';

let town: FarTown;
let harmed: PersonId, boy: PersonId, mother: PersonId;

const CS = 'commissionSecretary';

/** A case of the commission with its people, and what happened. Thursday 5 March 2026. */
async function received(criminalCase = false): Promise<void> {
  await town.open(CS, {
    territory: 'Заречный',
    caseType: 'offenderAdmin',
    caseReceived: '2026-03-04',
    commission,
  });
  await town.done(CS, 'addPerson', { person: harmed, role: 'side1' });
  await town.done(CS, 'addPerson', { person: boy, role: 'side2' });
  const guardian = { person: mother, role: 'guardian', of: [boy], kinship: 'mother' };
  await town.done(CS, 'addPerson', guardian);
  await town.done(CS, 'describeSituation', {
    narrative: await town.text('Ссора во дворе, испорчен велосипед.'),
    from: '2026-02-25',
    injured: true,
    harm: ['material'],
    criminalCase,
  });
  await town.done(CS, 'answerEligibility', {
    answers: ['E-B1', 'E-B3', 'E-B5', 'E-B6'].map((criterion) => ({ criterion, answer: 'yes' })),
  });
}

async function consents(by: 'paper:commissionSecretary' | 'paper:serviceHead'): Promise<void> {
  for (const person of [harmed, mother])
    await town.done(by, 'answerPdConsent', { person, answer: 'given' });
  const forBoy = { person: boy, answer: 'given' };
  await town.done(by, 'answerPdConsent', {
    ...forBoy,
    signer: 'guardian',
    by: mother,
    kinship: 'mother',
  });
  await town.done(by, 'answerPdConsent', forBoy);
}

/** The referral goes to the service, the second way. */
async function referred(programmeDue?: string): Promise<void> {
  await town.done(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
  await consents('paper:commissionSecretary');
  await town.done(CS, 'chooseService', { service });
  await town.done(CS, 'signReferral', { number: '7', programmeDue });
  await town.done(CS, 'sendReferral');
}

/** The service and the mediator take it. */
async function taken(): Promise<void> {
  await town.done('serviceHead', 'receiveReferral');
  await town.done('serviceHead', 'decideReferral', { decision: 'accept' });
  await town.done('serviceHead', 'assignFacilitator', { facilitators: [accountOf('facilitator')] });
  await town.done('facilitator', 'decideMediation', {
    decision: 'accept',
    type: 'victimOffenderMediation',
  });
  await town.done('facilitator', 'notifyCommission', { way: 'phone' });
}

async function accepted(): Promise<void> {
  for (const person of [harmed, boy, mother])
    await town.done('facilitator', 'informParticipant', { person });
  for (const person of [harmed, boy])
    await town.done(person, 'answerParticipation', { person, answer: 'agree' });
  await town.done('facilitator', 'acceptCase', { types: ['victimOffenderMediation'] });
}

async function metAll(day: string): Promise<void> {
  for (const [person, time] of [
    [harmed, '10:00'],
    [boy, '12:00'],
  ] as const) {
    const meeting = newId();
    const slot = `${day}T${time}`;
    const place = await town.text('Служба');
    await town.done('facilitator', 'fixMeeting', { meeting, persons: [person], at: slot, place });
    town.at(`${day} ${time}`);
    await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
  }
}

async function metJointly(day: string): Promise<void> {
  const meeting = newId();
  const slot = `${day}T15:00`;
  const persons = [harmed, boy];
  await town.done('facilitator', 'proposeJointMeeting', {
    meeting,
    persons,
    slots: [slot],
    place: await town.text('Служба'),
  });
  for (const person of persons)
    await town.done(person, 'answerJointMeeting', { person, meeting, slots: [slot] });
  await town.done('facilitator', 'confirmJointMeeting', { meeting, slot });
  town.at(`${day} 17:00`);
  await town.done('facilitator', 'recordJointMeeting', {
    meeting,
    outcome: 'held',
    present: persons,
  });
}

async function drafted(): Promise<string> {
  const item = newId();
  await town.done('facilitator', 'draftAgreement', {
    agreement: newId(),
    obligations: [
      { item, text: await town.text('Починить велосипед'), owes: 'side2', due: '2026-04-20' },
    ],
    term: '2026-04-30',
  });
  return item;
}

const sign = () => town.as('facilitator', 'signAgreement', { signatories: [harmed, boy] });

describe('a case of Borodino, command by command', () => {
  beforeEach(async () => {
    town = await aFarTown('krasnoyarsk-borodino', '2026-03-05 09:00');
    harmed = await town.person('Ветлугина Полина Андреевна', '1985-02-03', 'Аптека');
    boy = await town.person('Рябов Кирилл Денисович', '2010-06-15');
    mother = await town.person('Рябова Ольга Игоревна', '1984-11-20');
  });
  afterEach(() => town.close());

  it('R83, R84: goes from the referral to a kept agreement, stage by stage', async () => {
    await received();
    expect(await town.where()).toEqual(['B1', 'consentPending']);
    await referred();
    expect(await town.where()).toEqual(['B3', 'serviceReview']);
    expect(await town.toldTo('serviceHead')).toContain('told.referralSent');
    expect(
      await town.as('serviceHead', 'assignFacilitator', {
        facilitators: [accountOf('facilitator')],
      }),
    ).toMatchObject({ refusal: { code: 'notDecided' } });
    await town.done('serviceHead', 'receiveReferral');
    await town.done('serviceHead', 'decideReferral', { decision: 'accept' });
    expect(await town.tasks('serviceHead')).toContain('assignFacilitator');
    await town.done('serviceHead', 'assignFacilitator', {
      facilitators: [accountOf('facilitator')],
    });
    expect(await town.where()).toEqual(['B4', 'mediatorDecision']);
    await town.done('facilitator', 'decideMediation', {
      decision: 'accept',
      type: 'victimOffenderMediation',
    });
    expect(await town.tasks('facilitator')).toContain('informDecision');
    await town.done('facilitator', 'notifyCommission', { way: 'phone' });
    expect(await town.where()).toEqual(['B5', 'informing']);
    await accepted();
    await metAll('2026-03-12');
    expect(await town.where()).toEqual(['B5', 'preMeetings']);
    await metJointly('2026-03-18');
    const item = await drafted();
    expect((await sign()).type).toBe('done');
    await town.done('facilitator', 'completeProgramme', { result: 'agreement' });
    expect(await town.where()).toEqual(['B7', 'agreementReached']);
    expect(await town.state('B-D9')).toBe('done');
    await town.done('facilitator', 'finishDocument', { form: 'FB3' });
    await town.done('facilitator', 'sendResults', { way: 'email', recipientsSeen: true });
    expect(await town.where()).toEqual(['B7', 'followUp']);
    town.at('2026-04-20 10:00');
    await town.done(boy, 'answerFulfilment', { person: boy, item, answer: 'done' });
    await town.done('facilitator', 'settleFulfilment', { state: 'fulfilled' });
    await town.done('facilitator', 'closeCase', { why: 'finished' });
    expect((await town.where())[1]).toBe('closed');
  });

  it('R147: reminds after 2 and 3 working days of the review, and on days 20, 27 and 30 of the programme', async () => {
    await received();
    await referred();
    await town.done('serviceHead', 'receiveReferral');
    expect(await town.due('B-D6')).toBe('2026-03-11');
    const reviewed = (await town.pass('2026-03-06', '2026-03-11')).filter((l) => /B-D6/u.test(l));
    expect(reviewed).toEqual(['03-10 remind B-D6 servicehead', '03-11 remind B-D6 servicehead']);
    await town.done('serviceHead', 'decideReferral', { decision: 'accept' });
    await town.done('serviceHead', 'assignFacilitator', {
      facilitators: [accountOf('facilitator')],
    });
    expect(await town.due('B-D9')).toBe('2026-04-04');
    const run = await town.pass('2026-03-12', '2026-04-05');
    expect(run.filter((l) => /remind B-D9 facilitator/u.test(l)).map((l) => l.slice(0, 5))).toEqual(
      ['03-25', '04-01', '04-04'],
    );
    expect(run.filter((l) => /overdue/u.test(l)).every((l) => l.startsWith('04-05'))).toBe(true);
  });

  it('R5, R148: an extension moves the day and the reminders, and is refused without reason or notice', async () => {
    await received();
    await referred();
    await taken();
    town.at('2026-04-01 10:00');
    const why = await town.text('Болезнь участника');
    const full = {
      extendedTo: '2026-04-25',
      extensionReason: why,
      extensionNotified: '2026-04-01',
    };
    expect(
      await town.as('facilitator', 'extendProgramme', { ...full, extensionReason: undefined }),
    ).toMatchObject({ refusal: { code: 'extensionIncomplete' } });
    expect(
      await town.as('facilitator', 'extendProgramme', { ...full, extendedTo: '2026-04-04' }),
    ).toMatchObject({ refusal: { code: 'extensionNotLater' } });
    await town.done('facilitator', 'extendProgramme', full);
    expect(await town.due('B-D9')).toBe('2026-04-25');
    expect(await town.toldTo(CS)).toContain('told.programmeExtended');
    const run = await town.pass('2026-04-02', '2026-04-26');
    expect(run.filter((l) => /remind B-D9 facilitator/u.test(l)).map((l) => l.slice(0, 5))).toEqual(
      ['04-15', '04-22', '04-25'],
    );
  });

  it('R89: the dates of the decree prevail over computed ones, and the register question has its day', async () => {
    await received();
    await town.done(CS, 'considerCase', { presence: 'inAbsentia', decision: 'route1' });
    await town.done(CS, 'recordDecree', {
      decree: '2026-03-05',
      number: '11',
      service,
      measuresDue: '2026-03-25',
      programmeDue: '2026-03-30',
      resultDue: '2026-04-06',
      registerQuestion: '2026-04-10',
    });
    await town.done(CS, 'sendReferral');
    expect(await town.due('B-D2')).toBe('2026-03-25');
    expect(await town.due('B-D3')).toBe('2026-03-30');
    expect(await town.due('B-D4')).toBe('2026-04-06');
    expect(await town.due('B-D5')).toBe('2026-04-10');
    await town.done(CS, 'recordMeasures');
    expect(await town.state('B-D2')).toBe('done');
    expect(await town.as(CS, 'recordHearing')).toMatchObject({ refusal: { code: 'notNow' } });
    town.at('2026-04-10 12:00');
    expect(await town.tasks(CS)).toContain('recordHearing');
    await town.done(CS, 'recordHearing');
    expect(await town.state('B-D5')).toBe('done');
  });

  it('R49: after a meeting without the sides the service collects the consents', async () => {
    await received();
    await town.done(CS, 'considerCase', { presence: 'inAbsentia', decision: 'route2' });
    await town.done(CS, 'chooseService', { service });
    await town.done(CS, 'signReferral', {});
    await town.done(CS, 'sendReferral');
    await town.done('serviceHead', 'receiveReferral');
    expect(await town.tasks('serviceHead')).toContain('collectPdConsent');
    expect(await town.tasks(CS)).not.toContain('collectPdConsent');
    await consents('paper:serviceHead');
    expect(await town.tasks('serviceHead')).not.toContain('collectPdConsent');
  });

  it('R67: a refusal of the mediator needs a reason, and the commission is told of either decision', async () => {
    await received();
    await referred();
    await town.done('serviceHead', 'receiveReferral');
    await town.done('serviceHead', 'decideReferral', { decision: 'accept' });
    await town.done('serviceHead', 'assignFacilitator', {
      facilitators: [accountOf('facilitator')],
    });
    expect(await town.as('facilitator', 'decideMediation', { decision: 'decline' })).toMatchObject({
      refusal: { code: 'reasonNeeded' },
    });
    const reason = await town.text('Стороны не готовы');
    await town.done('facilitator', 'decideMediation', { decision: 'decline', reason });
    expect(await town.where()).toEqual(['B5', 'mediatorRefused']);
    expect(await town.toldTo(CS)).toContain('told.mediatorDecided.decline');
    expect(await town.as('facilitator', 'closeCase', { why: 'declined', reason })).toMatchObject({
      refusal: { code: 'openSteps', codes: ['notifyCommission'] },
    });
    await town.done('facilitator', 'notifyCommission', { way: 'email' });
    await town.done('facilitator', 'closeCase', { why: 'declined', reason });
  });

  it('R85: another municipality returns the referral, which stops the limit of the programme', async () => {
    await received();
    await referred();
    await taken();
    await town.done('serviceHead', 'returnReferral', { wishedBy: 'both' });
    expect(await town.where()).toEqual(['B5', 'returned']);
    expect(await town.state('B-D9')).toBe('done');
    expect(await town.as('facilitator', 'informParticipant', { person: boy })).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
    expect(await town.tasks(CS)).toContain('redirectReferral');
    await town.done(CS, 'redirectReferral', { territory: 'Соседний' });
    expect((await town.where())[1]).toBe('closed');
  });

  it('R11: suggestions without a day of their own are made, and are never overdue', async () => {
    await received();
    await referred();
    await town.done('serviceHead', 'receiveReferral');
    await town.done('serviceHead', 'decideReferral', { decision: 'accept' });
    const passed = await town.pass('2026-03-06', '2026-03-12');
    expect(passed.filter((l) => /B-D7/u.test(l))).toEqual(['03-06 remind B-D7 servicehead']);
    await town.done('serviceHead', 'assignFacilitator', {
      facilitators: [accountOf('facilitator')],
    });
    await town.done('facilitator', 'decideMediation', { decision: 'accept', type: 'circle' });
    await accepted();
    town.at('2026-03-18 12:00');
    await town.done('facilitator', 'completeProgramme', { result: 'resolvedWithoutMeeting' });
    const later = await town.pass('2026-03-19', '2026-03-30');
    expect(later.filter((l) => /B-D12 facilitator/u.test(l))).toEqual([
      '03-19 remind B-D12 facilitator',
      '03-21 remind B-D12 facilitator',
      '03-25 remind B-D12 facilitator',
    ]);
    expect(later.filter((l) => /overdue/u.test(l))).toEqual([]);
  });

  it('a step that others rest on is not taken back before them', async () => {
    await received();
    await referred();
    await taken();
    const decided = (await town.kase()).events.find((e) => e.type === 'serviceDecided');
    const wrong = { event: decided!.id, takeBack: true, reason: await town.text('Ошибка') };
    expect(await town.as('serviceHead', 'correctFact', wrong)).toMatchObject({
      refusal: { code: 'laterSteps' },
    });
  });

  it('R68: a side that refuses before acceptance ends it with a notice of the fact', async () => {
    await received();
    await referred();
    await taken();
    for (const person of [harmed, boy, mother])
      await town.done('facilitator', 'informParticipant', { person });
    await town.done(boy, 'answerParticipation', { person: boy, answer: 'refuse' });
    expect((await town.where())[1]).toBe('partyRefused');
    expect(await town.state('B-D9')).toBe('notNeeded');
    const reason = await town.text('Отказ');
    expect(await town.as('facilitator', 'closeCase', { why: 'refused', reason })).toMatchObject({
      refusal: { code: 'openSteps', codes: ['sendResults'] },
    });
    await town.done('facilitator', 'completeProgramme', {
      result: 'withdrawn',
      initiator: 'side2',
    });
    await town.done('facilitator', 'finishDocument', { form: 'FB3' });
    await town.done('facilitator', 'sendResults', { way: 'email', recipientsSeen: true });
    await town.done('facilitator', 'closeCase', { why: 'refused', reason });
  });

  it('R25: a long account and a missing kind of harm are warned about, not refused', async () => {
    await received();
    const words = { from: '2026-02-25', injured: true, narrativeLength: 700 };
    const described = await town.done(CS, 'describeSituation', {
      ...words,
      narrative: await town.text('Долгий рассказ.'),
    });
    expect(described.events.at(-1)?.warnings).toEqual(['narrativeLong']);
    await town.done(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
    await town.done(CS, 'chooseService', { service });
    const signed = await town.done(CS, 'signReferral', { programmeDue: '2026-05-01' });
    expect(signed.events.at(-1)?.warnings).toEqual(['dueBeyondThirty', 'noHarm']);
  });

  it('R86: the commission may choose the service by the recorded wish of the sides', async () => {
    await received();
    await town.done(CS, 'recordWillingness', {
      person: harmed,
      answer: 'willing',
      serviceWish: 'otherMunicipality',
    });
    await town.done(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
    await town.done(CS, 'chooseService', { service: otherService, basis: 'sidesWish' });
    await town.done(CS, 'signReferral', {});
    const sent = await town.done(CS, 'sendReferral');
    expect(sent.events.at(-1)).toMatchObject({ service: otherService });
  });

  it('R38: the question is not considered before ages, schools and guardians are known', async () => {
    boy = await town.person('Рябов Кирилл Денисович', '2010-06-15', '');
    await received();
    expect(
      await town.as(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' }),
    ).toMatchObject({ refusal: { code: 'minimumInfo', codes: ['school'] } });
  });

  it('R30: without a minor among the sides there is no referral', async () => {
    boy = await town.person('Рябов Кирилл Денисович', '2001-06-15');
    await received();
    await town.done(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
    await town.done(CS, 'chooseService', { service });
    expect(await town.as(CS, 'signReferral', {})).toMatchObject({ refusal: { code: 'noMinor' } });
  });

  it('R112: a minor with a criminal case signs only after reading how the result may be taken into account', async () => {
    await received(true);
    await referred();
    await taken();
    await accepted();
    await metAll('2026-03-12');
    await metJointly('2026-03-18');
    await drafted();
    expect((await town.where())[0]).toBe('B6');
    expect(await town.tasks('facilitator')).toContain('showResultInfo');
    expect(await sign()).toMatchObject({
      refusal: { code: 'resultInfoNotShown', persons: [boy, mother] },
    });
    await town.done('facilitator', 'showResultInfo', { persons: [boy, mother], way: 'paper' });
    expect((await sign()).type).toBe('done');
    expect((await town.where())[0]).toBe('B5');
  });

  it('R108, R109: a copy goes only when both sides agreed, else the fact alone', async () => {
    await received();
    await referred();
    await taken();
    await accepted();
    await metAll('2026-03-12');
    await metJointly('2026-03-18');
    await drafted();
    await sign();
    await town.done(harmed, 'answerCopyConsent', { person: harmed, answer: 'yes' });
    await town.done(boy, 'answerCopyConsent', { person: boy, answer: 'no' });
    await town.done('facilitator', 'completeProgramme', { result: 'agreement' });
    await town.done('facilitator', 'finishDocument', { form: 'FB3' });
    const results = { way: 'email', recipientsSeen: true };
    expect(
      await town.as('facilitator', 'sendResults', { ...results, contents: ['agreement'] }),
    ).toMatchObject({ refusal: { code: 'copyNotAllowed' } });
    await town.done('facilitator', 'sendResults', results);
  });
});
