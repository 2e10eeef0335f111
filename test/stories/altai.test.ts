import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type PersonId } from '../../src/cases/ids.js';
import { accountOf, aFarTown, type FarTown, service } from '../support/far-town.js';

let town: FarTown;
let girl: PersonId, father: PersonId, neighbour: PersonId;

const SH = 'serviceHead';
const F = 'facilitator';

async function opened(by: typeof SH | typeof F = SH): Promise<void> {
  await town.open(by, { territory: 'Заречный', service, entry: 'cvsnp', category: 'crime' });
  await town.done(by, 'addPerson', { person: neighbour, role: 'side1' });
  await town.done(by, 'addPerson', { person: girl, role: 'side2' });
  const guardian = { person: father, role: 'guardian', of: [girl], kinship: 'father' };
  await town.done(by, 'addPerson', guardian);
  await town.done(by, 'describeSituation', {
    narrative: await town.text('Разбито окно.'),
    from: '2026-02-20',
    injured: true,
    harm: ['material'],
  });
  for (const person of [neighbour, father])
    await town.done(`paper:${by}`, 'answerPdConsent', { person, answer: 'given' });
  const forGirl = { person: girl, answer: 'given' };
  const signed = { ...forGirl, signer: 'guardian', by: father, kinship: 'father' };
  await town.done(`paper:${by}`, 'answerPdConsent', signed);
  await town.done(`paper:${by}`, 'answerPdConsent', forGirl);
}

async function accepted(): Promise<void> {
  for (const person of [neighbour, girl, father])
    await town.done(F, 'informParticipant', { person });
  for (const person of [neighbour, girl])
    await town.done(person, 'answerParticipation', { person, answer: 'agree' });
  await town.done(F, 'acceptCase', { types: ['victimOffenderMediation'] });
}

async function metAll(day: string): Promise<void> {
  for (const [person, time] of [
    [neighbour, '10:00'],
    [girl, '12:00'],
  ] as const) {
    const meeting = newId();
    const slot = `${day}T${time}`;
    const place = await town.text('Служба');
    await town.done(F, 'fixMeeting', { meeting, persons: [person], at: slot, place });
    town.at(`${day} ${time}`);
    await town.done(F, 'recordPreMeeting', { meeting, outcome: 'held' });
  }
}

const joint = async (day: string) => ({
  meeting: newId(),
  persons: [neighbour, girl],
  slots: [`${day}T15:00`],
  place: await town.text('Служба'),
});

async function metJointly(day: string): Promise<void> {
  const asked = await joint(day);
  await town.done(F, 'proposeJointMeeting', asked);
  for (const person of asked.persons)
    await town.done(person, 'answerJointMeeting', {
      person,
      meeting: asked.meeting,
      slots: asked.slots,
    });
  expect((await town.where())[0]).toBe('V3');
  await town.done(F, 'confirmJointMeeting', { meeting: asked.meeting, slot: asked.slots[0] });
  town.at(`${day} 17:00`);
  await town.done(F, 'recordJointMeeting', {
    meeting: asked.meeting,
    outcome: 'held',
    present: asked.persons,
  });
}

describe('a case of Altai, command by command', () => {
  beforeEach(async () => {
    town = await aFarTown('altai', '2026-03-05 09:00');
    girl = await town.person('Рябова Алла Денисовна', '2010-06-15');
    father = await town.person('Рябов Денис Ильич', '1982-11-20');
    neighbour = await town.person('Ветлугин Павел Андреевич', '1970-02-03');
  });
  afterEach(() => town.close());

  it('goes through the five stages to closing, and no limit but a withdrawal has a day', async () => {
    await opened();
    expect(await town.where()).toEqual(['V1', 'draft']);
    await town.done(SH, 'assignFacilitator', { facilitators: [accountOf(F)] });
    expect(await town.where()).toEqual(['V2', 'assigned']);
    await town.done(F, 'confirmStep', { step: 'A1' });
    await accepted();
    await metAll('2026-03-10');
    expect(await town.where()).toEqual(['V2', 'preMeetings']);
    await metJointly('2026-03-16');
    expect(await town.where()).toEqual(['V4', 'jointMeetingHeld']);
    const agreement = { agreement: newId(), kind: 'oral' };
    const item = { item: newId(), text: await town.text('Вставить окно'), owes: 'side2' };
    await town.done(F, 'draftAgreement', {
      ...agreement,
      obligations: [{ ...item, due: '2026-04-01' }],
    });
    expect(await town.toldTo(neighbour)).not.toContain('copy.ask.kamchatka');
    await town.done(F, 'signAgreement', { signatories: [neighbour, girl] });
    await town.done(F, 'completeProgramme', { result: 'agreement' });
    expect(await town.as(F, 'closeCase', { why: 'finished' })).toMatchObject({
      refusal: { code: 'openSteps', codes: ['confirmStep', 'settleFulfilment'] },
    });
    await town.done(F, 'finishDocument', { form: 'FK5' });
    await town.done(F, 'confirmStep', { step: 'documents' });
    expect(await town.where()).toEqual(['V5', 'followUp']);
    await town.done(F, 'settleFulfilment', { state: 'fulfilled' });
    await town.done(F, 'closeCase', { why: 'finished' });
    expect((await town.where())[1]).toBe('closed');
    expect(await town.due('A-D0')).toBeNull();
    const limits = (await town.kase()).procedure.id;
    expect(limits).toBe('altai');
  });

  it('a facilitator who opens the case leads it', async () => {
    await opened(F);
    expect((await town.where())[0]).toBe('V2');
    expect(await town.as(SH, 'assignFacilitator', { facilitators: [accountOf(F)] })).toMatchObject({
      refusal: { code: 'notNow' },
    });
  });

  it('the six steps of the specialist are a checklist beside the stages, each done once', async () => {
    await opened(F);
    for (const step of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'])
      await town.done(F, 'confirmStep', { step });
    expect(await town.as(F, 'confirmStep', { step: 'A1' })).toMatchObject({
      refusal: { code: 'notNow' },
    });
    expect((await town.where())[0]).toBe('V2');
  });

  it('R95: the joint meeting waits for a preliminary one with each side, or a reason', async () => {
    await opened(F);
    await accepted();
    const asked = await joint('2026-03-16');
    expect(await town.as(F, 'proposeJointMeeting', asked)).toMatchObject({
      refusal: { code: 'preMeetingMissing' },
    });
    await town.done(F, 'proposeJointMeeting', {
      ...asked,
      bypass: await town.text('Живут вместе'),
    });
  });

  it('R52: a withdrawal has three days, with a reminder the day before and on the day', async () => {
    await opened(F);
    await town.done(neighbour, 'withdrawPdConsent', { person: neighbour });
    expect(await town.due('withdrawal')).toBe('2026-03-08');
    const run = await town.pass('2026-03-06', '2026-03-09');
    expect(run.filter((l) => /coordinator/u.test(l))).toEqual([
      '03-07 remind withdrawal coordinator',
      '03-08 remind withdrawal coordinator',
      '03-09 overdue.co withdrawal coordinator',
    ]);
    await town.done('coordinator', 'carryOutWithdrawal', { person: neighbour });
    expect(await town.state('withdrawal')).toBe('doneLate');
  });
});
