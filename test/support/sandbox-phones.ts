import { join } from 'node:path';
import { type Channel } from '../../src/bot/channels/channel.js';
import {
  createSandboxChannel,
  type SandboxChannel,
} from '../../src/bot/channels/sandbox/create.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { type Pages } from '../../src/bot/pages.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { type PersonId, type StaffId } from '../../src/cases/ids.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { createService, type Service } from '../../src/service.js';
import { type Town } from './town.js';

const localesDir = join(import.meta.dirname, '../../locales');
const texts = loadTexts(localesDir);

/** The town's people and staff with a phone of the sandbox each; their accounts are `phone-<id>`. */
export interface SandboxPhones {
  readonly service: Service;
  readonly sandbox: SandboxChannel;
  /** What the bot said last. */
  said(who: PersonId | StaffId): Promise<string>;
  /** The labels of the buttons under the newest message that has any. */
  buttons(who: PersonId | StaffId): Promise<string[]>;
  /** Presses the newest button with this label; answers with what the bot said then. */
  press(who: PersonId | StaffId, label: string): Promise<string>;
  types(who: PersonId | StaffId, text: string): Promise<string>;
  /** All that the bot wrote, with its buttons. */
  everything(who: PersonId | StaffId): Promise<string>;
  at(local: string): Promise<void>;
}

export async function sandboxPhones(
  town: Town,
  pages: Pages | null = null,
): Promise<SandboxPhones> {
  const sandbox = createSandboxChannel(town.store.phones, () => town.clock.now());
  const service = createService({
    store: town.store,
    clock: town.clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels: new Map<string, Channel>([['sandbox', sandbox]]),
    pages,
    log: () => undefined,
    technicalNow: () => new Date(),
  });
  await sandbox.start(service.receive(sandbox));
  const lines = (who: string) => town.store.phones.lines(`phone-${who}`, 300);
  const fromBot = async (who: string) => (await lines(who)).filter((l) => l.from === 'bot');
  const said = async (who: string) =>
    ((await fromBot(who)).at(-1)?.text ?? '').replaceAll('\u00a0', ' ');
  return {
    service,
    sandbox,
    said,
    buttons: async (who) => {
      const newest = (await fromBot(who)).findLast((line) => line.buttons.length > 0);
      return newest?.buttons.flat().map((b) => b.label) ?? [];
    },
    press: async (who, label) => {
      for (const line of (await lines(who)).slice(-3).toReversed()) {
        const button = line.buttons.flat().find((b) => b.label === label);
        if (button?.type !== 'answer') continue;
        await sandbox.presses(`phone-${who}`, button.data, label, line.ref);
        await service.settle();
        return said(who);
      }
      throw new Error(`no button «${label}»; last: ${await said(who)}`);
    },
    types: async (who, text) => {
      await sandbox.types(`phone-${who}`, text);
      await service.settle();
      return said(who);
    },
    everything: async (who) =>
      (await fromBot(who))
        .map((l) =>
          [
            l.text,
            l.folded ?? '',
            ...l.buttons.map((row) => `[${row.map((b) => b.label).join('] [')}]`),
          ]
            .filter((part) => part !== '')
            .join('\n'),
        )
        .join('\n---\n'),
    at: async (local) => {
      town.at(local);
      await service.settle();
    },
  };
}
