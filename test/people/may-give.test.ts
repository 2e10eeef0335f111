import { describe, expect, it } from '@jest/globals';
import { commands } from '../../src/cases/available-commands.js';
import { mayGive } from '../../src/people/may-give.js';
import { aCase, aCaseFor, asking, me, now, other, stranger } from './access.js';

const get = (name: string) => {
  const found = commands.find((c) => c.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const staffRoles = ['commissionSecretary', 'serviceHead', 'facilitator', 'coordinator'] as const;

describe('the right to give a command', () => {
  it('J3: every command writes resources, and every role that gives it may change them', () => {
    const gaps = commands.flatMap((command) => {
      expect(command.writes.length).toBeGreaterThan(0);
      return staffRoles.flatMap((role) => {
        const keeps = command.who.includes('keeper') && role !== 'coordinator';
        if (!command.who.includes(role) && !keeps) return [];
        const leads = keeps || command.name === 'describeSituation';
        const procedure = command.procedures?.[0] ?? 'kamchatka';
        const reached = role === 'serviceHead' && leads ? aCase() : aCaseFor(role);
        const kase = { ...reached, procedure };
        const giving = { asker: asking(role), door: 'panel', case: kase, person: me, now } as const;
        return mayGive(command, giving) ? [] : [`${command.name} by ${role}`];
      });
    });
    expect(gaps).toEqual([]);
  });

  it('J3: a participant answers for themselves through chat and link', () => {
    const answers = commands.filter((c) => c.who.includes('answer'));
    const byDoor = (door: 'chat' | 'page', role: 'side1' | 'guardian') =>
      answers
        .filter((c) => c.name !== 'answerGuardianConsent' || role === 'guardian')
        .filter((c) => {
          const giving = { asker: asking(role), door, case: aCaseFor(role), person: me, now };
          return !mayGive(c, giving);
        })
        .map((c) => c.name);
    expect(byDoor('chat', 'side1')).toEqual([]);
    expect(byDoor('page', 'guardian')).toEqual([]);
  });

  it('R17: nobody gives a command to a case that is not theirs', () => {
    const foreign = aCase({
      assignments: [{ staff: stranger, role: 'facilitator', from: now, until: null }],
      serviceId: null,
      commissionId: null,
    });
    const wide: readonly string[] = ['coordinator'];
    for (const command of commands)
      for (const role of staffRoles.filter((r) => !wide.includes(r)))
        for (const door of ['panel', 'chat', 'page'] as const)
          expect(mayGive(command, { asker: asking(role), door, case: foreign, now })).toBe(false);
  });

  it('R22: a participant gives none for somebody else', () => {
    const giving = { door: 'chat', case: aCaseFor('side1'), person: other, now } as const;
    for (const name of ['answerPdConsent', 'answerParticipation', 'pickSlot'])
      expect(mayGive(get(name), { ...giving, asker: asking('side1') })).toBe(false);
  });

  it('refuses a resource that does not exist', () => {
    const giving = { asker: asking('coordinator'), door: 'panel', case: aCase(), now } as const;
    expect(() => mayGive({ name: 'odd', writes: ['xx'] }, giving)).toThrow('"xx"');
  });
});
