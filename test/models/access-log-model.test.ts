import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.close());

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const entry = (minute: number, account = 'orlova') =>
  ({
    at: at(minute),
    account,
    door: 'panel',
    action: 'open',
    caseId: 'c1',
    allowed: true,
  }) as const;

describe('R20: the access log', () => {
  it('keeps every line in order, however many are written at once', async () => {
    const { accessLog } = fresh.store;
    await Promise.all(Array.from({ length: 20 }, (_, i) => accessLog.write(entry(i))));
    await accessLog.write(entry(30, 'gromov'));
    const all = await accessLog.read({ limit: 100 });
    expect(all.map((line) => line.at.getUTCMinutes())).toEqual([
      30,
      ...Array.from({ length: 20 }, (_, i) => 19 - i),
    ]);
    expect(await accessLog.verify()).toBeNull();
  });

  it('is read by account, case and time', async () => {
    const { accessLog } = fresh.store;
    expect(await accessLog.read({ account: 'gromov', limit: 10 })).toHaveLength(1);
    expect(await accessLog.read({ caseId: 'another', limit: 10 })).toEqual([]);
    const some = await accessLog.read({ caseId: 'c1', from: at(5), to: at(8), limit: 10 });
    expect(some.map((line) => line.at)).toEqual([at(7), at(6), at(5)]);
  });

  it('J5.22: an edited row breaks the chain', async () => {
    const { accessLog, client, database } = fresh.store;
    const rows = client.db(database).collection('accessLog');
    await rows.updateOne({ seq: 3 }, { $set: { account: 'nobody' } });
    expect(await accessLog.verify()).toMatchObject({ seq: 3 });
    await rows.updateOne({ seq: 3 }, { $set: { account: 'orlova' } });
    expect(await accessLog.verify()).toBeNull();
    await rows.deleteOne({ seq: 10 });
    expect(await accessLog.verify()).toMatchObject({ seq: 11 });
  });
});
