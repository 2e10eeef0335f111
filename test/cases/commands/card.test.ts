import { describe, expect, it } from '@jest/globals';
import { last } from '../../../src/cases/case.js';
import { findCommand } from '../../../src/cases/available-commands.js';
import { fieldsOf, isCalledFor } from '../../../src/cases/command-fields.js';
import {
  accepted,
  aPureCase,
  assigned,
  folk,
  type PureCase,
  referred,
} from '../../support/pure-case.js';

function completed(): PureCase {
  const pure = accepted();
  pure.does('facilitator', 'completeProgramme', { result: 'noAgreement', reason: pure.text() });
  return pure;
}

const refusalOf = (pure: PureCase, card: object) => {
  const decision = pure.try('facilitator', 'finishDocument', { form: 'FK9', ...card });
  return decision.type === 'refused' ? decision.refusal : null;
};

const incomplete = (...codes: string[]) => ({ code: 'documentIncomplete', codes });
const conflict = (...codes: string[]) => ({ code: 'choicesConflict', codes });

describe('items 10 and 11 of the registration card', () => {
  it('R122: a card without a result is incomplete', () => {
    expect(refusalOf(completed(), {})).toEqual(incomplete('results'));
  });

  it.each([
    [['unchanged', 'escalated']],
    [['reconciliation', 'unchanged']],
    [['reconciliation', 'escalated']],
    [['reconciliation', 'unchanged', 'escalated']],
  ])('R122: %s exclude each other', (results) => {
    const more = { reconciliation: ['apology'], noPositiveReason: 'participantAbsent' };
    expect(refusalOf(completed(), { results, ...more })).toEqual(conflict(...results));
  });

  it('R122: a reconciliation needs what it showed itself in', () => {
    const pure = completed();
    expect(refusalOf(pure, { results: ['reconciliation'] })).toEqual(incomplete('reconciliation'));
    const card = { results: ['reconciliation'], reconciliation: ['apology', 'damageRepaid'] };
    expect(refusalOf(pure, card)).toBeNull();
    expect(last(pure.kase(), 'documentFinished')).toMatchObject({ form: 'FK9', card });
  });

  it('R122: restored ties of a family need the words about the plan, beside other results too', () => {
    const pure = completed();
    const results = ['reconciliation', 'familyTiesRestored'];
    const reconciliation = ['agreementSigned'];
    expect(refusalOf(pure, { results, reconciliation })).toEqual(incomplete('familyTies'));
    const familyTies = pure.text();
    expect(refusalOf(pure, { results, reconciliation, familyTies })).toBeNull();
    expect(last(pure.kase(), 'documentFinished')?.card).toMatchObject({ results, familyTies });
  });

  it.each(['unchanged', 'escalated'])('R121: «%s» calls for the reason of item 11', (result) => {
    const pure = completed();
    const results = [result];
    expect(refusalOf(pure, { results })).toEqual(incomplete('noPositiveReason'));
    expect(refusalOf(pure, { results, noPositiveReason: 'cannotCompensate' })).toBeNull();
    expect(last(pure.kase(), 'documentFinished')?.card).toEqual({
      results,
      reconciliation: [],
      familyTies: null,
      noPositiveReason: 'cannotCompensate',
    });
  });

  it.each([
    [
      { results: ['resolvedWithoutMeeting'], noPositiveReason: 'participantAbsent' },
      'noPositiveReason',
    ],
    [{ results: ['resolvedWithoutMeeting'], reconciliation: ['apology'] }, 'reconciliation'],
    [{ results: ['resolvedWithoutMeeting'], familyTies: 'words' }, 'familyTies'],
  ])('R121: an answer that item 10 does not ask for is not taken: %j', (card, code) => {
    expect(refusalOf(completed(), card)).toEqual(conflict('results', code));
  });

  it('R121: item 11 is shown and asked only beside a result that was not positive', () => {
    const command = findCommand('finishDocument', 'kamchatka')!;
    const asked = (answers: Readonly<Record<string, readonly string[]>>) =>
      fieldsOf(command)
        .filter((f) => isCalledFor(f, (name) => answers[name] ?? []))
        .map((f) => f.name);
    expect(asked({ form: ['FK7'] })).toEqual([]);
    expect(asked({ form: ['FK9'] })).toEqual(['results']);
    expect(asked({ form: ['FK9'], results: ['unchanged'] })).toContain('noPositiveReason');
    expect(asked({ form: ['FK9'], results: ['escalated'] })).toContain('noPositiveReason');
    expect(asked({ form: ['FK9'], results: ['resolvedWithoutMeeting'] })).toEqual(['results']);
  });

  it('the protocol has no items 10 and 11', () => {
    const pure = completed();
    const protocol = { form: 'FK7', results: ['unchanged'], noPositiveReason: 'participantAbsent' };
    expect(refusalOf(pure, protocol)).toEqual({
      code: 'wrongInput',
      codes: ['results', 'noPositiveReason'],
    });
    expect(refusalOf(pure, { form: 'FK7' })).toBeNull();
    expect(last(pure.kase(), 'documentFinished')?.card).toBeNull();
  });

  it('G3.6: a card, and only a card, may be filled of a programme that a side refused', () => {
    const pure = assigned(referred(aPureCase()));
    const card = { results: ['unchanged'], noPositiveReason: 'participantsRefused' };
    expect(refusalOf(pure, card)).toEqual({ code: 'notNow' });
    pure.does('facilitator', 'informParticipant', { person: folk.harmed });
    pure.does(folk.harmed, 'answerParticipation', { person: folk.harmed, answer: 'refuse' });
    expect(refusalOf(pure, { form: 'FK7' })).toEqual({ code: 'notNow' });
    expect(refusalOf(pure, card)).toBeNull();
  });
});
