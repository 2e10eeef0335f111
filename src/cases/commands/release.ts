import { z } from 'zod';
import { type Case, facilitators, has } from '../case.js';
import { command } from '../command.js';
import { replaceReasons } from '../events/service.js';
import { housings } from '../events/release.js';
import { choice, code, day, on, staff } from '../fields.js';
import { isInformed, members, participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { refuseIf } from '../refusal.js';
import { type Telling, toPerson, toRole } from '../telling.js';
import { audience } from './audience.js';
import { leaders, mayLead, tellReplaced } from './service.js';

/** «Дата освобождения»: starts or moves the six months of preparation (R149, R160). */
export const setReleaseDate = command({
  name: 'setReleaseDate',
  procedures: proc('V', 'Y'),
  group: 'steps',
  who: ['ufsinSpecialist', 'resourceCentre', 'familyCurator'],
  writes: ['fa'],
  input: z.object({ releaseDate: day(), territory: code(60).optional() }),
  gives: (_kase, { releaseDate, territory }) => [
    { type: 'releaseDateSet', releaseDate, territory: territory ?? null },
  ],
  told: (_kase, events) =>
    events.flatMap((e) =>
      e.type === 'releaseDateSet'
        ? (['resourceCentre', 'familyCurator', 'facilitator'] as const).map((role) =>
            toRole(role, 'told.releaseDateSet', { date: e.releaseDate }),
          )
        : [],
    ),
});

/** «Работа начата» six months before the release (V-D1). */
export const startWork = command({
  name: 'startWork',
  procedures: proc('V'),
  group: 'steps',
  who: ['ufsinSpecialist'],
  writes: ['fa'],
  when: (kase) => !has(kase, 'workStarted'),
  input: z.object({ on: on() }),
  gives: () => [{ type: 'workStarted' }],
  told: () => [toRole('resourceCentre', 'told.workStarted')],
});

/** «Решение суда об УДО»: two working days to tell the resource centre (V-D2). */
export const recordParole = command({
  name: 'recordParole',
  procedures: proc('V'),
  group: 'steps',
  who: ['ufsinSpecialist'],
  writes: ['fa'],
  input: z.object({ paroleDecision: on(), releaseDate: day() }),
  asks: () => ({ paroleDecision: true, releaseDate: true }),
  refuse: (_kase, { paroleDecision: decided }, ctx) =>
    refuseIf(decided !== undefined && decided > ctx.today, 'futureDate'),
  gives: (_kase, { paroleDecision, releaseDate }, { today }) => {
    const decided = paroleDecision ?? today;
    return [{ type: 'paroleRecorded', paroleDecision: decided, releaseDate, on: decided }];
  },
});

/** «Сведения переданы в центр» (V1.1). */
export const informResourceCentre = command({
  name: 'informResourceCentre',
  procedures: proc('V'),
  group: 'steps',
  who: ['ufsinSpecialist', 'resourceCentre'],
  writes: ['fa'],
  when: isInformationOwed,
  input: z.object({ on: on() }),
  gives: () => [{ type: 'resourceCentreInformed' }],
  told: () => [toRole('resourceCentre', 'told.resourceCentreInformed')],
});

/** The centre knows nothing yet, or nothing of the court's decision. */
function isInformationOwed(kase: Case): boolean {
  const told = kase.events.findLastIndex((e) => e.type === 'resourceCentreInformed');
  return told < 0 || kase.events.slice(told).some((e) => e.type === 'paroleRecorded');
}

/** «Назначить куратора» of the family; naming another replaces (R196, R200). */
export const appointCurator = command({
  name: 'appointCurator',
  procedures: proc('V', 'Y'),
  group: 'steps',
  who: ['resourceCentre'],
  writes: ['fa'],
  choices: (_kase, ctx) => ({ curator: [...ctx.activeCurators] }),
  input: z.object({ curator: staff(), on: on() }),
  refuse: (_kase, input, ctx) =>
    refuseIf(!ctx.activeCurators.has(input.curator), 'wrongInput', { codes: ['curator'] }),
  gives: (_kase, input) => [{ type: 'curatorAppointed', curator: input.curator }],
  told: () => [toRole('familyCurator', 'told.curatorAppointed')],
});

const asksWhetherSuits = (kase: Case, ctx: Parameters<typeof audience>[1]): Telling[] =>
  audience(
    kase,
    ctx,
    members(kase).map((m) => m.person),
  ).map((who) => toPerson(who, 'facilitator.ask'));

/** «Назначить ведущего»: by the head of the service in Altai, by the resource centre in «Вместе» (R196). */
const assignBy = (letter: 'A' | 'V') =>
  command({
    name: 'assignFacilitator',
    procedures: proc(letter),
    group: 'service',
    who: [letter === 'A' ? 'serviceHead' : 'resourceCentre'],
    writes: ['fa'],
    when: (kase) => facilitators(kase).length === 0,
    choices: mayLead,
    input: z.object({ facilitators: leaders, on: on() }),
    refuse: (_kase, input, ctx) =>
      refuseIf(
        input.facilitators.some((f) => !ctx.activeFacilitators.has(f)),
        'facilitatorInactive',
      ),
    gives: (_kase, input) => [{ type: 'facilitatorAssigned', facilitators: input.facilitators }],
    told: (kase, _events, ctx) => [
      toRole('facilitator', 'told.facilitatorAssigned'),
      ...(letter === 'V' ? asksWhetherSuits(kase, ctx) : []),
    ],
  });

/** «Заменить ведущего» in «Вместе»: the members are asked anew whether the new one suits (R69, R90). */
export const replaceInVmeste = command({
  name: 'replaceFacilitator',
  procedures: proc('V'),
  group: 'service',
  who: ['resourceCentre', 'coordinator'],
  writes: ['fa'],
  when: (kase) => has(kase, 'facilitatorAssigned'),
  choices: mayLead,
  input: z.object({ facilitators: leaders, why: choice(replaceReasons), on: on() }),
  refuse: (_kase, input, ctx) =>
    refuseIf(
      input.facilitators.some((f) => !ctx.activeFacilitators.has(f)),
      'facilitatorInactive',
    ),
  gives: (_kase, { facilitators: named, why }) => [
    { type: 'facilitatorReplaced', facilitators: named, why },
  ],
  told: (kase, _events, ctx) => [
    ...tellReplaced(kase),
    ...participants(kase)
      .map((p) => p.person)
      .filter((who) => isInformed(kase, who) && mayWriteTo(kase, ctx, who))
      .map((who) => toPerson(who, 'facilitator.changed')),
    ...asksWhetherSuits(kase, ctx),
  ],
});

/** «Есть ли жильё»: without one the resource centre tells the NGO (R116). */
export const recordHousing = command({
  name: 'recordHousing',
  procedures: proc('V'),
  group: 'steps',
  who: ['ufsinSpecialist', 'familyCurator', 'resourceCentre'],
  writes: ['fa'],
  input: z.object({ housing: choice(housings), on: on() }),
  gives: (_kase, input) => [{ type: 'housingRecorded', housing: input.housing }],
});

/** Release, curator and facilitator (G3.3, G3.8). */
export const releaseCommands = [
  setReleaseDate,
  startWork,
  recordParole,
  informResourceCentre,
  appointCurator,
  assignBy('A'),
  assignBy('V'),
  replaceInVmeste,
  recordHousing,
] as const;
