import { describe, expect, it } from '@jest/globals';
import { type StaffRole } from '../../src/cases/actor.js';
import { commands } from '../../src/cases/available-commands.js';
import { mayGive } from '../../src/people/may-give.js';
import { aCase, aCaseFor, asking, me, now, other, stranger } from './access.js';

const get = (name: string) => {
  const found = commands.find((c) => c.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const staffRoles = ['commissionSecretary', 'serviceHead', 'facilitator', 'coordinator'] as const;

/** The roles that lead cases, by procedure (G1.1). */
const leading: Readonly<Record<string, readonly StaffRole[]>> = {
  kamchatka: ['commissionSecretary', 'serviceHead', 'facilitator'],
  'krasnoyarsk-borodino': ['commissionSecretary', 'serviceHead', 'facilitator'],
  altai: ['serviceHead', 'facilitator'],
  vmeste: ['ufsinSpecialist', 'resourceCentre', 'facilitator'],
  yugra: ['familyCurator', 'resourceCentre'],
};

/** The staff of the procedure among those whom the row names; a keeper is whoever may lead a case of it. */
function rolesOf({ who }: { readonly who: readonly string[] }, procedure: string): StaffRole[] {
  const leads = leading[procedure] ?? [];
  const working: readonly StaffRole[] = [...leads, 'coordinator'];
  const curated = procedure === 'vmeste' ? [...working, 'familyCurator' as const] : working;
  return curated.filter(
    (role) => who.includes(role) || (who.includes('keeper') && leads.includes(role)),
  );
}

/** In a case that no facilitator has, where the head (vmeste: the centre) stands in for one (J1). */
function givingAs(role: StaffRole, procedure: string) {
  const led = role === 'serviceHead' || role === 'resourceCentre';
  const kase = { ...(led ? aCase() : aCaseFor(role)), procedure };
  const asker = asking(role, { procedures: [procedure] });
  return { asker, door: 'panel', case: kase, person: me, now } as const;
}

/** What J3 withholds from a role that the table names (the right decides, J1). */
const withheld: readonly RegExp[] = [
  /^vmeste: (issue|revoke)Invitation by ufsinSpecialist$/u,
  /^vmeste: revokeInvitation by familyCurator$/u,
  /^vmeste: removePerson by ufsinSpecialist$/u,
  /^yugra: removePerson by familyCurator$/u,
  /^vmeste: answerQuestion by familyCurator$/u,
];

describe('the right to give a command', () => {
  it('J3: every command writes resources, and every role that gives it may change them, but for what the matrix withholds', () => {
    const gaps = commands.flatMap((command) => {
      expect(command.writes.length).toBeGreaterThan(0);
      return (command.procedures ?? Object.keys(leading)).flatMap((procedure) =>
        rolesOf(command, procedure)
          .filter((role) => !mayGive(command, givingAs(role, procedure)))
          .map((role) => `${procedure}: ${command.name} by ${role}`),
      );
    });
    expect(gaps.filter((gap) => !withheld.some((rule) => rule.test(gap)))).toEqual([]);
  });

  it('J3: a participant answers for themselves through chat and link', () => {
    const answers = commands.filter((c) => c.who.includes('answer'));
    const byDoor = (door: 'chat' | 'page', role: 'side1' | 'guardian') =>
      answers
        .filter((c) => c.name !== 'answerGuardianConsent' || role === 'guardian')
        .filter((c) => c.name !== 'chooseInvitees')
        .filter((c) => {
          const giving = { asker: asking(role), door, case: aCaseFor(role), person: me, now };
          return !mayGive(c, giving);
        })
        .map((c) => c.name);
    expect(byDoor('chat', 'side1')).toEqual([]);
    expect(byDoor('page', 'guardian')).toEqual([]);
    const woman = { asker: asking('woman'), case: aCaseFor('woman'), person: me, now } as const;
    expect(mayGive(get('chooseInvitees'), { ...woman, door: 'page' })).toBe(true);
    expect(mayGive(get('chooseInvitees'), { ...woman, door: 'chat' })).toBe(false);
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
