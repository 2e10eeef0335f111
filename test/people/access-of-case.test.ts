import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { availableCommands } from '../../src/cases/available-commands.js';
import { type PersonId, StaffId } from '../../src/cases/ids.js';
import { accessOfCase, accessOfRow } from '../../src/people/access-of-case.js';
import { type AccessDoor, type Resource } from '../../src/people/access-roles.js';
import { may } from '../../src/people/may.js';
import { askerOf, listScopes } from '../../src/people/staff.js';
import {
  assign,
  aTown,
  people,
  sendReferral,
  service,
  staffIds,
  type Town,
  type TownRole,
} from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(() => town.close());

const technicalNow = new Date();
const system = { actor: { type: 'clock' }, door: 'clock' } as const;
const second = StaffId.parse('second');

async function access() {
  const kase = await town.kase();
  return accessOfCase(kase, await town.rules.context(kase, system));
}

async function staffMay(id: StaffId, resource: Resource) {
  const staff = await town.store.staff.find(id);
  if (staff === null) throw new Error(id);
  return may({
    asker: askerOf(staff),
    door: 'panel',
    resource,
    case: await access(),
    now: technicalNow,
  });
}

async function personMay(
  asking: PersonId,
  resource: Resource,
  person: PersonId,
  door: AccessDoor = 'page',
) {
  return may({
    asker: { type: 'persons', persons: [asking] },
    door,
    resource,
    case: await access(),
    thing: { person },
    now: technicalNow,
  });
}

describe('rights as the case goes on', () => {
  it("J1: the draft is the commission's; from the referral on the service has it, then its facilitator", async () => {
    const seen = async (resource: Resource) =>
      Promise.all(
        (['commissionSecretary', 'serviceHead', 'facilitator'] as const).map((role) =>
          staffMay(staffIds[role], resource),
        ),
      );
    expect(await seen('na')).toEqual(['change', 'none', 'none']);
    await sendReferral(town);
    expect(await seen('na')).toEqual(['change', 'change', 'none']);
    expect(await seen('no')).toEqual(['none', 'none', 'none']);
    await assign(town);
    expect(await seen('na')).toEqual(['change', 'see', 'change']);
    expect(await seen('co')).toEqual(['change', 'masked', 'change']);
    expect(await seen('no')).toEqual(['none', 'none', 'change']);
  });

  it('J5.21: who is replaced is a stranger from that write on', async () => {
    const facilitator = await town.store.staff.find(staffIds.facilitator);
    if (facilitator === null) throw new Error('no facilitator');
    await town.store.staff.put({ ...facilitator, id: second, login: 'second' });
    await sendReferral(town);
    await assign(town);
    expect(await staffMay(second, 'na')).toBe('none');
    await town.done('serviceHead', 'replaceFacilitator', {
      facilitators: [second],
      why: 'illness',
    });
    expect(await staffMay(staffIds.facilitator, 'nu')).toBe('none');
    expect(await staffMay(second, 'no')).toBe('change');
  });

  it('R18: a side sees itself, its guardian its child, and neither the other side', async () => {
    await sendReferral(town);
    const { harmed, boy, mother } = people;
    for (const resource of ['na', 'bd', 'co', 'ad', 'sc', 'cs', 'an'] as const) {
      expect(await personMay(harmed, resource, harmed)).not.toBe('none');
      expect(await personMay(harmed, resource, boy)).toBe('none');
      expect(await personMay(boy, resource, harmed)).toBe('none');
      expect(await personMay(mother, resource, harmed)).toBe('none');
    }
    expect(await personMay(mother, 'na', boy)).toBe('see');
    expect(await personMay(mother, 'cs', boy, 'chat')).toBe('change');
    expect(await personMay(mother, 'qu', boy, 'chat')).toBe('none');
    expect(await personMay(boy, 'qu', boy, 'chat')).toBe('change');
  });

  it('R12: a stranger and a disabled account see nothing', async () => {
    await sendReferral(town);
    const head = await town.store.staff.find(staffIds.serviceHead);
    if (head === null) throw new Error('no head');
    await town.store.staff.put({ ...head, disabled: true });
    expect(await staffMay(staffIds.serviceHead, 'nu')).toBe('none');
    expect(await personMay(second as unknown as PersonId, 'nu', people.boy)).toBe('none');
  });

  it('what a row of the list says of reach is what the case says', async () => {
    const roles: readonly TownRole[] = [
      'commissionSecretary',
      'serviceHead',
      'facilitator',
      'coordinator',
    ];
    const compare = async () => {
      const [row] = await town.store.cases.list({ scope: [{ type: 'all' }] });
      if (row === undefined) throw new Error('no row');
      for (const role of roles) {
        const staff = await town.store.staff.find(staffIds[role]);
        if (staff === null) throw new Error(role);
        const question = {
          asker: askerOf(staff),
          door: 'list',
          resource: 'nu',
          now: technicalNow,
        } as const;
        const level = may({ ...question, case: accessOfRow(row) });
        expect(level).toBe(may({ ...question, case: await access() }));
        const listed = await town.store.cases.list({ scope: listScopes(staff, technicalNow) });
        expect(listed.length > 0).toBe(level !== 'none');
      }
    };
    await compare();
    await sendReferral(town);
    await compare();
    await assign(town);
    await compare();
  });

  it('J3: what the table offers to a role on the way, the matrix lets it do', async () => {
    const gaps = new Set<string>();
    const look = async () => {
      const kase = await town.kase();
      for (const role of Object.keys(staffIds) as TownRole[]) {
        if ((await staffMay(staffIds[role], 'nu')) === 'none') continue;
        const actor = { type: 'staff', id: staffIds[role], role } as const;
        const ctx = await town.rules.context(kase, { actor, door: 'panel' });
        const names = (offers: readonly { command: { name: string }; person: string | null }[]) =>
          offers.map(({ command, person }) => `${command.name} ${person} by ${role}`);
        const allowed = new Set(names(availableCommands(kase, ctx)));
        for (const name of names(availableCommands(kase, { ...ctx, mayGive: () => true })))
          if (!allowed.has(name)) gaps.add(name);
      }
    };
    await look();
    await sendReferral(town);
    await look();
    await assign(town);
    await look();
    expect([...gaps].filter((gap) => !gap.startsWith('openCase'))).toEqual([]);
  });
});

describe('the assignments of a case', () => {
  it('R17: an ended one is kept with its days', async () => {
    const facilitator = await town.store.staff.find(staffIds.facilitator);
    if (facilitator === null) throw new Error('no facilitator');
    await town.store.staff.put({ ...facilitator, id: second, login: 'second' });
    await sendReferral(town);
    await assign(town);
    town.at('2026-03-04 10:00');
    await town.done('serviceHead', 'replaceFacilitator', {
      facilitators: [second],
      why: 'illness',
    });
    const { assignments, serviceId } = await access();
    expect(serviceId).toBe(service);
    expect(assignments.map(({ staff, until }) => [staff, until?.toISOString() ?? null])).toEqual([
      ['facilitator', '2026-03-03T22:00:00.000Z'],
      ['second', null],
    ]);
  });
});
