import { describe, expect, it } from '@jest/globals';
import { all } from '../../../src/cases/case.js';
import { findParticipant } from '../../../src/cases/participants.js';
import { accepted, folk, type PureCase } from '../../support/pure-case.js';

const wish = (pure: PureCase) =>
  pure.does(folk.harmed, 'proposeSupporter', { person: folk.harmed, relation: 'friend' });
const decide = (pure: PureCase, input: object) =>
  pure.try('facilitator', 'decideSupporter', { person: folk.harmed, ...input });

describe('somebody close who comes along', () => {
  it('R100: is asked for by a member, decided by the facilitator, and has consents of their own', () => {
    const pure = accepted();
    expect(wish(pure)).toMatchObject([{ to: { role: 'facilitator' } }]);
    expect(pure.tasks()).toContainEqual(
      expect.objectContaining({ name: 'decideSupporter', person: folk.harmed }),
    );
    expect(decide(pure, { answer: 'yes' })).toMatchObject({
      refusal: { code: 'wrongInput', codes: ['supporter'] },
    });
    expect(decide(pure, { answer: 'yes', supporter: folk.aunt })).toMatchObject({
      tellings: [{ to: { person: folk.harmed }, text: 'supporter.answer.yes' }],
    });
    expect(findParticipant(pure.kase(), folk.aunt)?.role).toBe('supporter');
    expect(pure.tasks().some((t) => t.name === 'decideSupporter')).toBe(false);
    expect(
      pure.try(folk.aunt, 'answerParticipation', { person: folk.aunt, answer: 'agree' }),
    ).toMatchObject({ refusal: { code: 'notNow' } });
  });

  it('is told of a no without a reason, and may ask again', () => {
    const pure = accepted();
    wish(pure);
    expect(decide(pure, { answer: 'no' })).toMatchObject({
      tellings: [{ text: 'supporter.answer.no' }],
    });
    expect(decide(pure, { answer: 'no' })).toMatchObject({ refusal: { code: 'notNow' } });
    wish(pure);
    expect(decide(pure, { answer: 'no' }).type).toBe('accepted');
  });

  it('keeps the part that the person already has in the case', () => {
    const pure = accepted();
    wish(pure);
    expect(decide(pure, { answer: 'yes', supporter: folk.mother }).type).toBe('accepted');
    expect(findParticipant(pure.kase(), folk.mother)?.role).toBe('guardian');
    expect(all(pure.kase(), 'personAdded').filter((e) => e.person === folk.mother)).toHaveLength(1);
  });
});
