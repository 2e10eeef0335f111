import { type Stage } from '../procedures/stage.js';
import { type Case, has, inRound, isClosed, isCompleted, last } from './case.js';
import { type Context } from './context.js';
import { eventTypes } from './events/event.js';
import { factDay, type Facts } from './facts.js';
import { factsOf, meetingDay } from './facts-of-case.js';
import { caseRoute } from './route.js';

/** Ends that count in the present round: those from the programme stage on (G5). */
const ofRound: ReadonlySet<string> = new Set([
  'programmeCompleted',
  'documentsReady',
  'resultsSent',
  'jointMeetingHeld',
  'stepConfirmed:documents',
  'stepConfirmed:V4',
]);

/** What the ends of stages are looked for in. */
interface Seen {
  readonly kase: Case;
  readonly ctx: Context;
  readonly facts: Facts;
}

const seenOf = (kase: Case, ctx: Context): Seen => ({ kase, ctx, facts: factsOf(kase, ctx) });

/** The code of the stage the case is in: the one after the last whose end has come; of a checklist the first not done (G5). */
export function stageOf(kase: Case, ctx: Context): string {
  const seen = seenOf(kase, ctx);
  const stages = stagesOf(kase, ctx);
  const ended = (stage: Stage) => isEnded(seen, stage);
  if (isChecklist(ctx)) return (stages.find((s) => !ended(s)) ?? stages.at(-1))?.code ?? '';
  const next = stages[stages.findLastIndex(ended) + 1];
  if (next === undefined) return afterAll(ctx) ?? stages.at(-1)?.code ?? '';
  return insideStage(seen, next)?.code ?? next.code;
}

/** A procedure without stages is a list of steps (Yugra). */
const isChecklist = (ctx: Context) => ctx.procedure.stages.every(({ place }) => place !== 'stage');

function stagesOf(kase: Case, ctx: Context): Stage[] {
  const wanted = isChecklist(ctx) ? 'step' : 'stage';
  const route = caseRoute(kase);
  return ctx.procedure.stages.filter(
    (stage) => stage.place === wanted && (stage.route === undefined || stage.route === route),
  );
}

const afterAll = (ctx: Context) => ctx.procedure.stages.find((s) => s.place === 'afterCase')?.code;

function isEnded(seen: Seen, stage: Stage): boolean {
  const also = stage.alsoNeeds === undefined || isHeard(seen.kase, stage.alsoNeeds);
  return also && stage.endedBy.some((end) => hasCome(seen, end));
}

/** Without a meeting date nothing is to be heard. */
const isHeard = (kase: Case, event: string) =>
  meetingDay(kase) === null || kase.events.some((e) => e.type === event);

/** An end is an event, one with a certain choice, or a fact that is no event of its own. */
function hasCome({ kase, facts }: Seen, end: string): boolean {
  const [name = '', choice] = end.split(':');
  if (name === 'caseClosed') return isClosed(kase);
  const inThisRound = ofRound.has(end);
  const events = inThisRound ? inRound(kase).events : kase.events;
  const happened = events.some(
    (e) => e.type === name && (choice === undefined || Object.values(e).includes(choice)),
  );
  const known = !eventTypes.has(name) && factDay(facts, name) !== null;
  return happened || (known && (!inThisRound || isCompleted(kase)));
}

/** B6 stands inside B5: with a criminal case, from the draft of the agreement until the information was shown. */
function insideStage(seen: Seen, stage: Stage): Stage | undefined {
  const { kase, ctx } = seen;
  const inside = ctx.procedure.stages.find((s) => s.inside === stage.code);
  const criminal = last(kase, 'situationDescribed')?.criminalCase === true;
  const drafted = has(inRound(kase), 'agreementDrafted');
  return inside !== undefined && criminal && drafted && !isEnded(seen, inside) ? inside : undefined;
}
