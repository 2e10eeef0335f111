import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { CaseId, InvitationId, PersonId, StaffId } from '../../src/cases/ids.js';
import { PersonData } from '../../src/people/person.js';
import { freshStore } from '../support/store.js';

const anna = PersonId.parse('anna');
const pyotr = PersonId.parse('pyotr');
const data = PersonData.parse({
  lastName: 'Мельник',
  firstName: 'Анна',
  patronymic: 'Юрьевна',
  born: calendarDay('2011-04-05'),
  phone: '+7 000 000-00-01',
});

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.close());

describe('people at rest', () => {
  it('are read as they were written, and no name stands in the store', async () => {
    const { store } = fresh;
    await store.people.put(anna, data);
    expect(await store.people.find(anna)).toEqual({ ...data, id: anna });
    const raw = await store.client.db(store.database).collection('people').find({}).toArray();
    expect(JSON.stringify(raw)).not.toContain('Мельник');
  });

  it('R54: erasing a person makes the data and the words unreadable for ever', async () => {
    const { store } = fresh;
    await store.people.put(pyotr, data);
    const words = await store.texts.put('Хочу поговорить', {
      caseId: CaseId.parse('k1'),
      person: pyotr,
    });
    expect(await store.texts.find(words)).toBe('Хочу поговорить');
    await store.people.erase(pyotr);
    expect(await store.people.find(pyotr)).toBeNull();
    expect(await store.texts.find(words)).toBeNull();
  });

  it('R13: one account serves several persons, one person several accounts', async () => {
    const { accounts } = fresh.store;
    await accounts.linkPerson('telegram', '100', anna);
    const both = await accounts.linkPerson('telegram', '100', pyotr);
    await accounts.linkPerson('vk', '7', anna);
    expect(both.persons).toEqual([anna, pyotr]);
    expect((await accounts.ofPerson(anna)).map((a) => a.channel).sort()).toEqual([
      'telegram',
      'vk',
    ]);
    expect(await accounts.addressOf(both.id)).toBe('100');
    expect(both.id).not.toContain('100');
  });

  it('R12: an invitation is found by its code once, and not after its end', async () => {
    const { invitations } = fresh.store;
    const ends = new Date('2026-03-15T00:00:00Z');
    const invitation = {
      id: InvitationId.parse('i1'),
      person: anna,
      caseId: CaseId.parse('k1'),
      ends,
    };
    await invitations.add(invitation, 'code-of-anna');
    expect(await invitations.findOpen('code-of-anna', ends)).toBeNull();
    expect(await invitations.findOpen('another-code', new Date('2026-03-02T00:00:00Z'))).toBeNull();
    expect(await invitations.findOpen('code-of-anna', new Date('2026-03-02T00:00:00Z'))).toEqual(
      invitation,
    );
    expect(await invitations.end(invitation.id)).toBe(true);
    expect(await invitations.end(invitation.id)).toBe(false);
    expect(await invitations.findOpen('code-of-anna', new Date('2026-03-02T00:00:00Z'))).toBeNull();
  });

  it('keeps staff sealed and finds them by login', async () => {
    const { staff } = fresh.store;
    const orlova = {
      id: StaffId.parse('s1'),
      login: 'orlova',
      lastName: 'Орлова',
      firstName: 'Татьяна',
      patronymic: '',
      position: 'ведущий',
      phone: '1',
      grants: [],
      disabled: false,
    };
    await staff.put(orlova);
    expect(await staff.findByLogin('orlova')).toEqual(orlova);
    expect(await staff.findByLogin('nobody')).toBeNull();
  });
});
