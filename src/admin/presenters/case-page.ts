import { type Message } from '../../bot/outbox.js';
import { type Texts } from '../../bot/texts/texts.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { type Case, facilitators, isClosed, last } from '../../cases/case.js';
import { type Context } from '../../cases/context.js';
import { type Deadline } from '../../cases/deadlines.js';
import { curator } from '../../cases/curator.js';
import { meetingDay } from '../../cases/facts-of-case.js';
import { releaseDate } from '../../cases/facts-of-release.js';
import { type PersonId } from '../../cases/ids.js';
import { limitsOf } from '../../cases/limits-of-case.js';
import { stageOf } from '../../cases/stage.js';
import { statusOf } from '../../cases/status.js';
import { type Person, shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { type OpenedCase } from '../opened-cases.js';
import { planRows } from './plan-backwards.js';
import { historyRows } from './case-history.js';
import { isOver, limitRow, stageSteps, standingOf } from './case-limits.js';
import { capital, picturedStages, procedureName } from './case-list.js';
import { meetingRows } from './case-meetings.js';
import { messageRow } from './case-messages.js';
import { personRows } from './case-people.js';
import { dayAndMonth } from '../../cases/russian-days.js';
import { deadlineChip } from './deadline-chip.js';

export { sideWords } from './side-words.js';

/** What the page of a case is made of beside the case itself. */
export interface CasePageSources {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly staff: readonly Staff[];
  readonly messages: readonly Message[];
  readonly texts: Texts;
}

/** Messages that the page shows. */
const MESSAGES = 8;

/** Everything the page of a case shows to who looks, in words: `views/cases/case.ejs`. */
export function casePage(opened: OpenedCase, sources: CasePageSources) {
  const { kase, ctx } = opened;
  const nameOfStaff = (id: string): string => {
    const member = sources.staff.find((one) => one.id === id);
    return member === undefined ? '' : shortName(member);
  };
  return {
    number: kase.number,
    procedure: procedureName(ctx.procedure),
    ...factsOf(opened, sources.texts, nameOfStaff),
    people: personRows(opened, sources.people),
    meetings: meetingRows(opened),
    hasMeetings: Object.keys(ctx.procedure.programmeTypes).length > 0,
    lead: capital(ctx.procedure.wording.lead.nominative),
    messages: sources.messages
      .flatMap((message) => messageRow(message, opened, nameOfStaff) ?? [])
      .slice(0, MESSAGES),
    history: historyRows(opened, sources.texts, nameOfStaff),
  };
}

/** Facts, dates and limits (J2: fa); who may not see them sees number, stage and territory alone. */
function factsOf(opened: OpenedCase, texts: Texts, nameOfStaff: (id: string) => string) {
  const { kase, ctx, sight } = opened;
  const { deadlines, warnings } = limitsOf(kase, ctx);
  const stage = stageOf(kase, ctx);
  if (!sight.sees('fa')) return withoutFacts(opened, stage);
  const shown = deadlines.filter(({ state, start }) => state !== 'noDate' || start !== null);
  const open = shown.filter((deadline) => !isOver(deadline)).sort(byDueDay);
  const nearest = open.find(({ due }) => due !== null);
  const status = statusOf(kase, ctx);
  return {
    status: capital(texts.say(`status.${status}`, wordingArgs(ctx.procedure.wording))),
    summary: summaryOf(opened, nameOfStaff),
    chip: nearest === undefined ? null : deadlineChip(standingOf(nearest), ctx.today),
    stages: stageSteps(stage, isClosed(kase), deadlines, ctx),
    next: presentLimit(open, stage, ctx),
    open: open.map((deadline) => limitRow(deadline, ctx)),
    done: shown.filter(isOver).map((deadline) => limitRow(deadline, ctx)),
    warnings: warnings.map(({ text }) => text),
    plan: planRows(opened),
  };
}

function withoutFacts({ kase, ctx }: OpenedCase, stage: string) {
  const stages = stageSteps(stage, isClosed(kase), [], ctx);
  return {
    status: stages.find(({ state }) => state === 'current')?.name ?? '',
    summary: last(kase, 'caseOpened')?.territory ?? '',
    chip: null,
    stages,
    next: null,
    open: [],
    done: [],
    warnings: [],
    plan: [],
  };
}

/** The nearest limit of the present stage or an earlier one: those of later stages are not the next step yet. */
function presentLimit(open: readonly Deadline[], stage: string, ctx: Context) {
  const codes = picturedStages(ctx.procedure).map(({ code }) => code);
  const isPresent = (of: string | null) => of === null || codes.indexOf(of) <= codes.indexOf(stage);
  const found = open.find((deadline) => deadline.due !== null && isPresent(deadline.stage));
  return found === undefined ? null : limitRow(found, ctx);
}

function byDueDay(a: { due: string | null }, b: { due: string | null }): number {
  return (a.due ?? '9').localeCompare(b.due ?? '9');
}

/** «Заявка от 19 февраля · Тихая Бухта · ведущий Орлова Т. В. · заседание 18 марта». */
function summaryOf({ kase, ctx }: OpenedCase, nameOfStaff: (id: string) => string): string {
  const opened = last(kase, 'caseOpened');
  const lead = kase.procedure.id === 'yugra' ? curator(kase) : (facilitators(kase)[0] ?? null);
  const who = ctx.procedure.wording.lead.nominative;
  return [
    opened === undefined ? '' : `Заявка от ${dayAndMonth(opened.day)}`,
    opened?.territory ?? '',
    lead === null ? `${who} не назначен` : `${who} ${nameOfStaff(lead)}`,
    dayAhead(kase, ctx),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The day that the procedure works towards: the commission's meeting, or the release. */
function dayAhead(kase: Case, { procedure }: Context): string {
  if ('commissionMeeting' in procedure.facts) {
    const meeting = meetingDay(kase);
    return meeting === null ? 'заседание не назначено' : `заседание ${dayAndMonth(meeting)}`;
  }
  const release = 'releaseDate' in procedure.facts ? releaseDate(kase) : null;
  return release === null ? '' : `освобождение ${dayAndMonth(release)}`;
}
