import { describe, expect, it } from '@jest/globals';
import { findCommand } from '../../../src/cases/available-commands.js';
import { fieldsOffered } from '../../../src/cases/command-fields.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { aPureCase, folk, type PureCase, referred } from '../../support/pure-case.js';

const F = 'paper:facilitator';

/** A case with a child of 11, its father, a boy of 15 and his mother. */
function withChild(): PureCase {
  const pure = referred(aPureCase());
  pure.does('serviceHead', 'assignFacilitator', { facilitators: ['facilitator'] });
  pure.does('facilitator', 'addPerson', { person: folk.child, role: 'side1' });
  const of = { role: 'guardian', of: [folk.child], kinship: 'father' };
  pure.does('facilitator', 'addPerson', { person: folk.father, ...of });
  return pure;
}

function offered(pure: PureCase, about?: PersonId): object {
  const command = findCommand('answerPdConsent', 'kamchatka')!;
  const fields = fieldsOffered(command, pure.kase(), pure.context(F), about && [about]);
  const [signer, by] = ['signer', 'by'].map((name) => fields.find((f) => f.name === name)!);
  return { signer: signer!.kind.kind === 'choice' && signer!.kind.options, by: by!.among };
}

describe('the consent to data on paper', () => {
  it('R48: a child under 14 does not sign for itself, its guardian does', () => {
    const pure = withChild();
    const asked = { person: folk.child, textVersion: 'consent-v1' };
    for (const answer of ['given', 'refused'])
      expect(pure.try(F, 'answerPdConsent', { ...asked, answer, signer: 'self' })).toEqual({
        type: 'refused',
        refusal: { code: 'guardianConsentMissing' },
      });
    const signed = { ...asked, answer: 'given', signer: 'guardian', kinship: 'father' };
    expect(pure.try(F, 'answerPdConsent', { ...signed, by: folk.mother })).toMatchObject({
      refusal: { code: 'notGuardian' },
    });
    expect(pure.try(F, 'answerPdConsent', { ...signed, by: folk.father }).type).toBe('accepted');
  });

  it('R48: from the fourteenth birthday the minor signs too', () => {
    const pure = withChild();
    const asked = { person: folk.child, answer: 'given', signer: 'self' };
    pure.at('2028-05-05 09:00');
    const before = { ...asked, on: '2028-05-04' };
    expect(pure.try(F, 'answerPdConsent', before).type).toBe('refused');
    expect(pure.try(F, 'answerPdConsent', asked).type).toBe('accepted');
  });

  it('offers who can sign for this person, and nobody else', () => {
    const pure = withChild();
    expect(offered(pure, folk.child)).toEqual({ signer: ['guardian'], by: [folk.father] });
    expect(offered(pure, folk.boy)).toEqual({ signer: ['self', 'guardian'], by: [folk.mother] });
    expect(offered(pure, folk.harmed)).toEqual({ signer: ['self'], by: [] });
    expect(offered(pure)).toEqual({
      signer: ['self', 'guardian'],
      by: [folk.mother, folk.father],
    });
  });
});
