import { timeIn } from '../cases/calendar-day.js';
import { type Account } from '../people/account.js';
import { type Channel } from './channels/channel.js';
import { type Mailer } from './mail.js';
import { type Texts } from './texts/texts.js';

/** Something that stands still, as it is told. */
export type ToldAlarm = { readonly since: Date } & (
  | { readonly type: 'store' }
  | { readonly type: 'job'; readonly job: string }
  | { readonly type: 'outbox'; readonly queued: number }
  | { readonly type: 'channel'; readonly channel: string; readonly why: string }
);

/** A coordinator's dialogue in a messenger. */
export interface Door {
  readonly channel: string;
  readonly address: string;
}

export interface AlarmDoors {
  readonly texts: Texts;
  /** Where «since when» is told in. */
  readonly zone: string;
  readonly channels: ReadonlyMap<string, Channel>;
  /** The dialogues of the coordinators, as last known: the store may be what fails. */
  readonly coordinators: readonly Door[];
  readonly mail: { readonly mailer: Mailer; readonly to: readonly string[] } | null;
}

const channelNames: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  vk: 'VK',
  max: 'MAX',
  sandbox: 'Площадка',
};

/** One Russian sentence about an alarm: no person, no case. */
export function alarmWords(texts: Texts, alarm: ToldAlarm, zone: string): string {
  const time = timeIn(zone, alarm.since);
  switch (alarm.type) {
    case 'store':
      return texts.say('alarm.store', { time });
    case 'job':
      return texts.say('alarm.job', { time });
    case 'outbox':
      return texts.say('alarm.outbox', { time, n: alarm.queued });
    case 'channel':
      return texts.say('alarm.channel', {
        time,
        channel: channelNames[alarm.channel] ?? alarm.channel,
        text: alarm.why,
      });
  }
}

/**
 * Tells the coordinators past the outbox, which may be what stands: in every messenger that works, and by mail. True when any
 * door took it.
 */
export async function tellAlarms(
  { texts, zone, channels, coordinators, mail }: AlarmDoors,
  { begun, ended }: { readonly begun: readonly ToldAlarm[]; readonly ended: readonly ToldAlarm[] },
): Promise<boolean> {
  const words = [
    ...begun.map((alarm) => alarmWords(texts, alarm, zone)),
    ...ended.map((alarm) => texts.say('alarm.over', { text: alarmWords(texts, alarm, zone) })),
  ].join('\n');
  const working = coordinators.flatMap(({ channel: name, address }) => {
    const channel = channels.get(name);
    return channel?.state().type === 'working' ? [{ channel, address }] : [];
  });
  const message = { text: words, buttons: [], priority: 'safety' } as const;
  const sent = await Promise.all([
    ...working.map(({ channel, address }) => channel.send(address, message)),
    ...(mail === null ? [] : [mail.mailer.send(mail.to, texts.say('alarm.subject'), words)]),
  ]);
  return sent.some((result) => (typeof result === 'boolean' ? result : result.type === 'sent'));
}

/** The dialogues that belong to these accounts, by the messengers' own ids. */
export async function doorsOf(
  accounts: readonly Account[],
  addressOf: (account: string) => Promise<string | null>,
): Promise<Door[]> {
  const doors = await Promise.all(
    accounts.map(async ({ id, channel }) => ({ channel, address: await addressOf(id) })),
  );
  return doors.flatMap(({ channel, address }) => (address === null ? [] : [{ channel, address }]));
}
