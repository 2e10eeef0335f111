import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type PersonId } from '../../src/cases/ids.js';
import { accountOf, aFarTown, type FarTown } from '../support/far-town.js';

let town: FarTown;
let woman: PersonId, sister: PersonId, uncle: PersonId;

const UF = 'ufsinSpecialist';
const RC = 'resourceCentre';
const FC = 'familyCurator';
const F = 'facilitator';

/** The colony opens the case; the release is half a year and a few days ahead. Monday 9 March 2026. */
async function opened(): Promise<void> {
  await town.open(UF, { territory: 'Заречный', releaseDate: '2026-09-15' });
  await town.done(UF, 'addPerson', { person: woman, role: 'woman' });
  await town.done(UF, 'addPerson', { person: sister, role: 'familyMember' });
  await town.done(RC, 'addPerson', { person: uncle, role: 'familyMember' });
  for (const person of [woman, sister])
    await town.done(`paper:${UF}`, 'answerPdConsent', { person, answer: 'given' });
}

async function invited(): Promise<void> {
  await town.done(UF, 'explainPrinciples', { person: woman });
  await town.done(woman, 'chooseInvitees', { person: woman, persons: [sister] });
}

async function staffed(): Promise<void> {
  await town.done(UF, 'startWork');
  await town.done(UF, 'informResourceCentre');
  await town.done(RC, 'appointCurator', { curator: accountOf(FC) });
  await town.done(RC, 'assignFacilitator', { facilitators: [accountOf(F)] });
  for (const person of [woman, sister])
    await town.done(person, 'answerFacilitator', { person, answer: 'accept' });
}

async function documented(): Promise<void> {
  for (const form of ['FV1', 'FV2', 'FV3']) await town.done(UF, 'finishDocument', { form });
  await town.done(UF, 'submitDocuments');
  await town.done(FC, 'confirmStep', { step: 'V1.3' });
  await town.done(FC, 'finishDocument', { form: 'FV4' });
  await town.done(FC, 'confirmStep', { step: 'V1.7' });
  await meeting('first');
  await town.done(RC, 'finishDocument', { form: 'FV5' });
  await town.done(RC, 'passDocuments');
  await town.done(F, 'finishDocument', { form: 'FV6' });
  await town.done(F, 'confirmStep', { step: 'V1.11' });
}

const meeting = async (which: 'first' | 'repeat') =>
  town.done(RC, 'recordWorkingMeeting', {
    which,
    present: [accountOf(RC), accountOf(FC)],
    decisions: [
      { text: await town.text('Найти жильё'), responsible: accountOf(FC), due: '2026-04-01' },
    ],
  });

/** Stage 2: everybody is informed and agrees, the facilitator's steps are done, both sides were met. */
async function prepared(): Promise<void> {
  for (const person of [woman, sister]) {
    await town.done(F, 'explainPrinciples', { person, stage: 'V2' });
    await town.done(F, 'informParticipant', { person });
    await town.done(person, 'answerParticipation', { person, answer: 'agree' });
  }
  await town.done(RC, 'removePerson', { person: uncle, why: 'notNeeded' });
  await town.done(F, 'acceptCase', { types: ['familyMediation'] });
  for (const [person, time] of [
    [woman, '10:00'],
    [sister, '12:00'],
  ] as const) {
    const id = newId();
    const slot = `2026-03-20T${time}`;
    const place = await town.text('Центр');
    await town.done(F, 'fixMeeting', { meeting: id, persons: [person], at: slot, place });
    town.at(`2026-03-20 ${time}`);
    await town.done(F, 'recordPreMeeting', { meeting: id, outcome: 'held' });
  }
}

const joint = async () => ({
  meeting: newId(),
  persons: [woman, sister],
  slots: ['2026-03-27T15:00'],
  place: await town.text('Центр'),
});

async function metJointly(): Promise<void> {
  const asked = await joint();
  const item = await town.text('Где жить первое время?');
  await town.done(F, 'addAgendaItem', { text: item });
  await town.done(F, 'arrangeAgenda', { items: [item], kind: 'relatives' });
  await town.done(F, 'confirmStep', { step: 'V2.2' });
  await town.done(F, 'proposeJointMeeting', asked);
  for (const person of asked.persons)
    await town.done(person, 'answerJointMeeting', {
      person,
      meeting: asked.meeting,
      slots: asked.slots,
    });
  await town.done(F, 'confirmJointMeeting', { meeting: asked.meeting, slot: asked.slots[0] });
  town.at('2026-03-27 17:00');
  await town.done(F, 'recordJointMeeting', {
    meeting: asked.meeting,
    outcome: 'held',
    present: asked.persons,
  });
}

describe('a case of «Вместе», command by command', () => {
  beforeEach(async () => {
    town = await aFarTown('vmeste', '2026-03-09 09:00');
    woman = await town.person('Лапина Вера Игоревна', '1990-01-05');
    sister = await town.person('Лапина Анна Игоревна', '1994-05-07');
    uncle = await town.person('Лапин Олег Павлович', '1961-02-03');
  });
  afterEach(() => town.close());

  it('R196, R198: goes through the five stages to closing', async () => {
    await opened();
    expect(await town.where()).toEqual(['V1', 'draft']);
    expect(await town.toldTo(RC)).toContain('told.caseOpened');
    await invited();
    expect(await town.where()).toEqual(['V1', 'consentPending']);
    await staffed();
    expect(await town.tasks(FC)).toContain('confirmStep');
    await documented();
    expect(await town.tasks(FC)).not.toContain('confirmStep');
    expect(await town.tasks(RC)).toContain('recordWorkingMeeting');
    await meeting('repeat');
    expect(await town.where()).toEqual(['V2', 'assigned']);
    expect(await town.toldTo(FC)).toContain('told.workingMeetingRecorded');
    await prepared();
    await metJointly();
    expect(await town.where()).toEqual(['V4', 'jointMeetingHeld']);
    await town.done(F, 'draftAgreement', {
      kind: 'oral',
      agreement: newId(),
      obligations: [
        { item: newId(), text: await town.text('Звонить'), owes: 'side2', due: '2026-05-01' },
      ],
    });
    await town.done(F, 'signAgreement', { signatories: [woman, sister] });
    await town.done(F, 'completeProgramme', { result: 'agreement' });
    await town.done(F, 'confirmStep', { step: 'V4' });
    expect(await town.where()).toEqual(['V5', 'followUp']);
    expect(await town.as(F, 'closeCase', { why: 'finished' })).toMatchObject({
      refusal: { code: 'openSteps', codes: ['settleFulfilment'] },
    });
    await town.done(F, 'settleFulfilment', { state: 'fulfilled' });
    expect(await town.state('V-D5')).toBe('done');
    await town.done(F, 'closeCase', { why: 'finished' });
    expect((await town.where())[1]).toBe('closed');
  });

  it('R149: six months before the release the colony is reminded, and the work ends the limit', async () => {
    await opened();
    expect(await town.due('V-D1')).toBe('2026-03-15');
    const run = await town.pass('2026-03-10', '2026-03-16');
    expect(run.filter((l) => /V-D1/u.test(l))).toEqual([
      '03-15 remind V-D1 ufsinspecialist',
      '03-16 overdue V-D1 ufsinspecialist',
      '03-16 overdue.co V-D1 coordinator',
    ]);
    await town.done(UF, 'startWork', { on: '2026-03-14' });
    expect(await town.state('V-D1')).toBe('done');
  });

  it('R149: parole and documents have two working days, with a reminder on each', async () => {
    await opened();
    await town.done(UF, 'recordParole', {
      paroleDecision: '2026-03-06',
      releaseDate: '2026-03-30',
    });
    expect(await town.due('V-D2')).toBe('2026-03-11');
    expect(await town.due('V-D1')).toBe('2025-09-30');
    const parole = await town.pass('2026-03-10', '2026-03-11');
    expect(parole.filter((l) => /V-D2/u.test(l))).toEqual([
      '03-10 remind V-D2 ufsinspecialist',
      '03-11 remind V-D2 ufsinspecialist',
    ]);
    await town.done(UF, 'informResourceCentre');
    expect(await town.state('V-D2')).toBe('done');
    town.at('2026-03-12 10:00');
    await town.done(UF, 'submitDocuments', { missingSeen: true });
    expect(await town.due('V-D3')).toBe('2026-03-16');
    const documents = await town.pass('2026-03-13', '2026-03-16');
    expect(documents.filter((l) => /V-D3/u.test(l))).toEqual([
      '03-13 remind V-D3 resourcecentre',
      '03-16 remind V-D3 resourcecentre',
    ]);
  });

  it('R150: each Monday of stages 2 and 3 the centre is reminded, unless the week was discussed', async () => {
    await opened();
    await staffed();
    await meeting('repeat');
    const first = await town.pass('2026-03-10', '2026-03-23');
    const weekly = (lines: readonly string[]) =>
      lines.filter((l) => /V-D4/u.test(l)).map((l) => l.slice(0, 5));
    expect(weekly(first)).toEqual(['03-16', '03-23']);
    town.at('2026-03-30 07:00');
    await town.done(RC, 'recordDiscussion');
    expect(weekly(await town.pass('2026-03-30', '2026-04-06'))).toEqual(['04-06']);
  });

  it('R69: who asks for another facilitator is heard, and the centre gets a task', async () => {
    await opened();
    await invited();
    await staffed();
    await town.done(woman, 'answerFacilitator', { person: woman, answer: 'decline' });
    expect(await town.toldTo(RC)).toContain('told.facilitatorDeclined');
    expect(await town.tasks(RC)).toContain('replaceFacilitator');
    expect(await town.as(F, 'acceptCase', { types: ['familyMediation'] })).toMatchObject({
      refusal: { code: 'notNow' },
    });
    await town.done(RC, 'replaceFacilitator', {
      facilitators: [accountOf(F)],
      why: 'declined',
    });
    expect(await town.tasks(RC)).not.toContain('replaceFacilitator');
  });

  it('R70: the bot writes to nobody whom the woman did not choose', async () => {
    await opened();
    const invitation = { person: uncle, invitation: newId(), ends: new Date(2026, 3, 1) };
    await town.done(`paper:${UF}`, 'answerPdConsent', { person: uncle, answer: 'given' });
    expect(await town.as(RC, 'issueInvitation', invitation)).toMatchObject({
      refusal: { code: 'notHerInvitee' },
    });
    expect(
      await town.as(woman, 'chooseInvitees', { person: woman, persons: [uncle] }),
    ).toMatchObject({ refusal: { code: 'notNow' } });
    await town.done(UF, 'explainPrinciples', { person: woman });
    expect(await town.toldTo(woman)).toContain('invitees.ask');
    await town.done(woman, 'chooseInvitees', { person: woman, persons: [uncle] });
    await town.done(RC, 'issueInvitation', invitation);
    await town.done(woman, 'chooseInvitees', {
      person: woman,
      persons: [uncle],
      choice: 'remove',
    });
    expect(await town.as(RC, 'issueInvitation', invitation)).toMatchObject({
      refusal: { code: 'notHerInvitee' },
    });
  });

  it('R78, R115: there is no joint meeting before the principles, the agenda and the step of stage 2', async () => {
    await opened();
    await invited();
    await staffed();
    await documented();
    await prepared();
    expect(await town.as(F, 'proposeJointMeeting', await joint())).toMatchObject({
      refusal: { code: 'stepsMissing', codes: ['arrangeAgenda', 'V2.2'] },
    });
    await metJointly();
  });

  it('R116: without housing the centre has to tell the NGO', async () => {
    await opened();
    await staffed();
    await town.done(FC, 'recordHousing', { housing: 'none' });
    expect(await town.tasks(RC)).toContain('informNgo');
    await town.done(RC, 'confirmStep', { step: 'ngoInformed' });
    expect(await town.tasks(RC)).not.toContain('informNgo');
    expect(await town.as(F, 'confirmStep', { step: 'V1.3' })).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
  });

  it('R197: missing papers are shown before the documents are handed on', async () => {
    await opened();
    await staffed();
    await town.done(UF, 'finishDocument', { form: 'FV1' });
    expect(await town.as(UF, 'submitDocuments')).toMatchObject({
      refusal: { code: 'documentsMissing', codes: ['FV2', 'FV3'] },
    });
    const submitted = await town.done(UF, 'submitDocuments', { missingSeen: true });
    expect(submitted.events.at(-1)).toMatchObject({ missing: ['FV2', 'FV3'] });
    expect(await town.as(RC, 'passDocuments')).toMatchObject({
      refusal: { code: 'documentsMissing', codes: ['FV2', 'FV3', 'FV4', 'FV5'] },
    });
  });
});
