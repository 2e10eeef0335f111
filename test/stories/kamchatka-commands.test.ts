import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cardOfAgreement } from '../support/card.js';
import { last } from '../../src/cases/case.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { stageOf } from '../../src/cases/stage.js';
import { statusOf } from '../../src/cases/status.js';
import {
  accept,
  agreementId,
  assign,
  aTown,
  itemId,
  meetingId,
  people,
  sendReferral,
  staffIds,
  type Town,
  types,
} from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(() => town.close());

const system = { actor: { type: 'clock' }, door: 'clock' } as const;

async function where(): Promise<[string, string]> {
  const kase = await town.kase();
  const ctx = await town.rules.context(kase, system);
  return [stageOf(kase, ctx), statusOf(kase, ctx)];
}

async function due(id: string): Promise<string | null> {
  const kase = await town.kase();
  return (
    limitsOf(kase, await town.rules.context(kase, system)).deadlines.find((d) => d.id === id)
      ?.due ?? null
  );
}

async function metWith(person: (typeof people)[keyof typeof people], slot: string): Promise<void> {
  const meeting = meetingId();
  await town.done('facilitator', 'proposeSlots', {
    meeting,
    persons: [person],
    slots: [slot],
    place: await town.text('Служба, кабинет 12'),
  });
  await town.answered(person, 'pickSlot', { meeting, slot });
  town.at(slot.replace('T', ' '));
  await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
}

async function jointly(slot: string): Promise<void> {
  const meeting = meetingId();
  await town.done('facilitator', 'proposeJointMeeting', {
    meeting,
    persons: [people.harmed, people.boy],
    slots: [slot],
    place: await town.text('Служба'),
  });
  await town.answered(people.harmed, 'answerJointMeeting', { meeting, slots: [slot] });
  expect(await town.as('facilitator', 'confirmJointMeeting', { meeting, slot })).toMatchObject({
    refusal: { code: 'notEveryoneCan' },
  });
  await town.answered(people.boy, 'answerJointMeeting', { meeting, slots: [slot] });
  await town.done('facilitator', 'confirmJointMeeting', { meeting, slot });
  town.at(slot.replace('T', ' '));
  await town.done('facilitator', 'recordJointMeeting', {
    meeting,
    outcome: 'held',
    present: [people.harmed, people.boy],
  });
}

describe('one Kamchatka case, command by command', () => {
  it('goes from the draft to a kept agreement, stage by stage', async () => {
    expect(await where()).toEqual(['K1', 'draft']);
    await sendReferral(town);
    expect(await where()).toEqual(['K2', 'referralIssued']);
    await assign(town);
    expect(await where()).toEqual(['K3', 'informing']);
    expect(await due('K-D7')).toBe('2026-03-22');
    await accept(town);
    expect(await where()).toEqual(['K5', 'accepted']);
    town.at('2026-03-04 10:00');
    await metWith(people.harmed, '2026-03-06T10:00');
    await metWith(people.boy, '2026-03-07T11:00');
    expect(await where()).toEqual(['K5', 'preMeetings']);
    await jointly('2026-03-13T15:00');
    const agreement = agreementId();
    const item = itemId();
    await town.done('facilitator', 'draftAgreement', {
      agreement,
      obligations: [
        { item, text: await town.text('Починить забор'), owes: 'side2', due: '2026-04-10' },
      ],
      term: '2026-04-30',
    });
    expect(
      await town.as('facilitator', 'signAgreement', { signatories: [people.harmed, people.boy] }),
    ).toMatchObject({ refusal: { code: 'copyNotAsked' } });
    for (const person of [people.harmed, people.boy])
      await town.answered(person, 'answerCopyConsent', { answer: 'yes' });
    await town.done('facilitator', 'signAgreement', { signatories: [people.harmed, people.boy] });
    await town.done('facilitator', 'completeProgramme', { result: 'agreement' });
    expect(await where()).toEqual(['K6', 'agreementReached']);
    await town.done('facilitator', 'finishDocument', { form: 'FK7' });
    await town.done('facilitator', 'finishDocument', cardOfAgreement);
    expect(await where()).toEqual(['K7', 'documenting']);
    const text = await town.text('Сведения');
    await town.done('facilitator', 'sendResults', {
      way: 'email',
      contents: ['agreement'],
      recipientsSeen: true,
      problem: text,
      work: text,
      methods: text,
    });
    town.at('2026-03-31 15:00');
    await town.done('commissionSecretary', 'recordHearing', { hearingOutcome: ['measures'] });
    expect(await where()).toEqual(['K8', 'followUp']);
    town.at('2026-04-10 10:00');
    await town.answered(people.boy, 'answerFulfilment', { item, answer: 'done' });
    await town.done('facilitator', 'settleFulfilment', { state: 'fulfilled' });
    await town.done('facilitator', 'closeCase', { why: 'finished' });
    expect(await where()).toEqual(['K9', 'closed']);
  });

  it('R48: the referral is not sent without the consents to data', async () => {
    const bare = await aTown();
    await expect(sendReferral(bare, 'withoutConsents')).rejects.toThrow('pdConsentMissing');
    expect(types(await bare.kase())).not.toContain('referralSent');
    await bare.close();
  });

  it('R81: assigning records the receipt by the service as well', async () => {
    await sendReferral(town);
    const kase = await town.done('serviceHead', 'assignFacilitator', {
      facilitators: [staffIds.facilitator],
    });
    expect(types(kase).slice(-2)).toEqual(['referralReceived', 'facilitatorAssigned']);
  });

  it('R90: replacing the facilitator keeps both names and restarts no limit', async () => {
    await sendReferral(town);
    await assign(town);
    town.at('2026-03-05 10:00');
    await town.done('serviceHead', 'replaceFacilitator', {
      facilitators: [staffIds.facilitator],
      why: 'illness',
    });
    expect(await due('K-D6')).toBe('2026-03-09');
  });

  it('R145: a moved meeting moves the last day for the results', async () => {
    await sendReferral(town);
    expect(await due('K-D2')).toBe('2026-03-28');
    await town.done('commissionSecretary', 'setCommissionMeeting', { meeting: '2026-04-14' });
    expect(await due('K-D2')).toBe('2026-04-11');
  });

  it('the same cause twice changes nothing', async () => {
    const first = await town.as(
      'commissionSecretary',
      'addPerson',
      { person: people.harmed, role: 'side1' },
      { cause: 'form-1' },
    );
    const again = await town.as(
      'commissionSecretary',
      'addPerson',
      { person: people.harmed, role: 'side1' },
      { cause: 'form-1' },
    );
    expect([first.type, again.type]).toEqual(['done', 'repeated']);
    expect(types(await town.kase()).filter((t) => t === 'personAdded')).toHaveLength(1);
  });

  it('two commands at the same moment are both kept', async () => {
    await Promise.all([
      town.done('commissionSecretary', 'addPerson', { person: people.harmed, role: 'side1' }),
      town.done('commissionSecretary', 'addPerson', { person: people.boy, role: 'side2' }),
    ]);
    expect(types(await town.kase()).filter((t) => t === 'personAdded')).toHaveLength(2);
  });

  it('R26: an offender of eleven needs a decision, of ten is refused', async () => {
    const born = async (day: string) =>
      town.store.people.put(people.boy, {
        ...(await town.store.people.find(people.boy))!,
        born: day as never,
      });
    await born('2015-03-02');
    await expect(sendReferral(town)).rejects.toThrow('decisionNeeded');
    await born('2015-03-03');
    expect(await town.as('commissionSecretary', 'signReferral', {})).toMatchObject({
      refusal: { code: 'notEligible', codes: ['E-K6'] },
    });
  });

  it('a wrong day is corrected with a reason, and the limit follows', async () => {
    await sendReferral(town);
    await assign(town);
    const taken = last(await town.kase(), 'referralTaken');
    town.at('2026-03-05 09:00');
    await town.done('facilitator', 'correctFact', {
      event: taken!.id,
      newDay: '2026-03-01',
      reason: await town.text('Ошибка'),
    });
    expect(await due('K-D6')).toBe('2026-03-08');
  });

  it('R62: a refusal of a guardian of a fifteen-year-old is no automatic stop', async () => {
    await sendReferral(town);
    await assign(town);
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    await town.answered(people.mother, 'answerGuardianConsent', {
      child: people.boy,
      answer: 'refuse',
    });
    await town.answered(people.harmed, 'answerParticipation', { answer: 'agree' });
    await town.answered(people.boy, 'answerParticipation', { answer: 'agree' });
    const result = await town.as('facilitator', 'acceptCase', { types: ['circle'] });
    expect(result.type).toBe('done');
  });

  it('R52, R53: after a withdrawal three days run and nothing more may be answered for the person', async () => {
    await sendReferral(town);
    await town.answered(people.harmed, 'withdrawPdConsent');
    expect(await due('withdrawal')).toBe('2026-03-05');
    await assign(town);
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    expect(
      await town.says(people.harmed, 'answerParticipation', { answer: 'agree' }),
    ).toMatchObject({ refusal: { code: 'pdConsentMissing' } });
  });
});
