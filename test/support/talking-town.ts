import { join } from 'node:path';
import {
  type Channel,
  messageLimits,
  type OutgoingMessage,
} from '../../src/bot/channels/channel.js';
import {
  createSandboxChannel,
  type SandboxChannel,
} from '../../src/bot/channels/sandbox/create.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { createPages } from '../../src/bot/pages.js';
import { loadTexts, type Texts } from '../../src/bot/texts/texts.js';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { PersonId } from '../../src/cases/ids.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { PersonData } from '../../src/people/person.js';
import { createService, type Service } from '../../src/service.js';
import { aTown, people, type Town } from './town.js';

export const localesDir = join(import.meta.dirname, '../../locales');

/** More people of the town: a father with two children under 14, and an aunt who comes along. */
export const more = {
  father: PersonId.parse('person-father'),
  girl: PersonId.parse('person-girl'),
  brother: PersonId.parse('person-brother'),
  aunt: PersonId.parse('person-aunt'),
} as const;

const moreNames = {
  father: ['Лапин', 'Степан', 'Олегович', '1980-01-02'],
  girl: ['Лапина', 'Алиса', 'Степановна', '2015-04-05'],
  brother: ['Лапин', 'Фёдор', 'Степанович', '2013-09-10'],
  aunt: ['Зимина', 'Раиса', 'Юрьевна', '1970-08-08'],
} as const;

/** Words that only one side may read: names of its people. */
export const namesOf = {
  side1: ['Ветлугин', 'Полин', 'Лапин', 'Степан', 'Алис', 'Фёдор', 'Зимин', 'Раис'],
  side2: ['Рябов', 'Кирилл', 'Ольг'],
} as const;

/** A message as somebody saw it. */
export interface Seen {
  readonly to: string;
  readonly message: OutgoingMessage;
}

/** A town whose people have phones: the real service over a real store, with the sandbox for a messenger. */
export interface TalkingTown extends Town {
  readonly sandbox: SandboxChannel;
  readonly service: Service;
  /** Every text that was said, by its key. */
  readonly said: Set<string>;
  /** Every message that left, in order. */
  readonly seen: Seen[];
}

/** `hasPages`: one-time pages can be opened. */
export async function aTalkingTown(hasPages = true): Promise<TalkingTown> {
  const town = await aTown();
  await addPeople(town);
  const said = new Set<string>();
  const seen: Seen[] = [];
  const sandbox = watched(
    createSandboxChannel(town.store.phones, () => town.clock.now()),
    seen,
  );
  const texts = heard(loadTexts(localesDir), said);
  const service = createService({
    store: town.store,
    clock: town.clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels: new Map<string, Channel>([['sandbox', sandbox]]),
    pages: hasPages
      ? createPages('https://example.test', town.store.links, () => new Date())
      : null,
    log: () => undefined,
    technicalNow: () => new Date(),
  });
  await sandbox.start(service.receive(sandbox));
  return { ...town, sandbox, service, said, seen };
}

async function addPeople(town: Town): Promise<void> {
  for (const [key, [lastName, firstName, patronymic, born]] of Object.entries(moreNames)) {
    const data = { lastName, firstName, patronymic, born: calendarDay(born), phone: '' };
    await town.store.people.put(more[key as keyof typeof more], PersonData.parse(data));
  }
}

/** The same texts; each key that is said is remembered. */
function heard(texts: Texts, said: Set<string>): Texts {
  return new Proxy(texts, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === 'say') said.add(String(args[0]));
        return (value as (...given: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

/** The same channel; each message is remembered, and must be within the limits of every messenger. */
function watched(sandbox: SandboxChannel, seen: Seen[]): SandboxChannel {
  return {
    ...sandbox,
    send: async (to, message) => {
      const flaws = flawsOf(message);
      if (flaws.length > 0) throw new Error(`${flaws.join(', ')}: ${message.text}`);
      seen.push({ to, message });
      return sandbox.send(to, message);
    },
  };
}

/** What a messenger would refuse in a message (Telegram's 64 bytes of data, VK's labels and rows). */
export function flawsOf({ text, buttons }: OutgoingMessage): string[] {
  const all = buttons.flat();
  return [
    text.length === 0 || text.length > messageLimits.text ? 'text length' : null,
    /\{|\$|undefined|null|\[object/u.test(text) ? 'a hole in the text' : null,
    buttons.length > messageLimits.rows ? 'rows' : null,
    buttons.some((row) => row.length === 0 || row.length > 5) ? 'row length' : null,
    all.length > messageLimits.buttons ? 'buttons' : null,
    ...all.map((b) => (b.label.length === 0 || b.label.length > 40 ? `label ${b.label}` : null)),
    ...all.map((b) =>
      b.type === 'answer' && Buffer.byteLength(b.data) > messageLimits.data ? 'data' : null,
    ),
  ].filter((flaw) => flaw !== null);
}

export const phoneOf = (person: PersonId): string => `phone-${person}`;

/** Whose side each phone is on; nobody of it may read a name of the other. */
export const sideOfPhone: ReadonlyMap<string, 'side1' | 'side2'> = new Map([
  [phoneOf(people.harmed), 'side1'],
  [phoneOf(more.father), 'side1'],
  [phoneOf(more.aunt), 'side1'],
  [phoneOf(people.boy), 'side2'],
  [phoneOf(people.mother), 'side2'],
]);
