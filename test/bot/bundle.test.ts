import { describe, expect, it } from '@jest/globals';
import { bundleOf } from '../../src/bot/bundle.js';
import { type Message, type Recipient } from '../../src/bot/outbox.js';
import { CaseId, PersonId, StaffId } from '../../src/cases/ids.js';

const start = new Date('2026-11-20T06:00:00Z');
const orlova: Recipient = { type: 'staff', id: StaffId.parse('orlova') };
const anna: Recipient = { type: 'person', id: PersonId.parse('anna') };

const aMessage = (key: string, to: Recipient, more: Partial<Message> = {}): Message => ({
  key,
  caseId: CaseId.parse('case-1'),
  to,
  text: 'limit.remind',
  data: { limit: key },
  urgency: 'normal',
  createdAt: start,
  notBefore: start,
  state: 'queued',
  attempts: 0,
  channel: null,
  sentAt: null,
  why: null,
  reply: null,
  ...more,
});

const keysOf = (queue: readonly Message[]) => {
  const { together, overtaken } = bundleOf(queue);
  return [together.map(({ key }) => key), overtaken.map(({ key }) => key)];
};

describe('what is said together', () => {
  it('several reminders of limits to one member of staff, of whatever cases', () => {
    const other = { caseId: CaseId.parse('case-2') };
    const news = { text: 'told.participationAgreed' };
    expect(
      keysOf([
        aMessage('K-D6', orlova),
        aMessage('news', orlova, news),
        aMessage('K-D7', orlova, other),
      ]),
    ).toEqual([['K-D6', 'K-D7'], []]);
  });

  it('R154: after days of silence of each limit only the latest', () => {
    const limit = { data: { limit: 'K-D6' } };
    expect(
      keysOf([
        aMessage('day 5', orlova, limit),
        aMessage('day 7', orlova, limit),
        aMessage('overdue', orlova, { ...limit, text: 'limit.overdue' }),
      ]),
    ).toEqual([['overdue'], ['day 5', 'day 7']]);
  });

  it('what a participant is told of one case, but not of another', () => {
    expect(
      keysOf([
        aMessage('a', anna, { text: 'joint.rules' }),
        aMessage('b', anna, { text: 'slot.reminder', data: { meeting: 'm' } }),
        aMessage('c', anna, { text: 'closed', caseId: CaseId.parse('case-2') }),
      ]),
    ).toEqual([['a', 'b'], []]);
  });

  it('a call for help alone, and at most twenty reminders', () => {
    const many = Array.from({ length: 30 }, (_, n) => aMessage(`K-D${n}`, orlova));
    expect(bundleOf(many).together).toHaveLength(20);
    expect(keysOf([aMessage('help', orlova, { urgency: 'safety' }), ...many])[0]).toEqual(['help']);
  });
});
