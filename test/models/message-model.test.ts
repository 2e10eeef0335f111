import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type NewMessage, type NewReply } from '../../src/bot/outbox.js';
import { CaseId, PersonId, StaffId } from '../../src/cases/ids.js';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeEach(async () => {
  fresh = await freshStore();
});
afterEach(() => fresh.close());

const start = new Date('2026-11-20T06:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const at = (seconds = 0) => ({ domain: after(seconds), technical: after(seconds) });
const orlova = { type: 'staff', id: StaffId.parse('orlova') } as const;
const anna = { type: 'person', id: PersonId.parse('anna') } as const;

const aMessage = (key: string, more: Partial<NewMessage> = {}): NewMessage => ({
  key,
  caseId: CaseId.parse('case-1'),
  to: orlova,
  text: 'limit.remind',
  data: { limit: 'K-D6' },
  urgency: 'normal',
  createdAt: start,
  notBefore: start,
  ...more,
});

const aReply = (key: string, text = 'Записано.'): NewReply => ({
  key,
  account: 'account-1',
  createdAt: start,
  channel: 'telegram',
  address: '1001',
  message: { text, buttons: [[{ type: 'answer', label: 'Меню', data: 'q:1.0' }]], repeatId: 7 },
});

const dialogue = { type: 'account', id: 'account-1' } as const;
const keys = (found: readonly { readonly key: string }[]) => found.map(({ key }) => key);

describe('the outbox at rest', () => {
  it('takes a message of no case, and lists it with none', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('digest', { caseId: null }), aMessage('of-case')]);
    const lane = await messages.lane(orlova, at());
    expect(lane.map(({ key, caseId }) => [key, caseId])).toEqual([
      ['digest', null],
      ['of-case', 'case-1'],
    ]);
    expect(await messages.ofCase(CaseId.parse('case-1'), 10)).toHaveLength(1);
  });

  it('takes a key once, whatever is said the second time', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('same')]);
    await messages.add([aMessage('same', { text: 'limit.overdue' })]);
    expect((await messages.lane(orlova, at())).map(({ text }) => text)).toEqual(['limit.remind']);
  });

  it('gives a lease to one process at a time, and again when it has run out', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('one')]);
    expect(await messages.lease('one', after(0), after(30))).toBe(true);
    expect(await messages.lease('one', after(0), after(30))).toBe(false);
    expect(await messages.lane(orlova, at())).toEqual([]);
    expect(await messages.waiting(null, at(), 10)).toEqual([]);
    expect(await messages.lease('one', after(30), after(60))).toBe(true);
    await messages.freeLeases();
    expect(keys(await messages.lane(orlova, at()))).toEqual(['one']);
  });

  it('gives leases that two want at once to one of them, and the others to each', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('one'), aMessage('two', { to: anna }), aMessage('three')]);
    await messages.lease('one', after(0), after(30));
    const got = ['one', 'two', 'three'].map((key) => messages.lease(key, after(1), after(31)));
    expect(await Promise.all(got)).toEqual([false, true, true]);
  });

  it('reads the queues of many persons at one moment each in its order', async () => {
    const { messages } = fresh.store;
    const boris = { type: 'person', id: PersonId.parse('boris') } as const;
    await messages.add([
      aMessage('a1', { to: anna }),
      aMessage('b1', { to: boris }),
      aMessage('a2', { to: anna, notBefore: after(60) }),
      aMessage('b2', { to: boris, urgency: 'safety' }),
    ]);
    const lanes = await Promise.all([
      messages.lane(anna, at(0)),
      messages.lane(boris, at(0)),
      messages.lane(anna, at(60)),
    ]);
    expect(lanes.map(keys)).toEqual([['a1'], ['b2', 'b1'], ['a1', 'a2']]);
  });

  it('looks past a long queue when asked to, and at its beginning alone', async () => {
    const { messages } = fresh.store;
    const many = Array.from({ length: 230 }, (_, n) => aMessage(`m${n}`));
    await messages.add([...many, aMessage('last', { to: anna, createdAt: after(1) })]);
    expect(await messages.waiting(null, at(1), 48)).toEqual([orlova]);
    expect(await messages.waiting(null, at(1), 48, ['staff:orlova'])).toEqual([anna]);
    const queue = keys(await messages.lane(orlova, at()));
    expect(queue).toHaveLength(200);
    expect(queue.slice(0, 2)).toEqual(['m0', 'm1']);
  });

  it('names who is waited for by each messenger, the urgent ones first', async () => {
    const { messages } = fresh.store;
    await messages.add([
      aMessage('a', { via: 'telegram' }),
      aMessage('b', { via: 'vk', to: anna }),
      aMessage('c', { via: 'telegram', to: anna, urgency: 'safety', createdAt: after(1) }),
      aMessage('d', { via: 'telegram', notBefore: after(60) }),
    ]);
    expect(await messages.waiting('telegram', at(1), 10)).toEqual([anna, orlova]);
    expect(await messages.waiting('vk', at(1), 10)).toEqual([anna]);
    expect(await messages.waiting(null, at(1), 10)).toEqual([]);
  });

  it('what is put off holds back what follows for the same person, but no call for help', async () => {
    const { messages } = fresh.store;
    await messages.add([aMessage('first'), aMessage('second')]);
    await messages.settle(['first'], { type: 'later', until: after(60), why: 'flood' });
    expect(await messages.waiting(null, at(), 10)).toEqual([]);
    await messages.add([aMessage('third')]);
    expect(await messages.lane(orlova, at())).toEqual([]);
    await messages.add([aMessage('help', { urgency: 'safety' })]);
    expect(keys(await messages.lane(orlova, at()))).toEqual(['help']);
    expect(keys(await messages.lane(orlova, at(60)))).toEqual(['help', 'first', 'second', 'third']);
  });

  it('counts what may leave now, and since when it has been waiting', async () => {
    const { messages } = fresh.store;
    expect(await messages.state(start)).toEqual({ queued: 0, oldest: null });
    await messages.add([aMessage('now'), aMessage('later', { notBefore: after(3600) })]);
    expect(await messages.state(after(10))).toEqual({ queued: 1, oldest: start });
  });
});

describe('replies at rest', () => {
  it('lie sealed, with the address, until they have left', async () => {
    const { messages, client, database } = fresh.store;
    expect(await messages.addReply(aReply('reply:tg:1:0'), after(30))).toBe('mine');
    const raw = async () =>
      (await client.db(database).collection('messages').find({}).toArray())[0];
    expect(JSON.stringify(await raw())).not.toMatch(/Записано|1001/u);
    const [message] = await messages.lane(dialogue, at(30));
    expect(message?.reply).toMatchObject({ address: '1001', message: { text: 'Записано.' } });
    const sent = { type: 'sent', at: start, channel: 'telegram', why: null } as const;
    await messages.settle(['reply:tg:1:0'], sent);
    expect(await raw()).toMatchObject({ state: 'sent', sealed: null });
  });

  it('are said once: what was sent before is not taken again, what was being sent is', async () => {
    const { messages } = fresh.store;
    await messages.addReply(aReply('reply:tg:1:0'), after(30));
    expect(await messages.addReply(aReply('reply:tg:1:0'), after(30))).toBe('mine');
    const sent = { type: 'sent', at: start, channel: 'telegram', why: null } as const;
    await messages.settle(['reply:tg:1:0'], sent);
    expect(await messages.addReply(aReply('reply:tg:1:0'), after(30))).toBe('ended');
  });

  it('are not taken by an update that comes again while the outbox is sending them', async () => {
    const { messages } = fresh.store;
    const soon = () => new Date(Date.now() + 30_000);
    await messages.addReply(aReply('reply:tg:1:0'), start);
    expect(await messages.lease('reply:tg:1:0', new Date(), soon())).toBe(true);
    expect(await messages.addReply(aReply('reply:tg:1:0'), soon())).toBe('behind');
    await messages.freeLeases();
    expect(await messages.addReply(aReply('reply:tg:1:0'), soon())).toBe('mine');
    expect(await messages.lease('reply:tg:1:0', new Date(), soon())).toBe(false);
  });

  it('stand behind earlier ones of the same dialogue', async () => {
    const { messages } = fresh.store;
    await messages.addReply(aReply('reply:tg:1:0'), after(30));
    await messages.settle(['reply:tg:1:0'], { type: 'later', until: after(60), why: 'flood' });
    expect(await messages.addReply(aReply('reply:tg:2:0', 'Дальше'), after(30))).toBe('behind');
    expect(await messages.lane(dialogue, at())).toEqual([]);
    expect(keys(await messages.lane(dialogue, at(60)))).toEqual(['reply:tg:1:0', 'reply:tg:2:0']);
  });
});
