import { describe, expect, it } from '@jest/globals';
import { findCommand } from '../../../src/cases/available-commands.js';
import { aPureCase, assigned, folk, type PureCase, referred } from '../../support/pure-case.js';

type By = Parameters<PureCase['try']>[0];

function invited(pure: PureCase, by: By, person = folk.harmed): string {
  const invitation = pure.id();
  const ends = new Date(pure.context().now.getTime() + 14 * 86_400_000);
  pure.does(by, 'issueInvitation', { person, invitation, ends });
  return invitation;
}

const revoke = (pure: PureCase, by: By, invitation: string) =>
  pure.try(by, 'revokeInvitation', { person: folk.harmed, invitation });

describe('an invitation into the bot', () => {
  it('R12: is issued by who leads the case now and by the coordinator', () => {
    const pure = referred(aPureCase());
    const input = { person: folk.harmed, invitation: 'one', ends: new Date(0) };
    expect(pure.try('commissionSecretary', 'issueInvitation', input)).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
    for (const by of ['serviceHead', 'coordinator'] as const)
      expect(pure.try(by, 'issueInvitation', input).type).toBe('accepted');
    assigned(pure);
    expect(pure.try('serviceHead', 'issueInvitation', input).type).toBe('refused');
    expect(pure.try('facilitator', 'issueInvitation', input).type).toBe('accepted');
  });

  it('R12: is revoked by whoever issued it, the facilitator and the coordinator, and nobody else', () => {
    for (const [by, outcome] of [
      ['serviceHead', 'accepted'],
      ['facilitator', 'accepted'],
      ['coordinator', 'accepted'],
      ['commissionSecretary', 'refused'],
    ] as const) {
      const pure = referred(aPureCase());
      const invitation = invited(pure, 'serviceHead');
      assigned(pure);
      expect([by, revoke(pure, by, invitation).type]).toEqual([by, outcome]);
    }
  });

  it('R12: is revoked once, by its own id, and not when it was used', () => {
    const pure = referred(aPureCase());
    const invitation = invited(pure, 'serviceHead');
    expect(revoke(pure, 'serviceHead', 'another')).toMatchObject({ refusal: { code: 'stale' } });
    expect(revoke(pure, 'serviceHead', invitation).type).toBe('accepted');
    expect(revoke(pure, 'serviceHead', invitation)).toMatchObject({ refusal: { code: 'notNow' } });
    const next = invited(pure, 'serviceHead');
    pure.does('clock', 'acceptInvitation', { person: folk.harmed, invitation: next });
    expect(revoke(pure, 'serviceHead', next)).toMatchObject({ refusal: { code: 'notNow' } });
  });

  it('R14: a child under fourteen gets none, a teenager only with the guardian’s consent to data', () => {
    const pure = aPureCase();
    pure.does('commissionSecretary', 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2026-03-02',
    });
    for (const [child, guardian] of [
      [folk.child, folk.father],
      [folk.boy, folk.mother],
    ] as const) {
      pure.does('commissionSecretary', 'addPerson', { person: child, role: 'side2' });
      pure.does('commissionSecretary', 'addPerson', {
        person: guardian,
        role: 'guardian',
        of: [child],
      });
    }
    const invite = (person: string) =>
      pure.try('commissionSecretary', 'issueInvitation', {
        person,
        invitation: pure.id(),
        ends: new Date(0),
      });
    expect(invite(folk.child)).toMatchObject({ refusal: { code: 'under14' } });
    expect(invite(folk.boy)).toMatchObject({ refusal: { code: 'pdConsentMissing' } });
    pure.does('paper:commissionSecretary', 'answerPdConsent', {
      person: folk.boy,
      answer: 'given',
      signer: 'guardian',
      by: folk.mother,
    });
    expect(invite(folk.boy).type).toBe('accepted');
  });

  it('R15: nobody in a closed institution gets one', () => {
    const pure = referred(aPureCase());
    pure.does('serviceHead', 'setContactMode', {
      person: folk.boy,
      mode: 'paper',
      institution: 'sizo',
    });
    expect(
      pure.try('serviceHead', 'issueInvitation', {
        person: folk.boy,
        invitation: pure.id(),
        ends: new Date(0),
      }),
    ).toMatchObject({ refusal: { code: 'closedInstitution' } });
  });
});

describe('R192: the messengers that the case may use', () => {
  const states = (...messengers: readonly ('open' | 'off' | 'noticeMissing')[]) => {
    const pure = referred(aPureCase());
    const issue = findCommand('issueInvitation', 'kamchatka');
    const ctx = {
      ...pure.context('facilitator'),
      actor: pure.context('coordinator').actor,
      messengers: messengers.map((state, n) => ({ name: `messenger-${n}`, state })),
    };
    return issue?.blocked(pure.kase(), ctx, folk.harmed)?.code ?? null;
  };

  it('R192: none open refuses the invitation, and says why; one open is enough', () => {
    expect(states()).toBeNull();
    expect(states('open', 'off', 'noticeMissing')).toBeNull();
    expect(states('off', 'off')).toBe('channelOff');
    expect(states('off', 'noticeMissing')).toBe('noticeNotConfirmed');
  });
});
