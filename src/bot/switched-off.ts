import { type Account } from '../people/account.js';
import { asksForHelp } from './dialogue/participants/words.js';
import { type Press } from './show.js';
import { type Writing } from './strangers.js';

/** The messenger is off for whatever these persons have to do with; a cry for help is heard all the same (R186, R192). */
export async function isUnheard(
  { on, channel, update }: Writing,
  account: Account,
  press: Press | null,
): Promise<boolean> {
  const cries =
    (update.type === 'text' && asksForHelp(update.text)) ||
    (press !== null && helping.test(press.option.id));
  return !cries && (await on.isSwitchedOff(account, channel.name));
}

/** Buttons of help and of calls. */
const helping = /^(?:help|call|tellService)/u;

/** One sentence, and whom to call; of the case nothing. */
export async function sayItIsOff({ on, channel, update }: Writing): Promise<void> {
  const { args } = await on.strangerScreen('start.unlinked', null);
  const phone = String(args['servicePhone'] ?? '');
  await channel.send(update.account, {
    text: [on.say('refusal.channelOff', {}), phone].filter((part) => part !== '').join(' '),
    buttons: [],
  });
}
