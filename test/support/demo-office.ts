import { join } from 'node:path';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { type Case, caseOf } from '../../src/cases/case.js';
import { CaseId, newId } from '../../src/cases/ids.js';
import { projectionOf } from '../../src/cases/projection.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { domainClock } from '../../src/clock.js';
import { seedDemo } from '../../src/demo/seed.js';
import { type Joining, seedings } from '../../src/demo/seedings.js';
import { createService, type Service } from '../../src/service.js';
import { type Agent, aPanel, type PanelOfTown } from './panel.js';
import { freshStore } from './store.js';
import { type Town } from './town.js';

const localesDir = join(process.cwd(), 'locales');
const texts = loadTexts(localesDir);

/** The cases and the staff of the demo behind the real panel; the clock stands where the test puts it. */
export interface DemoOffice {
  readonly panel: PanelOfTown;
  readonly store: Town['store'];
  readonly service: Service;
  readonly cases: readonly Case[];
  readonly now: () => Date;
  /** A case of its own that has lived through the first events of this one, and no more; the clock is moved there. */
  copyOf(kase: Case, events: number): Promise<Case>;
  /** Lets days go by. */
  pass(days: number): void;
  /** The case as it is now. */
  again(kase: Case): Promise<Case>;
  agent(staff: string): Promise<Agent>;
  close(): Promise<void>;
}

export async function aDemoOffice(): Promise<DemoOffice> {
  const { store, close } = await freshStore();
  const calendar = russianWorkCalendar();
  const common = { texts, localesDir, dialogue: participantDialogue(texts), calendar };
  const join: Joining = (over, clock, channels) =>
    createService({
      ...common,
      store: over,
      clock,
      channels,
      pages: null,
      log: () => undefined,
      technicalNow: () => new Date(),
    });
  await seedDemo(seedings(store, join));
  const rows = await store.cases.list({ scope: [{ type: 'all' }] });
  const stored = await Promise.all(rows.map(({ id }) => store.cases.find(id)));
  let at = new Date();
  const clock = domainClock(0, () => at);
  const panel = aPanel({ store, clock } as unknown as Town);
  const agents = new Map<string, Promise<Agent>>();
  let copies = 0;
  const contextOf = (kase: Case) =>
    panel.service.rules.context(kase, { actor: { type: 'clock' }, door: 'clock' });
  return {
    panel,
    store,
    service: panel.service,
    cases: stored.flatMap((found) => (found === null ? [] : [found.kase])),
    now: () => clock.now(),
    copyOf: async ({ history, procedure }, count) => {
      const events = history.slice(0, count);
      at = new Date((events.at(-1)?.at ?? at).getTime() + 60_000);
      const head = { id: CaseId.parse(newId()), number: `К-99-${++copies}`, procedure, version: 0 };
      const kase = caseOf(head, events);
      const projection = projectionOf(kase, await contextOf(kase), at);
      await store.cases.insert(kase, { events, intents: [], projection, wokenUntil: at });
      return kase;
    },
    pass: (days) => {
      at = new Date(at.getTime() + days * 86_400_000);
    },
    again: async ({ id }) => (await store.cases.find(id))!.kase,
    agent: (staff) => {
      const known = agents.get(staff) ?? panel.signedIn(staff);
      agents.set(staff, known);
      return known;
    },
    close,
  };
}
