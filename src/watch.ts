import { createMailer } from './bot/mail.js';
import { alarmWords, type Door, doorsOf, tellAlarms } from './bot/tell-alarms.js';
import { type Texts } from './bot/texts/texts.js';
import { type Config } from './config.js';
import { type HealthSources, vitalsOf } from './health.js';
import { startWatch } from './jobs/watch.js';
import { type Store } from './models/connect.js';

/** Times of alarms are told in the zone of the procedures' region. */
const zone = 'Asia/Kamchatka';

export interface WatchSources extends Omit<HealthSources, 'version' | 'mode' | 'alarms'> {
  readonly config: Pick<Config, 'mail'>;
  readonly texts: Texts;
  readonly failed: (error: unknown) => void;
  readonly technicalNow: () => Date;
}

/** Looks every half a minute whether anything stands still; tells the coordinators by the other messenger and by mail. */
export function watchService(sources: WatchSources) {
  const { config, texts, channels, store, failed } = sources;
  const { mail } = config;
  const mailed =
    mail === null || mail.alarmsTo.length === 0
      ? null
      : { mailer: createMailer(mail), to: mail.alarmsTo };
  let coordinators: readonly Door[] = [];
  const watch = startWatch({
    vitals: async () => {
      const vitals = await vitalsOf(sources, sources.technicalNow());
      if (vitals.storeUp) coordinators = await coordinatorsOf(store).catch(() => coordinators);
      return vitals;
    },
    tell: (news) => tellAlarms({ texts, zone, channels, coordinators, mail: mailed }, news),
    failed,
  });
  return { ...watch, words: () => watch.alarms().map((alarm) => alarmWords(texts, alarm, zone)) };
}

/** Where the coordinators of the installation can be written to. */
async function coordinatorsOf(store: Store): Promise<Door[]> {
  const staff = await store.staff.all();
  const coordinators = staff.filter(
    ({ disabled, grants }) => !disabled && grants.some(({ role }) => role === 'coordinator'),
  );
  const accounts = await Promise.all(coordinators.map(({ id }) => store.accounts.ofStaff(id)));
  return doorsOf(accounts.flat(), (id) => store.accounts.addressOf(id));
}
