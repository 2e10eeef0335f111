import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseId, InvitationId, newId, PersonId, StaffId } from '../../src/cases/ids.js';
import { newCode, newDigits, inGroups } from '../../src/people/codes.js';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.close());

const caseId = CaseId.parse('case-1');
const person = PersonId.parse('anna');
const issuer = StaffId.parse('orlova');
const now = new Date('2026-03-02T00:00:00Z');
const ends = new Date('2026-03-16T00:00:00Z');
const anInvitation = () => ({ id: InvitationId.parse(newId()), person, caseId, ends, issuer });

describe('invitations at rest', () => {
  it('R12: hold no code that could be used', async () => {
    const { store } = fresh;
    const code = newCode();
    await store.invitations.add(anInvitation(), code);
    const raw = await store.client.db(store.database).collection('invitations').find({}).toArray();
    expect(JSON.stringify(raw)).not.toContain(code);
  });

  it('are found by digits as people type them', async () => {
    const { invitations } = fresh.store;
    const digits = newDigits();
    await invitations.add(anInvitation(), digits);
    expect((await invitations.findOpen(inGroups(digits), now))?.person).toBe(person);
  });

  it('R12: end once, and say how', async () => {
    const { invitations } = fresh.store;
    const another = CaseId.parse('case-states');
    const made = await Promise.all(
      ['used', 'revoked', 'declined', 'open'].map(async (how) => {
        const invitation = { ...anInvitation(), caseId: another };
        await invitations.add(invitation, newCode());
        if (how !== 'open') await invitations.end(invitation.id, how as 'used');
        return [invitation.id, how] as const;
      }),
    );
    const states = async (at: Date) =>
      new Map((await invitations.ofCase(another, at)).map(({ id, state }) => [id, state]));
    expect(await states(now)).toEqual(new Map(made));
    expect([...(await states(ends)).values()].sort()).toEqual([
      'declined',
      'ended',
      'revoked',
      'used',
    ]);
  });

  it('R12: revoking takes back every open one of the person', async () => {
    const { invitations } = fresh.store;
    const code = newCode();
    const leaver = PersonId.parse('leaver');
    await invitations.add({ ...anInvitation(), person: leaver }, code);
    await invitations.revokeOf(leaver);
    expect(await invitations.findOpen(code, now)).toBeNull();
  });

  it('R12: two presses at the same moment use it once', async () => {
    const { invitations } = fresh.store;
    const invitation = anInvitation();
    await invitations.add(invitation, newCode());
    const ended = await Promise.all([1, 2, 3, 4].map(() => invitations.end(invitation.id)));
    expect(ended.filter((done) => done)).toHaveLength(1);
  });
});
