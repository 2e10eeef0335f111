import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { type Express } from 'express';
import request from 'supertest';
import { createApp } from '../../src/admin/app.js';
import { type Channel } from '../../src/bot/channels/channel.js';
import {
  createSandboxChannel,
  type SandboxChannel,
} from '../../src/bot/channels/sandbox/create.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { createPages, type Pages, type PageWish } from '../../src/bot/pages.js';
import { loadTexts, type Texts } from '../../src/bot/texts/texts.js';
import { type PersonId } from '../../src/cases/ids.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { type Account } from '../../src/people/account.js';
import { storedSignIn } from '../../src/people/stored-sign-in.js';
import { createService, type Service } from '../../src/service.js';
import { aTown, type Town } from './town.js';

export const localesDir = join(import.meta.dirname, '../../locales');
export const texts: Texts = loadTexts(localesDir);

/** A town whose service is served by the real Express application, with a technical clock that tests move. */
export interface PagesTown {
  readonly town: Town;
  readonly app: Express;
  readonly service: Service;
  readonly sandbox: SandboxChannel;
  readonly pages: Pages;
  readonly signIn: ReturnType<typeof storedSignIn>;
  /** What the routes failed with. */
  readonly failures: unknown[];
  /** Moves the technical clock. */
  later(minutes: number): void;
  /** The path of a fresh link. */
  link(wish: Omit<PageWish, 'account' | 'caseId'> & Partial<PageWish>): Promise<string>;
  account(person: PersonId, shared?: boolean): Promise<Account>;
  close(): Promise<void>;
}

/** A browser: keeps its cookies. */
export const aBrowser = (app: Express) => request.agent(app);
export type Browser = ReturnType<typeof aBrowser>;

/** Looks, then presses «Открыть», as a person does. */
export async function opened(browser: Browser, path: string) {
  const look = await browser.get(path);
  return look.status === 200 ? browser.post(path) : look;
}

/** Starts it all on a fresh store. */
export async function aPagesTown(start?: string): Promise<PagesTown> {
  const town = await aTown(start);
  let ahead = 0;
  const technicalNow = () => new Date(Date.now() + ahead);
  const { store, clock } = town;
  const sandbox = createSandboxChannel(store.phones, () => clock.now());
  const channels = new Map<string, Channel>([['sandbox', sandbox]]);
  const pages = createPages('http://pages.test', store.links, technicalNow);
  const service = createService({
    store,
    clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels,
    pages,
    log: () => undefined,
    technicalNow,
  });
  await sandbox.start(service.receive(sandbox));
  const signIn = storedSignIn(store, technicalNow);
  const failures: unknown[] = [];
  const app = createApp({
    alarms: () => [],
    store,
    service,
    texts,
    signIn,
    sandbox,
    channels,
    now: () => clock.now(),
    technicalNow,
    mode: 'demo',
    sessionSecret: randomBytes(32).toString('hex'),
    secureCookies: false,
    trustProxy: false,
    moveClock: () => Promise.resolve(),
    health: () => Promise.reject(new Error('no health in this test')),
    failed: (_id, error) => void failures.push(error),
  });
  const { id } = await town.kase();
  return {
    town,
    app,
    service,
    sandbox,
    pages,
    signIn,
    failures,
    later: (minutes) => void (ahead += minutes * 60_000),
    link: async (wish) =>
      new URL(await pages.linkFor({ account: null, caseId: id, ...wish })).pathname,
    account: async (person, shared = false) => {
      const account = await store.accounts.linkPerson('sandbox', `phone-${person}`, person);
      if (shared) await store.accounts.setShared(account.id, true);
      return { ...account, shared };
    },
    close: () => town.close(),
  };
}
