import { procedureScope, serviceScope } from '../../src/people/channel-switches.js';
import { type SettingStore } from '../../src/people/directory.js';
import { service, staffIds } from './town.js';

/** The coordinator of the town has read the notice about foreign messengers: Telegram is open (R192). */
export const readNotice = (settings: Pick<SettingStore, 'setChannelSwitches'>): Promise<void> =>
  settings.setChannelSwitches({
    off: [],
    notices: [serviceScope(service), procedureScope('kamchatka')].map((of) => ({
      of,
      by: staffIds.coordinator,
      at: new Date(),
    })),
  });
