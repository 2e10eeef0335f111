import { newId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import {
  type Channel,
  channelNames,
  type IncomingUpdate,
  type OutgoingMessage,
} from './channels/channel.js';
import { converse } from './converse.js';
import { type Conversing } from './conversing.js';
import { type Talk } from './dialogue/screen.js';
import { type Question } from './questions.js';

/** What a page behind the code shows: the messages, their buttons, and whether typed words are awaited. */
export interface PageTalk {
  readonly messages: readonly OutgoingMessage[];
  readonly awaitsWords: boolean;
}

/** The talk as the page knows it: who gave the code sees the messages themselves (H7). */
export const unlocked = (talk: Talk): Talk => ({ ...talk, unlocked: true });

/** A pressed button, or words. `id`: of the press, so that a doubled one is done once. */
export type Said = { readonly id: string; readonly at: Date } & (
  | { readonly type: 'press'; readonly data: string }
  | { readonly type: 'text'; readonly text: string }
);

/** The screen that a locked message stood for; when it is over, the present question. */
export async function firstTalk(
  on: Conversing,
  talk: Talk,
  account: Account,
  locked: Question | null,
): Promise<PageTalk> {
  const screen = on.dialogue.behind(talk, locked?.memory ?? {});
  const subject = { type: 'person', id: talk.person } as const;
  const asked = { account: account.id, subject, caseId: talk.kase.id };
  const { messages, question } = on.render(screen, asked, talk.ctx, newId());
  if (question !== null) await on.questions.ask(question);
  return { messages, awaitsWords: awaits(question) };
}

/** Goes on as the chat would: the same engine, answering on the page. `address`: the messenger's own id of the account. */
export async function talkOnPage(
  on: Conversing,
  account: Account,
  address: string,
  said: Said,
): Promise<PageTalk> {
  const channel = channelNames.find((name) => name === account.channel);
  if (channel === undefined) return { messages: [], awaitsWords: false };
  const messages: OutgoingMessage[] = [];
  let asked: Question | null = null;
  const here: Conversing = {
    ...on,
    account: () => Promise.resolve({ id: account.id, account }),
    talk: async (kase, person, of) => unlocked(await on.talk(kase, person, of)),
    questions: {
      ...on.questions,
      ask: async (question) => {
        asked = question;
        await on.questions.ask(question);
      },
    },
  };
  const from = { channel, account: address } as const;
  const update: IncomingUpdate =
    said.type === 'press' ? { ...said, ...from, ref: null } : { ...said, ...from };
  await converse(here, pageChannel(channel, messages), update);
  return { messages, awaitsWords: awaits(asked) };
}

const awaits = (question: Question | null): boolean => (question?.awaits ?? null) !== null;

/** A channel whose messages stay on the page. */
function pageChannel(name: Channel['name'], messages: OutgoingMessage[]): Channel {
  return {
    name,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: (_account, message) => {
      messages.push(message);
      return Promise.resolve({ type: 'sent', ref: '' });
    },
    showTyping: () => Promise.resolve(),
    fold: () => Promise.resolve(),
    inviteLink: () => '',
    state: () => ({ type: 'off' }),
  };
}
