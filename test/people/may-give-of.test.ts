import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { availableCommands } from '../../src/cases/available-commands.js';
import { CommissionId, newId, ServiceId, StaffId } from '../../src/cases/ids.js';
import { type CommandRequest } from '../../src/cases/run-command.js';
import { type Staff } from '../../src/people/staff.js';
import { assign, aTown, people, sendReferral, staffIds, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(() => town.close());

const notAllowed = { type: 'refused', refusal: { code: 'notAllowed' } };
const staffActor = (id: string, role: 'facilitator' | 'serviceHead' | 'coordinator') =>
  ({ type: 'staff', id: StaffId.parse(id), role }) as const;

async function asked(request: Pick<CommandRequest, 'actor' | 'command'> & Partial<CommandRequest>) {
  const { id } = await town.kase();
  return town.rules.run({ caseId: id, input: {}, door: 'panel', cause: newId(), ...request });
}

async function member(id: string, change: Partial<Staff>): Promise<void> {
  const like = await town.store.staff.find(staffIds.facilitator);
  if (like === null) throw new Error('no facilitator');
  await town.store.staff.put({ ...like, id: StaffId.parse(id), login: id, ...change });
}

describe('the right to a command is asked where commands are run', () => {
  it('R17: of whom the case is not assigned to, nothing is taken through any door', async () => {
    await sendReferral(town);
    await assign(town);
    await member('second', {});
    const actor = staffActor('second', 'facilitator');
    const { version } = await town.kase();
    for (const door of ['panel', 'messenger', 'paper', 'api'] as const)
      for (const command of ['takeReferral', 'acceptCase', 'addNote', 'correctFact'])
        expect(await asked({ actor, command, door })).toMatchObject(notAllowed);
    expect((await town.kase()).version).toBe(version);
  });

  it('R16: a role that the account does not have is not acted in', async () => {
    await sendReferral(town);
    const actor = staffActor(staffIds.facilitator, 'serviceHead');
    const input = { facilitators: [staffIds.facilitator] };
    expect(await asked({ actor, command: 'assignFacilitator', input })).toMatchObject(notAllowed);
    const unknown = staffActor('nobody', 'serviceHead');
    expect(await asked({ actor: unknown, command: 'assignFacilitator', input })).toMatchObject(
      notAllowed,
    );
  });

  it('J1: a role in another service is none in this one', async () => {
    await sendReferral(town);
    const elsewhere = ServiceId.parse('elsewhere');
    await member('other-head', {
      grants: [{ role: 'serviceHead', scope: 'service', ids: [elsewhere] }],
    });
    const actor = staffActor('other-head', 'serviceHead');
    expect(await asked({ actor, command: 'receiveReferral' })).toMatchObject(notAllowed);
  });

  it('J1: a disabled account and a grant that is over give nothing', async () => {
    await sendReferral(town);
    const head = await town.store.staff.find(staffIds.serviceHead);
    if (head === null) throw new Error('no head');
    const actor = staffActor(staffIds.serviceHead, 'serviceHead');
    await town.store.staff.put({ ...head, disabled: true });
    expect(await asked({ actor, command: 'receiveReferral' })).toMatchObject(notAllowed);
    const [grant] = head.grants;
    const over = { ...grant!, until: new Date('2020-01-01T00:00:00Z') };
    await town.store.staff.put({ ...head, grants: [over] });
    expect(await asked({ actor, command: 'receiveReferral' })).toMatchObject(notAllowed);
    await town.store.staff.put(head);
    expect((await asked({ actor, command: 'receiveReferral' })).type).toBe('done');
  });

  it('R22: a participant answers for nobody else, whatever the update says', async () => {
    await sendReferral(town);
    await assign(town);
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    const answer = { command: 'answerParticipation', door: 'messenger' } as const;
    const input = { person: people.harmed, answer: 'agree' };
    for (const id of [people.boy, people.mother])
      expect(await asked({ ...answer, input, actor: { type: 'person', id } })).toMatchObject(
        notAllowed,
      );
    const own = { type: 'person', id: people.harmed } as const;
    expect((await asked({ ...answer, input, actor: own })).type).toBe('done');
  });

  it('J1: a case is opened only for a commission that the account is of', async () => {
    const opening = (commission: string) =>
      town.rules.open('kamchatka', {
        input: {
          territory: 'Тихая Бухта',
          route: 'A',
          branch: 'offence',
          documentsReceived: '2026-03-02',
          commission,
        },
        actor: { type: 'staff', id: staffIds.commissionSecretary, role: 'commissionSecretary' },
        door: 'panel',
        cause: newId(),
      });
    const before = await town.store.cases.count();
    expect(await opening(CommissionId.parse('another'))).toMatchObject(notAllowed);
    expect(await town.store.cases.count()).toBe(before);
    expect((await opening('commission')).type).toBe('done');
  });

  it('J4.1: only jobs act for the system', async () => {
    expect(
      await asked({ actor: { type: 'clock' }, command: 'closeCase', door: 'panel' }),
    ).toMatchObject(notAllowed);
    const actor = staffActor(staffIds.coordinator, 'coordinator');
    expect(await asked({ actor, command: 'closeCase', door: 'clock' })).toMatchObject(notAllowed);
  });
});

describe('what is not allowed is not offered', () => {
  it('J1: to a stranger nothing, in whatever role the page was asked', async () => {
    await sendReferral(town);
    await assign(town);
    await member('second', {});
    const kase = await town.kase();
    for (const role of ['facilitator', 'serviceHead', 'coordinator'] as const)
      for (const door of ['panel', 'messenger', 'paper', 'api'] as const) {
        const ctx = await town.rules.context(kase, { actor: staffActor('second', role), door });
        expect(availableCommands(kase, ctx)).toEqual([]);
      }
  });

  it('R181: a head without a facilitator of the case is offered no notes and no questions', async () => {
    await sendReferral(town);
    const kase = await town.kase();
    const actor = staffActor(staffIds.serviceHead, 'serviceHead');
    const ctx = await town.rules.context(kase, { actor, door: 'panel' });
    const names = availableCommands(kase, ctx).map(({ command }) => command.name);
    expect(names).toContain('assignFacilitator');
    expect(names).not.toContain('addNote');
    expect(names).not.toContain('answerQuestion');
  });
});
