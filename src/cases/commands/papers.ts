import { z } from 'zod';
import { type StaffRole } from '../actor.js';
import { type Case, has, inRound } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { choice, on } from '../fields.js';
import { TextId } from '../ids.js';
import { proc } from '../proc.js';
import { refuseIf } from '../refusal.js';

type Papers = Readonly<Partial<Record<StaffRole, readonly string[]>>>;

/** Who makes which paper (05 §5.10, G3.6). */
const ofRelease: Papers = {
  ufsinSpecialist: ['FV1', 'FV2', 'FV3'],
  familyCurator: ['FV4'],
  resourceCentre: ['FV5'],
  facilitator: ['FV3', 'FV6', 'FK5'],
};
const ofAltai: Papers = { facilitator: ['FK5', 'FK6'] };
const ofYugra: Papers = { familyCurator: ['routeMap', 'contract'] };

/** The agreement and the plan come with a joint meeting that was held. */
const afterMeeting: ReadonlySet<string> = new Set(['FK5', 'FK6']);

/** «Документ готов», where no commission waits for it (R197, R200). */
const finishPaper = (
  letter: 'A' | 'V' | 'Y',
  papers: Papers,
  forms: readonly [string, ...string[]],
) =>
  command({
    name: 'finishDocument',
    procedures: proc(letter),
    group: 'result',
    who: rolesOf(papers),
    writes: ['fa'],
    when: (kase, ctx) => possible(papers, kase, ctx).length > 0,
    choices: (kase, ctx) => ({ form: possible(papers, kase, ctx) }),
    input: z.object({ form: choice(forms), document: TextId.optional(), on: on() }),
    refuse: (kase, { form }, ctx) =>
      refuseIf(!possible(papers, kase, ctx).includes(form), 'notAllowed'),
    gives: (_kase, { form, document }) => [
      { type: 'documentFinished', form, document: document ?? null, card: null },
    ],
  });

const staffRolesOf = [
  'ufsinSpecialist',
  'familyCurator',
  'resourceCentre',
  'facilitator',
] as const satisfies readonly StaffRole[];

const rolesOf = (papers: Papers): StaffRole[] =>
  staffRolesOf.filter((role) => papers[role] !== undefined);

/** The papers that this role may finish at this point. */
function possible(papers: Papers, kase: Case, { actor }: Context): readonly string[] {
  const own = 'role' in actor ? (papers[actor.role] ?? []) : [];
  const met = has(inRound(kase), 'jointMeetingHeld');
  return own.filter((form) => met || !afterMeeting.has(form));
}

/** Papers of the procedures without a commission (G3.6). */
export const paperCommands = [
  finishPaper('A', ofAltai, ['FK5', 'FK6']),
  finishPaper('V', ofRelease, ['FV1', 'FV2', 'FV3', 'FV4', 'FV5', 'FV6', 'FK5']),
  finishPaper('Y', ofYugra, ['routeMap', 'contract']),
] as const;
