import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type NewMessage } from '../../src/bot/outbox.js';
import { CaseId, StaffId } from '../../src/cases/ids.js';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeEach(async () => {
  fresh = await freshStore();
});
afterEach(() => fresh.close());

const at = new Date('2026-11-20T06:00:00Z');
const later = new Date(at.getTime() + 30_000);
const to = { type: 'staff', id: StaffId.parse('orlova') } as const;
const aMessage = (key: string, more: Partial<NewMessage> = {}): NewMessage => ({
  key,
  caseId: CaseId.parse('case-1'),
  to,
  text: 'limit.remind',
  data: { limit: 'K-D6' },
  urgency: 'normal',
  createdAt: at,
  notBefore: at,
  ...more,
});

describe('the outbox at rest', () => {
  it('takes a message of no case, and lists it with none', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('digest', { caseId: null }), aMessage('of-case')]);
    const due = await messages.due(at, at, 10);
    expect(due.map(({ key, caseId }) => [key, caseId])).toEqual([
      ['digest', null],
      ['of-case', 'case-1'],
    ]);
    expect(await messages.ofCase(CaseId.parse('case-1'), 10)).toHaveLength(1);
  });

  it('takes a key once, whatever is said the second time', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('same')]);
    await messages.add([aMessage('same', { text: 'limit.overdue' })]);
    expect((await messages.due(at, at, 10)).map(({ text }) => text)).toEqual(['limit.remind']);
  });

  it('gives a lease to one process at a time, and again when it has run out', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('one')]);
    expect(await messages.lease('one', at, later)).toBe(true);
    expect(await messages.lease('one', at, later)).toBe(false);
    expect(await messages.due(at, at, 10)).toEqual([]);
    expect(await messages.lease('one', later, new Date(later.getTime() + 1))).toBe(true);
  });
});
