import { all } from '../../src/cases/case.js';
import { dayOfTime } from '../../src/cases/meetings.js';
import { slotLabel } from '../../src/bot/texts/dates.js';
import { readConfig } from '../../src/config.js';
import { openStore } from '../../src/open-store.js';
import { type FakePerson } from '../support/fake-messenger/messenger.js';
import { createFakeTelegram, fakeTelegramToken } from '../support/fake-telegram.js';
import { createFakeVk, fakeVkGroup, fakeVkToken } from '../support/fake-vk.js';
import { aLiveFolder } from '../support/live-service.js';
import { type Messenger } from '../support/messenger-town.js';
import { seedCases, type SeededCase } from './seed-cases.js';
import { type ServiceAtRisk, startAtRisk } from './service-at-risk.js';

/** What became of a press at whose n-th moment the service was killed. */
export interface Round {
  readonly point: number;
  readonly killed: boolean;
  /** Messages that nobody got. */
  readonly lost: number;
  /** Messages that came twice, by messenger. */
  readonly doubled: Readonly<Record<Messenger, number>>;
}

/** Rounds of one story, one after the other. */
export interface CrashRun {
  readonly press: Messenger;
  /** Moments between an undisturbed press and the last reply. */
  readonly moments: number;
  readonly rounds: readonly Round[];
  /** Cases that do not hold the one right answer in the end. */
  readonly wrongCases: number;
}

/** One line of the table of the crash story. */
export interface CrashTable {
  readonly press: Messenger;
  /** The most moments that an undisturbed press had, and how many different ones were taken. */
  readonly moments: number;
  readonly points: number;
  readonly rounds: number;
  readonly killed: number;
  readonly lost: number;
  readonly doubledTelegram: number;
  readonly doubledVk: number;
  /** Rounds in which more than the one message in flight came twice. */
  readonly doubledMore: number;
  readonly wrongCases: number;
}

const patienceMs = 90_000;
const quietMs = 400;

/**
 * Presses a button once for each point, kills the service there, starts it again and looks at the phones and the case. `points`
 * picks from the moments that an undisturbed press has.
 */
export async function crashStory(
  press: Messenger,
  points: (moments: number) => readonly number[],
  log: (line: string) => void = () => undefined,
): Promise<CrashRun> {
  const story = await openStory(press, 250);
  try {
    const moments = await story.undisturbed();
    const rounds: Round[] = [];
    for (const point of points(moments)) {
      const round = await story.round(point);
      rounds.push(round);
      log(`${press} ${point}/${moments}: ${JSON.stringify(round)}`);
    }
    return { press, moments, rounds, wrongCases: await story.wrongCases() };
  } finally {
    await story.close();
  }
}

/** The line of all runs with a press in this messenger. */
export function tableOf(press: Messenger, all: readonly CrashRun[]): CrashTable {
  const runs = all.filter((run) => run.press === press);
  const rounds = runs.flatMap((run) => run.rounds);
  const sum = (of: (round: Round) => number) => rounds.reduce((n, round) => n + of(round), 0);
  return {
    press,
    moments: Math.max(0, ...runs.map(({ moments }) => moments)),
    points: new Set(rounds.map(({ point }) => point)).size,
    rounds: rounds.length,
    killed: sum(({ killed }) => Number(killed)),
    lost: sum(({ lost }) => lost),
    doubledTelegram: sum(({ doubled }) => doubled.telegram),
    doubledVk: sum(({ doubled }) => doubled.vk),
    doubledMore: sum(({ doubled }) => Number(doubled.telegram + doubled.vk > 1)),
    wrongCases: runs.reduce((n, run) => n + run.wrongCases, 0),
  };
}

async function openStory(press: Messenger, cases: number) {
  const folder = aLiveFolder();
  const seeded = await seedCases(folder.environment, cases, press);
  const fakes = { telegram: createFakeTelegram(), vk: createFakeVk() };
  const servers = { telegram: await fakes.telegram.start(), vk: await fakes.vk.start() };
  const other = press === 'telegram' ? 'vk' : 'telegram';
  const environment = {
    ...folder.environment,
    TELEGRAM_TOKEN: fakeTelegramToken,
    TELEGRAM_API_ROOT: servers.telegram.apiRoot,
    VK_TOKEN: fakeVkToken,
    VK_GROUP_ID: String(fakeVkGroup),
    VK_API_URL: servers.vk.apiRoot,
  };
  let service: ServiceAtRisk = await startAtRisk(environment);
  const done: SeededCase[] = [];

  const isConfirmed = () => fakes.telegram.unconfirmed() === 0 && fakes.vk.unconfirmed() === 0;

  /** Asking costs moments of its own, so never while they count. */
  async function isQuiet(): Promise<boolean> {
    if (!isConfirmed()) return false;
    const health = await fetch(`${service.address}/healthz`).then((r) => r.json() as unknown);
    return (health as { outbox: { queued: number } }).outbox.queued === 0;
  }

  async function waitFor(condition: () => boolean | Promise<boolean>): Promise<boolean> {
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      if (await condition()) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  /** Quiet, and still so a little later. */
  async function settled(): Promise<void> {
    await waitFor(async () => {
      if (!(await isQuiet())) return false;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      return isQuiet();
    });
  }

  async function pressed(point: number): Promise<{ round: Round; moments: number }> {
    const kase = seeded[done.length];
    if (kase === undefined) throw new Error('no cases left');
    done.push(kase);
    const boy = fakes[press].person(kase.boy);
    const mother = fakes[other].person(kase.mother);
    const label = slotLabel(dayOfTime(kase.slots[0] as never), kase.slots[0].slice(11));
    boy.opens();
    mother.opens();
    await boy.until(() => boy.lastKeyboard().flat().includes(label), patienceMs);
    await mother.until(() => said(mother).length > 0, patienceMs);
    await settled();
    const before = { boy: said(boy).length, mother: said(mother).length };
    await service.arm(point);
    boy.presses(label);
    const complete = () =>
      said(boy).length > before.boy &&
      said(mother)
        .slice(before.mother)
        .some((text) => text.includes('15:00'));
    await waitFor(() => service.isDead() || (complete() && isConfirmed()));
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    const moments = await service.disarm();
    const killed = moments === null;
    if (killed) service = await startAtRisk(environment);
    await waitFor(complete);
    await settled();
    const ofBoy = said(boy).slice(before.boy);
    const ofMother = said(mother).slice(before.mother);
    const lost = Number(ofBoy.length === 0) + Number(!ofMother.some((t) => t.includes('15:00')));
    const doubles = { [press]: doubledIn(ofBoy), [other]: doubledIn(ofMother) };
    const doubled = { telegram: doubles['telegram'] ?? 0, vk: doubles['vk'] ?? 0 };
    return { round: { point, killed, lost, doubled }, moments: moments ?? 0 };
  }

  return {
    /** The moments of a press at which nothing happens. */
    undisturbed: async () => {
      await pressed(0);
      return (await pressed(0)).moments;
    },
    round: async (point: number) => (await pressed(point)).round,
    /** Stops the service and counts the cases that do not hold the one right answer. */
    wrongCases: async (): Promise<number> => {
      await service.kill();
      const opened = await openStore(readConfig(folder.environment));
      let wrong = 0;
      for (const { id, slots } of done) {
        const stored = await opened.store.cases.find(id);
        const picked = stored === null ? [] : all(stored.kase, 'slotPicked');
        const [answer] = picked;
        if (picked.length !== 1 || answer?.slot !== slots[0]) wrong += 1;
      }
      await opened.close();
      return wrong;
    },
    close: async () => {
      await service.kill();
      await Promise.all([servers.telegram.close(), servers.vk.close()]);
      await folder.remove();
    },
  };
}

const said = (phone: FakePerson): string[] =>
  phone
    .messages()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text);

/** How many came more often than once; a folded keyboard changes the text of what was there before, not of these. */
const doubledIn = (texts: readonly string[]): number => texts.length - new Set(texts).size;
