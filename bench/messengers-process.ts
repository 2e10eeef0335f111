import { rates } from '../src/bot/channels/rates.js';
import { type FakeMessenger } from '../test/support/fake-messenger/messenger.js';
import { createFakeTelegram } from '../test/support/fake-telegram.js';
import { createFakeVk } from '../test/support/fake-vk.js';
import { Asked, type Messenger, messengers, type PhonesReport } from './messengers-outside.js';

/** Both messengers as a process of their own: they are the world outside, and cost the product nothing. */
const telegram = createFakeTelegram({
  limits: { perSecond: rates.telegram.perSecond, perChatSecond: 1 },
});
const vk = createFakeVk({ limits: { perSecond: rates.vk.perSecond } });
const fakes: Readonly<Record<Messenger, FakeMessenger>> = { telegram, vk };
const people: Record<Messenger, number[]> = { telegram: [], vk: [] };
const sending = { telegram: 'sendMessage', vk: 'messages.send' } as const;

function open(messenger: Messenger, accounts: readonly number[]): void {
  for (const account of accounts) fakes[messenger].person(account).unblocks();
  people[messenger].push(...accounts);
  telegram.updates.dropAll();
}

function messagesOn(messenger: Messenger, account: number): number {
  const shown = fakes[messenger].person(account).messages();
  return shown.filter(({ from }) => from === 'bot').length;
}

function reportOf(messenger: Messenger): PhonesReport {
  const fake = fakes[messenger];
  const got = people[messenger].map((account) => messagesOn(messenger, account));
  return {
    ...fake.rates(),
    refused: fake.calls(sending[messenger]) - fake.rates().total,
    nothing: got.filter((messages) => messages === 0).length,
    twice: got.filter((messages) => messages > 1).length,
  };
}

function answer(asked: Asked): unknown {
  switch (asked.type) {
    case 'open':
      open(asked.messenger, asked.accounts);
      return 'opened';
    case 'total':
      return messengers.reduce((sum, name) => sum + fakes[name].rates().total, 0);
    case 'report':
      return { telegram: reportOf('telegram'), vk: reportOf('vk') };
  }
}

process.on('message', (message: unknown) => process.send?.(answer(Asked.parse(message))));

const [telegramServer, vkServer] = [await telegram.start(), await vk.start()];
process.send?.({ telegram: telegramServer.apiRoot, vk: vkServer.apiRoot });
