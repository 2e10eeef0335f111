import { type CaseId, type PersonId } from './cases/ids.js';
import { type Channel } from './bot/channels/channel.js';
import { type ConsentText, principlesOf, readConsentText } from './bot/consent-text.js';
import { converse } from './bot/converse.js';
import { type Conversing } from './bot/conversing.js';
import { createDelivery } from './bot/deliver.js';
import { type Memory, type Talk } from './bot/dialogue/screen.js';
import { handlingOf } from './bot/handling.js';
import { relay } from './bot/relay.js';
import { replyingThrough } from './bot/replies.js';
import { gatherTalk } from './bot/session.js';
import { type Speaking } from './bot/speaker.js';
import { serviceOf } from './bot/talk-for.js';
import { type DaysOff, daysOffOf } from './days-off.js';
import { nextDigest, queueDigests } from './digests.js';
import { queueingDuties } from './duties.js';
import { createTick, type Tick } from './jobs/ticks.js';
import { type Store } from './models/connect.js';
import { finishingErasures, owesErasure } from './people/finish-erasures.js';
import { sweepingTexts } from './people/sweep-texts.js';
import { joinStaffBot } from './staff-bot.js';
import { type Rules, wireRules } from './wire.js';
import { type ServiceParts } from './service-parts.js';
import { invite, type Inviting } from './inviting.js';
import { conversingOf, type Talking } from './participant-bot.js';
import { deliveringOf, relayingOf } from './delivering.js';

/** The product without its doors: rules, bot, and the ticks that keep them going. */
export interface Service {
  readonly rules: Rules;
  readonly conversing: Conversing;
  readonly consentVersion: string;
  /** The consent text, for whoever has to read and confirm it. */
  readonly consent: ConsentText;
  /** Handles an update of a channel. */
  receive(channel: Channel): Parameters<Channel['start']>[0];
  /** The working-day calendar and its editing (R7). */
  readonly daysOff: DaysOff;
  /** Invites a person; the code is in the link alone. */
  readonly invite: Inviting;
  readonly talk: Talking;
  readonly wakeTick: Tick;
  readonly deliverTick: Tick;
  /** Everything that is due now: woken, relayed, delivered, until nothing is left. */
  settle(): Promise<void>;
  /** The first domain instant at which something will follow by itself. */
  nextInstant(): Promise<Date | null>;
  /** Sends nothing more; resolves when what is on its way has left. */
  stop(): Promise<void>;
}

/** Joins the parts. Nothing runs until a channel or a tick is started. */
export function createService(parts: ServiceParts): Service {
  const { store, clock, texts, technicalNow } = parts;
  const changed = new Set<CaseId>();
  const saved = (id: CaseId) => void changed.add(id);
  const names = [...parts.channels.keys()];
  const rules = wireRules(store, clock, parts.calendar, saved, technicalNow, names);
  const consent = readConsentText(parts.localesDir);
  const talk: Talking = (kase, person, account) =>
    gatherTalk(
      {
        people: store.people,
        staff: store.staff,
        texts: store.texts,
        settings: store.settings,
        context: (of, by) => rules.context(of, by),
        countCases: (persons) => countCases(store, persons),
        consentText: (of, directory) => {
          const { name, settlement } = serviceOf(of, directory);
          return consent.fill(name, settlement);
        },
        // The guardian's text is a version of its own; until a coordinator confirms one: on paper (H9.4, Q14).
        childConsentText: () => null,
        principles: (of) => principlesOf(parts.localesDir, of),
        hasPages: parts.pages !== null,
      },
      kase,
      person,
      account,
    );
  const speaking: Speaking = {
    texts,
    questions: store.questions,
    talk,
    screenOf: (of, key, data) => toldTo(parts.dialogue, of, key, data),
    now: technicalNow,
  };
  const inviting: Inviting = (...asked) => invite(parts, rules, ...asked);
  const staff = joinStaffBot(parts, rules, inviting);
  const delivery = createDelivery(deliveringOf(parts, rules, speaking, staff), (error) =>
    parts.log({ error: nameOf(error) }, 'delivery failed'),
  );
  const conversing = conversingOf(parts, rules, talk, staff);
  const relaying = relayingOf(parts);
  const finish = finishingErasures(store);
  const relayAll = async () => {
    const waiting = [...changed, ...(await store.cases.withIntents(100))];
    changed.clear();
    const owed: CaseId[] = [];
    const relayOne = async (id: CaseId): Promise<void> => {
      const kase = await relay(relaying, id);
      if (kase !== null && owesErasure(kase)) owed.push(id);
    };
    await eachAlone(waiting, relayOne).finally(() => finish(owed));
  };
  const deliver = async () => {
    await relayAll();
    await delivery.start();
  };
  const wakeDue = async (looks = 2): Promise<void> => {
    const due = await store.cases.toWake(clock.now(), wokenAtOnce);
    await eachAlone(due, (id) => rules.wake(id));
    if (due.length === wokenAtOnce && looks > 1) await wakeDue(looks - 1);
  };
  const queueDuties = queueingDuties(parts);
  const sweepTexts = sweepingTexts(store, technicalNow);
  const wake = async () => {
    await wakeDue();
    await queueDigests(parts, clock.now());
    await queueDuties(clock.now());
    await sweepTexts();
  };
  const replying = {
    messages: store.messages,
    idOf: (channel: string, id: string) => store.accounts.idOf(channel, id),
    domainNow: () => clock.now(),
    technicalNow,
  };
  const wakeTick = createTick(wake, technicalNow);
  const deliverTick = createTick(deliver, technicalNow);
  return {
    rules,
    conversing,
    consentVersion: consent.version,
    consent,
    daysOff: daysOffOf(store, parts.calendar, rules),
    receive: (channel) => async (update) => {
      const through = replyingThrough(replying, channel, update);
      await converse(handlingOf(conversing, update), through, update);
      deliverTick.run().catch((error: unknown) => {
        parts.log({ error: nameOf(error) }, 'delivery failed');
      });
    },
    invite: inviting,
    talk,
    wakeTick,
    deliverTick,
    settle: async () => {
      await wakeTick.run();
      do await deliverTick.run();
      while (await delivery.idle());
    },
    stop: () => delivery.stop(),
    nextInstant: async () => {
      const instants = await Promise.all([
        store.cases.nextWakeAt(),
        store.messages.nextAt(),
        nextDigest(parts, clock.now()),
      ]);
      return (
        instants.filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
      );
    },
  };
}

/** What is told, as the phone may show it: behind its code the data find the screen again (H7). */
function toldTo(dialogue: ServiceParts['dialogue'], talk: Talk, key: string, data: Memory) {
  const screen = dialogue.screenOf(talk, key, data);
  if (screen === null || !talk.sharedPhone) return screen;
  return dialogue.reduced(talk, { ...screen, memory: { ...data, ...screen.memory } });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** So many cases are looked for at once; a tick that finds as many looks once more: 80 a second leave time for sending them. */
const wokenAtOnce = 200;

/** So many cases are worked on side by side: what they read together is one read, and nobody waits for long. */
const sideBySide = 12;

/** One case that fails does not hold up the others; the first failure is thrown in the end. */
async function eachAlone(
  ids: Iterable<CaseId>,
  work: (id: CaseId) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  const left = new Set(ids).values();
  const lane = async () => {
    for (const id of left) await work(id).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  const [first] = failures;
  if (failures.length > 0) throw first instanceof Error ? first : new Error('unknown failure');
}

async function countCases(store: Store, persons: readonly PersonId[]): Promise<number> {
  const ids = await Promise.all(persons.map((person) => store.cases.ofPerson(person)));
  return new Set(ids.flat()).size;
}
