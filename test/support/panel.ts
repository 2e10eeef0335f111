import { join } from 'node:path';
import { type Express } from 'express';
import request from 'supertest';
import { type AppParts, createApp } from '../../src/admin/app.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { CommissionId, ServiceId, StaffId } from '../../src/cases/ids.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { type Grant, type Staff } from '../../src/people/staff.js';
import { storedSignIn } from '../../src/people/stored-sign-in.js';
import { createService, type Service } from '../../src/service.js';
import { type Town } from './town.js';

const localesDir = join(import.meta.dirname, '../../locales');

export type Agent = ReturnType<typeof request.agent>;

export interface PanelOfTown {
  readonly app: Express;
  readonly service: Service;
  /** What a request logged as failed. */
  readonly failures: unknown[];
  /** A browser in which this member of staff has signed in. */
  signedIn(id: string): Promise<Agent>;
  /** Adds or changes an account. */
  employ(id: string, grants: readonly Grant[], change?: Partial<Staff>): Promise<void>;
}

/** The real Express application of the town, in live mode unless told. */
export function aPanel(town: Town, change: Partial<AppParts> = {}): PanelOfTown {
  const texts = loadTexts(localesDir);
  const service = createService({
    store: town.store,
    clock: town.clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels: new Map(),
    pages: null,
    log: () => undefined,
    technicalNow: () => new Date(),
  });
  const failures: unknown[] = [];
  const signIn = storedSignIn(town.store, () => new Date());
  const app = createApp({
    store: town.store,
    service,
    signIn,
    texts,
    now: () => town.clock.now(),
    mode: 'live',
    sessionSecret: 'a secret of the test',
    secureCookies: false,
    trustProxy: false,
    technicalNow: () => new Date(),
    sandbox: null,
    moveClock: () => Promise.resolve(),
    alarms: () => [],
    channels: new Map(),
    health: () => Promise.reject(new Error('no health in this test')),
    failed: (_id, error) => failures.push(error),
    ...change,
  });
  return {
    app,
    service,
    failures,
    signedIn: async (id) => {
      const agent = request.agent(app);
      await agent.post(`/sign-in/${await signIn.makeLink(StaffId.parse(id))}`).expect(302);
      return agent;
    },
    employ: (id, grants, more = {}) =>
      town.store.staff.put({
        id: StaffId.parse(id),
        login: id,
        lastName: 'Служащая',
        firstName: 'Вера',
        patronymic: '',
        position: 'сотрудник',
        phone: '+7 000 000-00-99',
        grants: [...grants],
        disabled: false,
        ...more,
      }),
  };
}

export const ownService = ServiceId.parse('service');
export const ownCommission = CommissionId.parse('commission');
export const foreignService = ServiceId.parse('another-service');
export const foreignCommission = CommissionId.parse('another-commission');

/** A page as it is read: without tags' line breaks and with plain spaces. */
export const plain = (html: string): string =>
  html.replaceAll(/[\u00a0\u00ad]/gu, ' ').replaceAll(/\s+/gu, ' ');
