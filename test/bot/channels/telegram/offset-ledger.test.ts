import { describe, expect, it } from '@jest/globals';
import { createOffsetLedger } from '../../../../src/bot/channels/telegram/offset-ledger.js';

describe('the ledger of offsets', () => {
  it('asks for everything before it has seen anything', () => {
    expect(createOffsetLedger().offset()).toBeUndefined();
  });

  it('stays at the lowest update that is not done', () => {
    const ledger = createOffsetLedger();
    for (const id of [10, 11, 13]) ledger.begin(id);
    ledger.finish(11);
    ledger.finish(13);
    expect(ledger.offset()).toBe(10);
    ledger.finish(10);
    expect(ledger.offset()).toBe(14);
  });

  it('takes an update in hand only once, even after it is done and not yet confirmed', () => {
    const ledger = createOffsetLedger();
    expect(ledger.begin(10)).toBe(true);
    expect(ledger.begin(11)).toBe(true);
    ledger.finish(11);
    expect(ledger.begin(11)).toBe(false);
    ledger.confirmed(ledger.offset());
    expect(ledger.begin(11)).toBe(false);
  });

  it('forgets the number once everything is confirmed, as Telegram may begin lower after a week', () => {
    const ledger = createOffsetLedger();
    ledger.begin(900);
    ledger.finish(900);
    const offset = ledger.offset();
    expect(offset).toBe(901);
    ledger.confirmed(offset);
    expect(ledger.offset()).toBeUndefined();
    expect(ledger.begin(7)).toBe(true);
    expect(ledger.offset()).toBe(7);
  });
});
