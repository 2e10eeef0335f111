import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { firstSteps, nextSteps } from '../../src/cases/next-steps.js';
import {
  accept,
  assign,
  aTown,
  people,
  sendReferral,
  staffIds,
  type Town,
} from '../support/town.js';

describe('the next step of a case', () => {
  let town: Town;
  beforeEach(async () => {
    town = await aTown();
  });
  afterEach(() => town.close());

  const stepsOf = async (role: 'facilitator' | 'commissionSecretary') => {
    const kase = await town.kase();
    const actor = { type: 'staff', id: staffIds[role], role } as const;
    return nextSteps(kase, await town.rules.context(kase, { actor, door: 'messenger' }));
  };
  const row = async () => (await town.store.cases.list({ scope: [{ type: 'all' }] }))[0];

  it('follows the status, one role after the other, and stands in the list', async () => {
    expect((await row())?.steps).toEqual({
      commissionSecretary: 'addPerson',
      coordinator: 'pauseCase',
    });
    await sendReferral(town);
    expect((await row())?.steps).toMatchObject({ serviceHead: 'assignFacilitator' });
    await assign(town);
    expect((await row())?.steps.facilitator).toBe('informParticipant');
    await accept(town);
    expect((await row())?.steps.facilitator).toBe('proposeSlots');
  });

  it('leaves out what is done, and what somebody else may do', async () => {
    expect(await stepsOf('commissionSecretary')).not.toContain('signReferral');
    await sendReferral(town);
    expect(await stepsOf('facilitator')).toEqual([]);
    await assign(town);
    await accept(town);
    const steps = await stepsOf('facilitator');
    expect(steps).toContain('proposeSlots');
    expect(steps).not.toContain('answerParticipation');
  });

  it('puts help that was asked for before everything', async () => {
    await sendReferral(town);
    await assign(town);
    await town.answered(people.harmed, 'askHelp', { kind: 'help' });
    expect((await stepsOf('facilitator'))[0]).toBe('recordHelpContact');
    const kase = await town.kase();
    const ctx = await town.rules.context(kase, { actor: { type: 'clock' }, door: 'clock' });
    expect(firstSteps(kase, ctx).facilitator).toBe('recordHelpContact');
  });
});
