import { type Case, isClosed } from '../cases/case.js';
import { type PersonId } from '../cases/ids.js';
import { keepers } from '../cases/keeper.js';
import { participants, sideOf } from '../cases/participants.js';
import { stageOf } from '../cases/stage.js';
import { wordingArgs } from '../bot/texts/wording.js';
import { type Person, shortName } from '../people/person.js';
import { holdersOf } from '../people/staff.js';
import { getProcedure } from '../procedures/procedures.js';
import { type Panel } from './panel.js';
import { stageSteps } from './presenters/case-limits.js';
import { leakCheck } from './presenters/leak-check.js';
import { sideWords } from './presenters/side-words.js';
import { instantWords } from './presenters/day-words.js';

/** What the sandbox shows of a case: its stages, the phones of everyone in it, and whether a phone says what it must not. */
export async function shownCase(panel: Panel, number: string) {
  const stored = await panel.store.cases.findByNumber(number);
  if (stored === null) return { stages: [], phones: [], leaks: leakCheck([]) };
  const { kase } = stored;
  const people = await panel.store.people.findMany(participants(kase).map((p) => p.person));
  const own = await participantPhones(panel, kase, people);
  return {
    stages: await stagesOf(panel, kase),
    phones: [...own, ...(await staffPhones(panel, kase))],
    leaks: leakCheck(
      own.flatMap(({ person, lines }) => {
        const known = people.get(person);
        const said = lines.filter(({ from }) => from === 'bot').map(({ text }) => text);
        return known === undefined
          ? []
          : [{ side: sideOf(kase, person) ?? 'other', person: known, said }];
      }),
    ),
  };
}

async function stagesOf({ service }: Panel, kase: Case) {
  const ctx = await service.rules.context(kase, { actor: { type: 'clock' }, door: 'clock' });
  const steps = stageSteps(stageOf(kase, ctx), isClosed(kase), [], ctx);
  return steps.map(({ name, state }) => ({ name, state }));
}

function participantPhones({ store }: Panel, kase: Case, people: ReadonlyMap<PersonId, Person>) {
  return Promise.all(
    participants(kase).map(async ({ person }) => {
      const account = `phone-${person}`;
      const accounts = await store.accounts.ofPerson(person);
      const known = people.get(person);
      return {
        person,
        account,
        linked: accounts.some(({ channel }) => channel === 'sandbox'),
        case: kase.id,
        name: known === undefined ? '' : shortName(known),
        who: sideWords(kase, person),
        lines: await linesOf(store, account),
        staff: false,
      };
    }),
  );
}

/** The phones of those who lead the case now: their bot is the same bot. */
async function staffPhones(panel: Panel, kase: Case) {
  const all = await panel.store.staff.all();
  const leading = keepers(kase).flatMap((role) =>
    holdersOf(role, kase, all).map((one) => ({ role, one })),
  );
  return Promise.all(
    leading.map(async ({ role, one }) => {
      const account = `phone-${one.id}`;
      const linked = await panel.store.accounts.ofStaff(one.id);
      return {
        person: one.id,
        account,
        linked: linked.some(({ channel }) => channel === 'sandbox'),
        staff: true,
        case: kase.id,
        name: shortName(one),
        who: panel.texts.say(`role.${role}`, wordingArgs(getProcedure(kase.procedure.id).wording)),
        lines: await linesOf(panel.store, account),
      };
    }),
  );
}

async function linesOf(store: Panel['store'], account: string) {
  const lines = await store.phones.lines(account, 30);
  return lines.map((l) => ({ ...l, time: instantWords(l.at, 'Asia/Kamchatka') }));
}
