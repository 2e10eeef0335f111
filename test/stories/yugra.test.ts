import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findCommand } from '../../src/cases/available-commands.js';
import { newId, type PersonId } from '../../src/cases/ids.js';
import { accountOf, aFarTown, type FarTown } from '../support/far-town.js';

let town: FarTown;
let man: PersonId;

const RC = 'resourceCentre';
const FC = 'familyCurator';

async function opened(by: typeof RC | typeof FC = RC): Promise<void> {
  await town.open(by, { territory: 'Сургут', releaseDate: '2026-06-01' });
  await town.done(by, 'addPerson', { person: man, role: 'side1' });
  await town.done(`paper:${by}`, 'answerPdConsent', { person: man, answer: 'given' });
}

describe('a case of Yugra, command by command', () => {
  beforeEach(async () => {
    town = await aFarTown('yugra', '2026-03-10 09:00');
    man = await town.person('Носов Ефим Кузьмич', '1975-08-23');
  });
  afterEach(() => town.close());

  it('R200: goes down the checklist to closing, with curator, route map, contract, place and help', async () => {
    await opened();
    expect(await town.where()).toEqual(['Y1', 'draft']);
    expect(await town.tasks(RC)).toContain('appointCurator');
    await town.done(RC, 'confirmStep', { step: 'Y1' });
    await town.done(RC, 'confirmStep', { step: 'Y2' });
    await town.done(RC, 'appointCurator', { curator: accountOf(FC) });
    expect(await town.where()).toEqual(['Y3', 'assigned']);
    await town.done(FC, 'finishDocument', { form: 'routeMap' });
    await town.done(FC, 'confirmStep', { step: 'Y3' });
    await town.done(FC, 'reservePlace', { provider: 'Центр адаптации', from: '2026-03-08' });
    await town.done(FC, 'confirmStep', { step: 'Y5' });
    await town.done(FC, 'finishDocument', { form: 'contract' });
    await town.done(FC, 'confirmStep', { step: 'Y7' });
    expect(await town.where()).toEqual(['Y8', 'accepted']);
    for (const kind of ['documents', 'employment'])
      await town.done(FC, 'recordAid', { kind, on: '2026-03-09' });
    await town.done(FC, 'closeCase', { why: 'finished' });
    expect((await town.where())[1]).toBe('closed');
    const helped = (await town.kase()).events.filter((e) => e.type === 'aidRecorded');
    expect(helped.map((e) => [e.kind, e.day])).toEqual([
      ['documents', '2026-03-09'],
      ['employment', '2026-03-09'],
    ]);
  });

  it('R200: has no programme and no joint meeting', () => {
    for (const name of ['proposeJointMeeting', 'acceptCase', 'informParticipant', 'draftAgreement'])
      expect(findCommand(name, 'yugra')?.procedures).not.toContain('yugra');
  });

  it('a place cannot end before it begins, and a curator has to be one', async () => {
    await opened();
    const place = { provider: 'Центр', from: '2026-03-08', until: '2026-03-01' };
    expect(await town.as(RC, 'reservePlace', place)).toMatchObject({
      refusal: { code: 'wrongInput', codes: ['until'] },
    });
    expect(
      await town.as(RC, 'appointCurator', { curator: accountOf('facilitator') }),
    ).toMatchObject({ refusal: { code: 'wrongInput', codes: ['curator'] } });
  });

  it('a question goes to the curator, and before there is one the answer is a telephone number', async () => {
    await opened();
    const question = { person: man, question: newId(), text: await town.text('Когда встреча?') };
    expect(await town.as(man, 'askQuestion', question)).toMatchObject({
      refusal: { code: 'noFacilitatorYet' },
    });
    await town.done(RC, 'appointCurator', { curator: accountOf(FC) });
    await town.done(man, 'askQuestion', question);
    expect(await town.tasks(FC)).toContain('answerQuestion');
    expect(await town.toldTo(FC)).toContain('told.questionAsked');
    await town.done(FC, 'answerQuestion', {
      question: question.question,
      text: await town.text('В среду'),
    });
    expect(await town.toldTo(man)).toEqual(['question.answer']);
  });

  it('a curator who opens a case is assigned to it, and reaches no other', async () => {
    await opened(FC);
    await town.done(FC, 'confirmStep', { step: 'Y1' });
    await town.done(RC, 'setReleaseDate', { releaseDate: '2026-07-01' });
    expect((await town.kase()).events.at(-1)).toMatchObject({ releaseDate: '2026-07-01' });
  });

  it('R52: a withdrawal of the consent has three days', async () => {
    await opened();
    await town.done(man, 'withdrawPdConsent', { person: man });
    expect(await town.due('withdrawal')).toBe('2026-03-13');
    const run = await town.pass('2026-03-11', '2026-03-13');
    expect(run.map((l) => l.slice(0, 5))).toEqual(['03-12', '03-13']);
  });
});
