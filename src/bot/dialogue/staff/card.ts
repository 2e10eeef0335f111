import { stageOf } from '../../../cases/stage.js';
import { type Status, statusOf } from '../../../cases/status.js';
import { type Texts } from '../../texts/texts.js';
import { capital } from '../../texts/wording.js';
import { type Option } from '../screen.js';
import {
  type CaseDesk,
  caseDesk,
  labelOf,
  linesOf,
  pairs,
  preceded,
  say,
  screenOf,
} from './desk.js';
import { commandOption } from './forms.js';
import { leftLine } from './limit-words.js';
import { menuScreen } from './menu.js';
import { nextSteps } from './next-steps.js';
import { type StaffScreen, type StaffTalk } from './staff-talk.js';
import { tasksOf } from './tasks-screen.js';
import { waitsFor } from './waits.js';

/** Statuses that are said instead of the stage (I3.2). */
const saidAsStatus: ReadonlySet<Status> = new Set<Status>([
  'partyRefused',
  'returnedToProgramme',
  'paused',
  'consentRefused',
  'notEligible',
  'closed',
  'archived',
]);

/** A case: number, step, days left, whom it waits for, and the buttons that confirm (I3.1). */
export function cardScreen(desk: CaseDesk): StaffScreen {
  const steps = nextSteps(desk);
  const [primary] = steps;
  const args = {
    no: desk.kase.number,
    procedure: procedureOf(desk),
    stage: stageLine(desk),
    step: primary === undefined ? '' : labelOf(desk, primary),
    Left: primary === 'recordHelpContact' ? capital(say(desk, 'left.help')) : leftLine(desk),
    whom: waitsFor(desk, primary !== undefined),
  };
  const text = linesOf(
    say(desk, 'staff.card.head', args),
    args.stage,
    primary === undefined ? null : say(desk, 'staff.card.next', args),
    args.Left,
    args.whom === '' ? null : say(desk, 'staff.card.waits', args),
  );
  return screenOf(desk, 'staff.card', keyboard(desk, steps), { args, text });
}

/** The card of the talk's case; the menu when there is none. */
export function cardOrMenu(talk: StaffTalk, texts: Texts): StaffScreen {
  const desk = caseDesk(talk, texts);
  return desk === null ? menuScreen({ talk, texts }) : cardScreen(desk);
}

/** A button that does not hold any more: what can be done instead (I1.4). */
export function staleCard(desk: CaseDesk): StaffScreen {
  return preceded(cardScreen(desk), say(desk, 'refusal.stale'));
}

/** Number and procedure: the head of every screen of the case. */
export function headOf(desk: CaseDesk): { readonly no: string; readonly procedure: string } {
  return { no: desk.kase.number, procedure: procedureOf(desk) };
}

function keyboard(desk: CaseDesk, steps: readonly string[]): Option[][] {
  const tasks = tasksOf(desk).length;
  const shown = steps.slice(0, tasks > 0 ? 3 : 4).map((name) => commandOption(desk, name));
  const why: Option[] = leftLine(desk) === '' ? [] : [{ id: 'why' }];
  const rest: Option[] = [
    ...(tasks > 0 ? [{ id: 'tasks', labelArgs: { n: tasks } }] : []),
    ...why,
    { id: 'more', value: 'case' },
    { id: 'menu' },
  ];
  return [shown.slice(0, 1), ...pairs(shown.slice(1)), ...pairs(rest)];
}

function stageLine(desk: CaseDesk): string {
  const { kase, ctx } = desk;
  const status = statusOf(kase, ctx);
  if (saidAsStatus.has(status)) return say(desk, `status.${status}`);
  const stages = ctx.procedure.stages.filter((s) => s.place === 'stage' || s.place === 'afterCase');
  const at = stages.findIndex((s) => s.code === stageOf(kase, ctx));
  const stage = stages[at]?.name ?? '';
  return say(desk, 'staff.card.stage', { n: at + 1, m: stages.length, stage });
}

const procedureOf = ({ ctx }: CaseDesk): string => ctx.procedure.title.split(':')[0] ?? '';
