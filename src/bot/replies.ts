import { type Channel, type IncomingUpdate, type SendResult } from './channels/channel.js';
import { type MessageStore } from './outbox.js';
import { repeatId } from './repeat-id.js';

export interface Replying {
  readonly messages: Pick<MessageStore, 'addReply' | 'settle'>;
  readonly idOf: (channel: string, messengerId: string) => string;
  readonly domainNow: () => Date;
  readonly technicalNow: () => Date;
}

const leaseMs = 30_000;

/**
 * The channel as the handling of one update sees it: each reply is written down under `reply:<update>:<number>` before it is sent.
 * Killed in between, the update comes again and sends what had not left yet; what the messenger puts off waits in the outbox.
 */
export function replyingThrough(
  replying: Replying,
  channel: Channel,
  update: Pick<IncomingUpdate, 'id'>,
): Channel {
  let count = 0;
  const send: Channel['send'] = async (address, message) => {
    const key = `reply:${update.id}:${count++}`;
    const made = { ...message, repeatId: repeatId(key) };
    const taken = await replying.messages.addReply(
      {
        key,
        account: replying.idOf(channel.name, address),
        createdAt: replying.domainNow(),
        channel: channel.name,
        address,
        message: made,
      },
      new Date(replying.technicalNow().getTime() + leaseMs),
    );
    if (taken === 'ended') return { type: 'sent', ref: '' };
    if (taken === 'behind') return { type: 'tryLater', seconds: 0, why: 'earlier replies wait' };
    const result = await channel.send(address, made);
    await settle(replying, channel, key, result);
    return result;
  };
  return { ...channel, send };
}

async function settle(
  { messages, domainNow, technicalNow }: Replying,
  channel: Channel,
  key: string,
  result: SendResult,
): Promise<void> {
  if (result.type === 'tryLater') {
    const until = new Date(technicalNow().getTime() + result.seconds * 1000);
    await messages.settle([key], { type: 'later', until, why: result.why });
    return;
  }
  const why = result.type === 'sent' ? null : result.why;
  const ended = { type: result.type, at: domainNow(), channel: channel.name, why } as const;
  await messages.settle([key], ended);
}
