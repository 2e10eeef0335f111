import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document } from 'mongodb';
import { CaseId, PersonId, StaffId } from '../../src/cases/ids.js';
import { type Store } from '../../src/models/connect.js';
import { freshStore } from '../support/store.js';

let store: Store;
let close: () => Promise<void>;
let sent: Document[] = [];

beforeAll(async () => {
  ({ store, close } = await freshStore());
  store.client.on('commandStarted', ({ command }: { command: Document }) => sent.push(command));
});
afterAll(() => close());

const now = new Date('2026-11-21T09:00:00Z');
const caseId = CaseId.parse('a-case');
const person = PersonId.parse('a-person');
const staff = StaffId.parse('a-staff');
const account = 'an-account';

const looking = ['find', 'aggregate', 'count', 'distinct', 'update', 'delete', 'findAndModify'];
const fromDriver = ['lsid', '$db', '$readPreference', '$clusterTime', 'txnNumber'];

/** The plans, as the store tells them, of all that a call looked for. */
const plansOf = async (call: (store: Store) => Promise<unknown>): Promise<string[]> => {
  sent = [];
  await call(store);
  const queries = sent.filter((command) => looking.includes(Object.keys(command)[0] ?? ''));
  const plain = queries.map((command) =>
    Object.fromEntries(Object.entries(command).filter(([name]) => !fromDriver.includes(name))),
  );
  const db = store.client.db(store.database);
  return Promise.all(
    plain.map(async (command) =>
      JSON.stringify(await db.command({ explain: command, verbosity: 'queryPlanner' })),
    ),
  );
};

describe('an index serves', () => {
  it.each<[string, (store: Store) => Promise<unknown>]>([
    [
      'the list of open cases',
      ({ cases }) => cases.list({ scope: [{ type: 'all' }], closed: false }),
    ],
    [
      'the list of cases due',
      ({ cases }) =>
        cases.list({ scope: [{ type: 'all' }], closed: false, dueBefore: '2026-12-01' }),
    ],
    [
      'the list of a commission and a service',
      ({ cases }) =>
        cases.list({
          scope: [
            { type: 'commission', id: 'c' },
            { type: 'service', id: 's' },
          ],
        }),
    ],
    [
      'the list of a facilitator, a curator and who entered cases',
      ({ cases }) =>
        cases.list({
          scope: [
            { type: 'facilitator', id: staff },
            { type: 'curator', id: staff },
            { type: 'entry', id: staff },
          ],
        }),
    ],
    [
      'a list of chosen cases',
      ({ cases }) => cases.list({ scope: [{ type: 'all' }], ids: [caseId] }),
    ],
    ['a case by its number', ({ cases }) => cases.findByNumber('А-1/2026')],
    ['the sweep of cases to wake', ({ cases }) => cases.toWake(now, 100)],
    ['the time of the next wake', ({ cases }) => cases.nextWakeAt()],
    ['the sweep of what is to be said', ({ cases }) => cases.withIntents(100)],
    ['the cases of a person', ({ cases }) => cases.ofPerson(person)],
    [
      'the sweep of messages to send',
      ({ messages }) => messages.waiting('telegram', { domain: now, technical: now }, 100),
    ],
    [
      'the sweep of messages to send to others',
      ({ messages }) =>
        messages.waiting('telegram', { domain: now, technical: now }, 100, ['person:a']),
    ],
    [
      'the messages that wait for many persons',
      ({ messages }) =>
        Promise.all(
          ['a', 'b'].map((id) =>
            messages.lane(
              { type: 'person', id: PersonId.parse(id) },
              { domain: now, technical: now },
            ),
          ),
        ),
    ],
    [
      'the leases of many messages',
      ({ messages }) => Promise.all(['a', 'b'].map((key) => messages.lease(key, now, now))),
    ],
    [
      'the messages that wait for a member of staff',
      ({ messages }) =>
        messages.lane({ type: 'staff', id: staff }, { domain: now, technical: now }),
    ],
    ['many cases', ({ cases }) => Promise.all([cases.find(caseId), cases.find(CaseId.parse('b'))])],
    ['many people', ({ people }) => people.findMany([person, PersonId.parse('b')])],
    [
      'the messages that wait for one reader',
      ({ messages }) =>
        messages.lane({ type: 'person', id: person }, { domain: now, technical: now }),
    ],
    ['the leases of a process that is gone', ({ messages }) => messages.freeLeases()],
    ['the messages of a case', ({ messages }) => messages.ofCase(caseId, 50)],
    ['the time of the next message', ({ messages }) => messages.nextAt()],
    ['the state of the outbox', ({ messages }) => messages.state(now)],
    ['the newest question', ({ questions }) => questions.newest(account)],
    ['the lines of a phone', ({ phones }) => phones.lines(account, 50)],
    ['the invitations of a case', ({ invitations }) => invitations.ofCase(caseId, now)],
    ['an invitation by its code', ({ invitations }) => invitations.findOpen('code', now)],
    ['the sweep of old texts', ({ texts }) => texts.sweep(now, () => Promise.resolve(new Set()))],
    ['the texts of a case', ({ texts }) => texts.ofCase(caseId)],
    ['the accounts of a person', ({ accounts }) => accounts.ofPerson(person)],
    ['the accounts of persons', ({ accounts }) => accounts.linked([person])],
    ['the accounts of staff', ({ accounts }) => accounts.ofStaff(staff)],
    ['a member of staff by login', ({ staff: people }) => people.findByLogin('login')],
    ['the end of links to a case', ({ links }) => links.revoke({ caseId })],
    ['the log of a case', ({ accessLog }) => accessLog.read({ caseId, limit: 50 })],
    ['the log of a person', ({ accessLog }) => accessLog.read({ person, limit: 50 })],
    ['the log of an account', ({ accessLog }) => accessLog.read({ account, limit: 50 })],
    ['the log of a week', ({ accessLog }) => accessLog.read({ from: now, limit: 50 })],
  ])('%s', async (_what, call) => {
    const plans = await plansOf(call);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toContain('winningPlan');
      expect(plan).not.toContain('COLLSCAN');
    }
  });

  it('not what has none', async () => {
    const [plan] = await plansOf(({ client, database }) =>
      client.db(database).collection('cases').findOne({ 'projection.stage': 'x' }),
    );
    expect(plan).toContain('COLLSCAN');
  });
});
