import { z } from 'zod';
import { type StaffRole } from '../actor.js';
import { type Case, facilitators, has, inRound } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { aidKinds, MeetingDecision, steps, type Step } from '../events/release.js';
import { choice, code, day, on, staff, yesNo } from '../fields.js';
import { TextId } from '../ids.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { stageOf } from '../stage.js';
import { toRole, toStaff } from '../telling.js';

/** «Рабочее совещание», the first and the repeat one, with its decisions (R198). */
export const recordWorkingMeeting = command({
  name: 'recordWorkingMeeting',
  procedures: proc('V'),
  group: 'steps',
  who: ['resourceCentre'],
  writes: ['wm'],
  input: z.object({
    which: choice(['first', 'repeat']),
    present: z
      .array(staff())
      .min(1)
      .meta({ field: { kind: 'list' } }),
    decisions: z
      .array(MeetingDecision)
      .default([])
      .meta({ field: { kind: 'list' } }),
    on: on(),
  }),
  gives: (_kase, { which, present, decisions }) => [
    { type: 'workingMeetingRecorded', which, present, decisions },
  ],
  told: (_kase, events) =>
    events.flatMap((e) =>
      e.type === 'workingMeetingRecorded'
        ? e.decisions.map(({ responsible, due }) =>
            due === null
              ? toStaff(responsible, 'told.workingMeetingRecorded.open')
              : toStaff(responsible, 'told.workingMeetingRecorded', { date: due }),
          )
        : [],
    ),
});

/** The papers that have to be there before documents are handed on (R197): FV1–FV3 from the colony, all but FV6 to the facilitator. */
const wanted = {
  submit: ['FV1', 'FV2', 'FV3'],
  pass: ['FV1', 'FV2', 'FV3', 'FV4', 'FV5'],
} as const;

const missingOf = (kase: Case, step: keyof typeof wanted): string[] =>
  wanted[step].filter((form) => !has(kase, 'documentFinished', (e) => e.form === form));

const unseen = (missing: readonly string[], seen: boolean): Refusal | null =>
  refuseIf(missing.length > 0 && !seen, 'documentsMissing', { codes: missing });

/** «Передать документы в центр»; what is missing was seen (R197, V-D3). */
export const submitDocuments = command({
  name: 'submitDocuments',
  procedures: proc('V'),
  group: 'steps',
  who: ['ufsinSpecialist'],
  writes: ['fa'],
  when: (kase) => !has(kase, 'documentsPassed'),
  input: z.object({ missingSeen: yesNo().default(false), on: on() }),
  refuse: (kase, input) => unseen(missingOf(kase, 'submit'), input.missingSeen),
  gives: (kase) => [{ type: 'documentsSubmitted', missing: missingOf(kase, 'submit') }],
  told: () => [toRole('resourceCentre', 'told.documentsSubmitted')],
});

/** «Передать документы ведущему» in two working days (R149, R197). */
export const passDocuments = command({
  name: 'passDocuments',
  procedures: proc('V'),
  group: 'steps',
  who: ['resourceCentre'],
  writes: ['fa'],
  when: (kase) => facilitators(kase).length > 0 && !has(kase, 'documentsPassed'),
  input: z.object({ missingSeen: yesNo().default(false), on: on() }),
  refuse: (kase, input) => unseen(missingOf(kase, 'pass'), input.missingSeen),
  gives: (kase) => [{ type: 'documentsPassed', missing: missingOf(kase, 'pass') }],
  told: () => [toRole('facilitator', 'told.documentsPassed')],
});

/** Whose step it is (03 §3.3–3.5). */
const roleOf: Readonly<Record<Step, readonly StaffRole[]>> = {
  ...{ A1: ['facilitator', 'serviceHead'], A2: ['facilitator', 'serviceHead'] },
  ...{ A3: ['facilitator', 'serviceHead'], A4: ['facilitator', 'serviceHead'] },
  ...{ A5: ['facilitator', 'serviceHead'], A6: ['facilitator', 'serviceHead'] },
  documents: ['facilitator'],
  ...{ 'V1.3': ['familyCurator'], 'V1.7': ['familyCurator'], 'V1.11': ['facilitator'] },
  ...{ 'V2.1': ['resourceCentre'], 'V2.2': ['facilitator'], 'V3.1': ['facilitator'] },
  V4: ['facilitator'],
  ngoInformed: ['resourceCentre'],
  ...{ Y1: ['familyCurator', 'resourceCentre'], Y2: ['familyCurator', 'resourceCentre'] },
  ...{ Y3: ['familyCurator', 'resourceCentre'], Y5: ['familyCurator', 'resourceCentre'] },
  Y7: ['familyCurator', 'resourceCentre'],
};

/** A step of the documents is of its round; the others are done once. */
export const isStepDone = (kase: Case, step: Step): boolean =>
  has(
    step === 'documents' || step === 'V4' ? inRound(kase) : kase,
    'stepConfirmed',
    (e) => e.step === step,
  );

function mayConfirm({ actor }: Context, step: Step): boolean {
  const role = 'role' in actor ? actor.role : null;
  return role !== null && roleOf[step].includes(role);
}

/** «Шаг выполнен», by whoever does the step (R115, R116, R196, R200). */
const confirmStepOf = (letter: 'A' | 'V' | 'Y', of: readonly [Step, ...Step[]]) =>
  command({
    name: 'confirmStep',
    procedures: proc(letter),
    group: 'steps',
    who: [...new Set(of.flatMap((step) => roleOf[step]))],
    writes: ['fa'],
    when: (kase, ctx) => of.some((step) => mayConfirm(ctx, step) && !isStepDone(kase, step)),
    choices: (kase, ctx) => ({
      step: of.filter((step) => mayConfirm(ctx, step) && !isStepDone(kase, step)),
    }),
    input: z.object({ step: choice(of), document: TextId.optional(), on: on() }),
    refuse: (kase, { step }, ctx) =>
      firstRefusal(
        refuseIf(!mayConfirm(ctx, step), 'notAllowed'),
        refuseIf(isStepDone(kase, step), 'notNow'),
      ),
    gives: (_kase, { step, document }) => [
      { type: 'stepConfirmed', step, document: document ?? null },
    ],
  });

/** «Обсуждение практики прошло», once a week in stages 2 and 3 (R150). */
export const recordDiscussion = command({
  name: 'recordDiscussion',
  procedures: proc('V'),
  group: 'steps',
  who: ['resourceCentre'],
  writes: ['fa'],
  when: (kase, ctx) => ['V2', 'V3'].includes(stageOf(kase, ctx)),
  input: z.object({ on: on() }),
  gives: () => [{ type: 'discussionRecorded' }],
});

/** «Оказана помощь», of the twelve kinds (R200). */
export const recordAid = command({
  name: 'recordAid',
  procedures: proc('V', 'Y'),
  group: 'steps',
  who: ['familyCurator', 'resourceCentre'],
  writes: ['fa'],
  input: z.object({ kind: choice(aidKinds), on: on() }),
  gives: (_kase, input) => [{ type: 'aidRecorded', kind: input.kind }],
});

/** «Место в учреждении» from the registry of free places (R168, R200). */
export const reservePlace = command({
  name: 'reservePlace',
  procedures: proc('Y'),
  group: 'steps',
  who: ['resourceCentre', 'familyCurator'],
  writes: ['fa'],
  input: z.object({ provider: code(120), from: on(), until: day().optional() }),
  refuse: (_kase, { from, until }, { today }) =>
    firstRefusal(
      refuseIf(from !== undefined && from > today, 'futureDate'),
      refuseIf(until !== undefined && until < (from ?? today), 'wrongInput', { codes: ['until'] }),
    ),
  gives: (_kase, { provider, from, until }, { today }) => [
    { type: 'placeReserved', provider, from: from ?? today, until: until ?? null },
  ],
});

/** The steps of Altai, «Вместе» and Yugra (G3.8). */
export const stepCommands = [
  recordWorkingMeeting,
  submitDocuments,
  passDocuments,
  confirmStepOf('A', steps.altai),
  confirmStepOf('V', steps.vmeste),
  confirmStepOf('Y', steps.yugra),
  recordDiscussion,
  recordAid,
  reservePlace,
] as const;
