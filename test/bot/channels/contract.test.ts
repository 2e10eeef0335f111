import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messageLimits, type OutgoingMessage } from '../../../src/bot/channels/channel.js';
import type { Failure } from '../../support/fake-messenger/messenger.js';
import { rigs, type Rig, type Way } from './rigs.js';

const label40 = 'Выбрать другой день или другое место раз';

/** As big as a message may get. */
const biggest: OutgoingMessage = {
  text: 'ы'.repeat(messageLimits.text),
  buttons: [2, 2, 2, 2, 1, 1].map((width, row) =>
    Array.from({ length: width }, (_, column) => ({
      type: 'answer' as const,
      label: label40,
      data: `q:${row}${column}`.padEnd(messageLimits.data, 'x'),
    })),
  ),
};

const question: OutgoingMessage = {
  text: 'Сможете прийти?',
  buttons: [
    [
      { type: 'answer', label: 'Да', data: 'q:a1.0' },
      { type: 'answer', label: 'Нет', data: 'q:a1.1' },
    ],
    [{ type: 'open', label: 'Прочитать', url: 'https://mirovaya.example/l/abc' }],
  ],
};

const plain = (text: string): OutgoingMessage => ({ text, buttons: [] });

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !condition(); i += 1) await new Promise((r) => setTimeout(r, 20));
  expect(condition()).toBe(true);
}

const names = Object.keys(rigs) as (keyof typeof rigs)[];
const ways: Way[] = ['polling', 'webhook'];

describe.each(names.flatMap((name) => ways.map((way) => [name, way] as const)))(
  'the channel %s by %s',
  (name, way) => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await rigs[name](way);
    });
    afterEach(() => rig.close());

    const person = () => rig.fake.person(1001);
    const received = async (count: number) => {
      await until(() => rig.updates.length >= count);
      return rig.updates;
    };
    /** A person who has opened the bot. */
    const opened = async () => {
      const someone = person();
      someone.opens();
      await received(1);
      return someone;
    };

    it('works after the start and is off after the stop', async () => {
      expect(rig.channel.name).toBe(name);
      expect(rig.channel.state().type).toBe('working');
      await rig.channel.stop();
      expect(rig.channel.state()).toEqual({ type: 'off' });
    });

    it('brings an invitation code', async () => {
      person().opens('Ab3_-xyz');
      expect(await received(1)).toMatchObject([
        { channel: name, account: '1001', type: 'start', code: 'Ab3_-xyz' },
      ]);
    });

    it('makes a link that carries a code of 64 letters', () => {
      const code = 'Az0_-'.repeat(12) + 'abcd';
      expect(rig.channel.inviteLink(code)).toMatch(new RegExp(`^https://.+=${code}$`));
    });

    it('brings a start without a code, a start typed by hand, and texts', async () => {
      person().opens();
      person().sends('/start letter1');
      person().sends('/now');
      person().sends('12.12 15:00');
      expect(await received(4)).toMatchObject([
        { type: 'start', code: null },
        { type: 'start', code: 'letter1' },
        { type: 'text', text: '/now' },
        { type: 'text', text: '12.12 15:00' },
      ]);
    });

    it('brings voices and files as such', async () => {
      person().sendsVoice();
      person().sendsFile();
      expect(await received(2)).toMatchObject([{ type: 'voice' }, { type: 'file' }]);
    });

    it('gives every update an id of its own that does not show the account', async () => {
      person().opens();
      person().sends('раз');
      person().sends('раз');
      person().blocks();
      const ids = (await received(4)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(4);
      expect(ids.join()).not.toContain('1001');
    });

    it('sends a text with buttons and brings the press back with the message it was on', async () => {
      const someone = await opened();
      const result = await rig.channel.send('1001', question);
      expect(result).toMatchObject({ type: 'sent' });
      expect(someone.lastKeyboard()).toEqual([['Да', 'Нет'], ['Прочитать']]);
      expect(someone.link('Прочитать')).toBe('https://mirovaya.example/l/abc');
      someone.presses('Нет');
      const [, press] = await received(2);
      expect(press).toMatchObject({ type: 'press', data: 'q:a1.1', account: '1001' });
      expect(press).toMatchObject({ ref: result.type === 'sent' ? result.ref : '' });
      await until(() => rig.fake.unansweredPresses() === 0);
    });

    it('never has the messenger open a link before the person does', async () => {
      await opened();
      await rig.channel.send('1001', plain('https://mirovaya.example/l/abc'));
      const noPreview = {
        telegram: ['sendMessage', { link_preview_options: { is_disabled: true } }] as const,
        vk: ['messages.send', { dont_parse_links: '1' }] as const,
      }[name];
      expect(rig.fake.lastCall(noPreview[0])).toMatchObject(noPreview[1]);
    });

    it('carries the biggest message that the contract allows', async () => {
      await opened();
      expect(await rig.channel.send('1001', biggest)).toMatchObject({ type: 'sent' });
    });

    it.each([
      ['a text that is too long', plain('ы'.repeat(4097))],
      ['an empty text', plain('')],
      [
        'button data that are too long',
        { text: 'а', buttons: [[{ type: 'answer' as const, label: 'а', data: 'x'.repeat(256) }]] },
      ],
    ])('says that %s is refused for good', async (_, message) => {
      await opened();
      expect(await rig.channel.send('1001', message)).toMatchObject({ type: 'rejected' });
    });

    it('folds a keyboard and adds the answer below the text', async () => {
      const someone = await opened();
      const result = await rig.channel.send('1001', question);
      await rig.channel.fold('1001', result.type === 'sent' ? result.ref : '', 'Вы ответили: Да');
      const [shown] = someone.messages().filter(({ from }) => from === 'bot');
      expect(shown).toMatchObject({ text: 'Сможете прийти?\n\nВы ответили: Да', buttons: [] });
    });

    it('does not mind folding what is not there, or typing to nobody', async () => {
      await rig.channel.fold('1001', '999', 'Вы ответили: Да');
      await rig.channel.fold('who?', 'what?', 'Вы ответили: Да');
      await rig.channel.showTyping('5');
      await rig.channel.showTyping('who?');
      expect(await rig.channel.send('who?', plain('а'))).toMatchObject({ type: 'rejected' });
    });

    it('shows that it is typing', async () => {
      await opened();
      await rig.channel.showTyping('1001');
      const method = { telegram: 'sendChatAction', vk: 'messages.setActivity' }[name];
      expect(rig.fake.calls(method)).toBe(1);
    });

    it('tells that a person blocked the bot, and when they let it write again', async () => {
      const someone = await opened();
      someone.blocks();
      expect((await received(2))[1]).toMatchObject({ type: 'blocked', account: '1001' });
      expect(await rig.channel.send('1001', question)).toMatchObject({ type: 'unreachable' });
      someone.unblocks();
      expect((await received(3))[2]).toMatchObject({ type: 'unblocked', account: '1001' });
      expect(await rig.channel.send('1001', question)).toMatchObject({ type: 'sent' });
    });

    it('cannot write to a person who never opened it', async () => {
      person();
      expect(await rig.channel.send('1001', question)).toMatchObject({ type: 'unreachable' });
    });

    const failures: [string, Failure, string][] = [
      ['a flood', { type: 'flood', seconds: 1 }, 'tryLater'],
      ['an outage', { type: 'broken' }, 'tryLater'],
      ['a time-out', { type: 'hang' }, 'tryLater'],
      ['a cut connection', { type: 'drop' }, 'tryLater'],
      ['a block', { type: 'blocked' }, 'unreachable'],
      ['a refusal', { type: 'refused' }, 'rejected'],
    ];
    it.each(failures)('decides after %s and asks only once', async (_, failure, decision) => {
      const someone = await opened();
      rig.fake.fail({ with: failure });
      const result = await rig.channel.send('1001', question);
      expect(result.type).toBe(decision);
      expect(someone.messages()).toHaveLength(1);
      expect(rig.fake.calls({ telegram: 'sendMessage', vk: 'messages.send' }[name])).toBe(1);
      expect(await rig.channel.send('1001', question)).toMatchObject({ type: 'sent' });
    });

    it('has one failing dialogue hold up nobody else', async () => {
      await opened();
      rig.fake.person(2002).opens();
      await received(2);
      rig.fake.fail({ account: 1001, with: { type: 'hang' } });
      const slow = rig.channel.send('1001', question);
      expect(await rig.channel.send('2002', question)).toMatchObject({ type: 'sent' });
      expect(await slow).toMatchObject({ type: 'tryLater' });
    });

    it('handles the updates of one person in order, and another person meanwhile', async () => {
      const order: string[] = [];
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      rig.handle = async (update) => {
        const text = update.type === 'text' ? update.text : update.type;
        if (text === 'медленно') await gate;
        order.push(text);
      };
      person().sends('медленно');
      person().sends('потом');
      rig.fake.person(2002).sends('другой');
      await until(() => order.includes('другой'));
      release();
      await until(() => order.length === 3);
      expect(order).toEqual(['другой', 'медленно', 'потом']);
    });

    it('confirms an update only after it is handled, and asks for it again when it was not', async () => {
      const seen: string[] = [];
      rig.handle = (update) => {
        seen.push(update.id);
        return seen.length === 1
          ? Promise.reject(new Error('the store is away'))
          : Promise.resolve();
      };
      person().sends('слышно?');
      await until(() => seen.length === 2);
      expect(seen[0]).toBe(seen[1]);
      await until(() => rig.fake.unconfirmed() === 0);
    });

    it('speaks up in a group once in a while', async () => {
      rig.fake.group(-77).sends('эй');
      rig.fake.group(-77).sends('бот!');
      person().sends('личное');
      await until(() => rig.updates.some(({ account }) => account === '1001'));
      await until(() => rig.fake.unconfirmed() === 0);
      expect(rig.updates.filter(({ type }) => type === 'group')).toHaveLength(1);
    });

    it('has a webhook only when it was given one, and that refuses strangers', async () => {
      expect(rig.channel.webhook === undefined).toBe(way === 'polling');
      const answer = await rig.channel.webhook?.({
        headers: {},
        body: { update_id: 1, type: 'x' },
      });
      expect(answer ?? { status: 401, body: '' }).toEqual({ status: 401, body: '' });
    });
  },
);
