import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { has } from '../../src/cases/case.js';
import { CaseId } from '../../src/cases/ids.js';
import { type FakePerson } from '../support/fake-messenger/messenger.js';
import { aMessengerTown, type Messenger, type MessengerTown } from '../support/messenger-town.js';
import { accept, assign, meetingId, people, sendReferral, staffIds } from '../support/town.js';

let messengers: MessengerTown;
beforeEach(async () => {
  messengers = await aMessengerTown();
  await sendReferral(messengers.town);
  await assign(messengers.town);
});
afterEach(() => messengers.close());

const said = (phone: FakePerson) =>
  phone
    .messages()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text);
const count = (phone: FakePerson, words: string) =>
  said(phone).filter((text) => text.includes(words)).length;
const asks = 'Вы участвуете?';

/** Tells the person about the programme, so that the question about taking part is due. */
const inform = (person: (typeof people)[keyof typeof people]) =>
  messengers.town.done('facilitator', 'informParticipant', { person });

const send = { telegram: 'sendMessage', vk: 'messages.send' } as const;

describe.each(['telegram', 'vk'] as const)('the outbox by %s', (messenger: Messenger) => {
  const fake = () => messengers[messenger];
  const other = messenger === 'telegram' ? 'vk' : 'telegram';

  it('says what was put off once the messenger takes it again', async () => {
    const phone = await messengers.links(messenger, people.harmed);
    fake().fail({ with: { type: 'flood', seconds: 1 } });
    await inform(people.harmed);
    await messengers.service.settle();
    expect(count(phone, asks)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await messengers.service.settle();
    expect(count(phone, asks)).toBe(1);
  });

  it('queues a reply that the messenger puts off, and says it in the end', async () => {
    const phone = await messengers.links(messenger, people.harmed);
    await inform(people.harmed);
    await messengers.service.settle();
    const before = said(phone).length;
    fake().fail({ with: { type: 'flood', seconds: 1 } });
    phone.presses('Да, участвую');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(said(phone)).toHaveLength(before);
    await messengers.service.settle();
    expect(has(await messengers.town.kase(), 'participationAgreed')).toBe(true);
    expect(said(phone)).toHaveLength(before + 1);
    expect(said(phone).at(-1)).toContain('подбирает время');
  });

  it('a person who cannot be reached becomes one task, and holds up nobody', async () => {
    const boy = await messengers.links(messenger, people.boy);
    const harmed = await messengers.links(messenger, people.harmed);
    const facilitator = messengers[other].person(2002);
    await messengers.town.store.accounts.linkStaff(other, '2002', staffIds.facilitator);
    facilitator.unblocks();
    boy.blocks();
    await inform(people.boy);
    await inform(people.harmed);
    await messengers.service.settle();
    const kase = await messengers.town.kase();
    expect(kase.events.filter((e) => e.type === 'personUnreachable')).toHaveLength(1);
    expect(count(harmed, asks)).toBe(1);
    expect(count(facilitator, 'сообщение не дошло, нужно позвонить')).toBe(1);
    const sends = fake().calls(send[messenger]);
    await messengers.service.settle();
    expect(fake().calls(send[messenger])).toBe(sends);
    const before = said(facilitator).length;
    facilitator.presses('Текст для СМС');
    await facilitator.until(() => said(facilitator).length > before);
    expect(said(facilitator).at(-1)).toContain('+7 000 000-00-31');
  });

  it('does not hold up the other messenger while it is silent', async () => {
    const slow = await messengers.links(messenger, people.harmed);
    const quick = await messengers.links(other, people.boy);
    fake().fail({ with: { type: 'hang' }, times: 50 });
    await inform(people.harmed);
    await inform(people.boy);
    await messengers.service.deliverTick.run();
    await quick.until(() => count(quick, asks) === 1);
    expect(count(slow, asks)).toBe(0);
  });

  it('a long queue of one reader does not stand before the others', async () => {
    const { store, clock } = messengers.town;
    const now = clock.now();
    const to = { type: 'staff', id: staffIds.coordinator } as const;
    await store.accounts.linkStaff(messenger, '2001', to.id);
    fake().person(2001).opens();
    await fake()
      .person(2001)
      .until(() => said(fake().person(2001)).length > 0);
    const phone = await messengers.links(messenger, people.harmed);
    fake().fail({ account: 2001, with: { type: 'hang' }, times: 50 });
    await store.messages.add(
      Array.from({ length: 200 }, (_, n) => ({
        ...{ key: `digest:${n}`, caseId: null, to, text: 'digest', data: {}, urgency: 'safety' },
        ...{ createdAt: now, notBefore: now, via: messenger },
      })),
    );
    await inform(people.harmed);
    await messengers.service.deliverTick.run();
    await phone.until(() => count(phone, asks) === 1);
    const putOff = { why: { $ne: null }, text: 'digest' } as const;
    const messages = store.client.db(store.database).collection('messages');
    expect(await messages.countDocuments(putOff)).toBe(0);
  });

  it('a message that cannot be made is put off, and holds up its own reader alone', async () => {
    const { store, clock } = messengers.town;
    const boy = await messengers.links(messenger, people.boy);
    const harmed = await messengers.links(messenger, people.harmed);
    const before = said(boy).length;
    const database = store.client.db(store.database);
    await database.collection<{ _id: string }>('cases').insertOne({ _id: 'a-broken-case' });
    const now = clock.now();
    await store.messages.add([
      {
        ...{ key: 'broken', caseId: CaseId.parse('a-broken-case'), text: 'pause.over', data: {} },
        ...{ to: { type: 'person', id: people.boy }, urgency: 'normal', via: messenger },
        ...{ createdAt: now, notBefore: now },
      },
    ]);
    await inform(people.harmed);
    await messengers.service.settle();
    expect(count(harmed, asks)).toBe(1);
    expect(said(boy)).toHaveLength(before);
    const kept = await database.collection('messages').findOne({ caseId: 'a-broken-case' });
    expect(kept).toMatchObject({ state: 'queued', why: 'broken: ZodError' });
  });

  it('receiving does not wait for what is delivered to others', async () => {
    const quick = await messengers.links(messenger, people.boy);
    await messengers.links(messenger, people.harmed);
    fake().fail({ account: 1001, with: { type: 'hang' }, times: 50 });
    await inform(people.harmed);
    void messengers.service.deliverTick.run();
    quick.sends('Здравствуйте');
    await quick.until(() => said(quick).length >= 2);
  });
});

describe('what is due to one person at one moment', () => {
  it('R94: tells above the question, in one message', async () => {
    const { town } = messengers;
    await accept(town);
    for (const [person, slot] of [
      [people.harmed, '2026-03-06T15:00'],
      [people.boy, '2026-03-07T15:00'],
    ] as const) {
      const meeting = meetingId();
      const place = await town.text('Служба');
      await town.done('facilitator', 'proposeSlots', {
        meeting,
        persons: [person],
        slots: [slot],
        place,
      });
      await town.answered(person, 'pickSlot', { meeting, slot });
      town.at(slot.replace('T', ' '));
      await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
      await town.answered(person, 'answerGoOn', { meeting, answer: 'yes' });
    }
    const joint = meetingId();
    const slot = '2026-03-13T15:00';
    await town.done('facilitator', 'proposeJointMeeting', {
      meeting: joint,
      persons: [people.harmed, people.boy],
      slots: [slot],
      place: await town.text('Служба'),
    });
    for (const person of [people.harmed, people.boy])
      await town.answered(person, 'answerJointMeeting', { meeting: joint, slots: [slot] });
    await town.done('facilitator', 'confirmJointMeeting', { meeting: joint, slot });
    const phone = await messengers.links('vk', people.harmed);
    await messengers.service.settle();
    const before = said(phone).length;
    await messengers.at('2026-03-12 15:00');
    const [reminder, ...more] = said(phone).slice(before);
    expect(more).toEqual([]);
    expect(reminder).toMatch(/завтра/iu);
    expect(phone.lastKeyboard().flat()).toContain('Буду');
  });

  it.each([
    ['2026-03-06 13:30', ['сегодня']],
    ['2026-03-06 16:00', []],
  ])(
    'R154: after days of silence says at %s only what is still wanted: %j',
    async (back, words) => {
      const { town } = messengers;
      await accept(town);
      const phone = await messengers.links('vk', people.harmed);
      const meeting = meetingId();
      const slot = '2026-03-06T15:00';
      await town.done('facilitator', 'proposeSlots', {
        meeting,
        persons: [people.harmed],
        slots: [slot],
        place: await town.text('Служба'),
      });
      await town.answered(people.harmed, 'pickSlot', { meeting, slot });
      await messengers.service.settle();
      const before = said(phone).length;
      await messengers.at(back);
      expect(said(phone).slice(before)).toEqual(
        words.map((word) => expect.stringContaining(word) as unknown),
      );
    },
  );

  it('R155: waits for the morning when the service was down until the night', async () => {
    const phone = await messengers.links('vk', people.harmed);
    messengers.town.at('2026-03-02 19:50');
    await inform(people.harmed);
    await messengers.at('2026-03-03 02:00');
    expect(count(phone, asks)).toBe(0);
    await messengers.at('2026-03-03 09:00');
    expect(count(phone, asks)).toBe(1);
  });
});
