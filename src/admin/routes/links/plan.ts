import { dayText, fullDayText } from '../../../bot/texts/dates.js';
import { wordingArgs } from '../../../bot/texts/wording.js';
import { signedPlan } from '../../../cases/commands/plan.js';
import { findItem } from '../../../cases/followed-items.js';
import { type PlanRow } from '../../../cases/events/plan.js';
import { TextId } from '../../../cases/ids.js';
import { findParticipant } from '../../../cases/participants.js';
import { getProcedure } from '../../../procedures/procedures.js';
import { type Block, type Section } from '../../presenters/section.js';
import { denied, type PartyCall, type Shown } from './page.js';
import { blocksOf } from '../../presenters/paragraphs.js';

type Words = (id: string | null) => string;

/** The family's plan, for those who signed it (R111, R114): who does what is «Вы», «Ваш ребёнок» or somebody else, no names. */
export async function planPage(call: PartyCall): Promise<Shown> {
  const plan = signedPlan(call.kase);
  if (plan === null) return denied;
  const words = await wordsIn(call, plan.drafted);
  const { recommendations } = plan.drafted;
  const rest = words(recommendations);
  const model = {
    title: say(call, 'slip.deal'),
    lead: say(call, 'slip.deal.day', { date: fullDayText(plan.signed.day) }),
    sections: [
      ...plan.drafted.rows.map((row) => rowSection(call, row, words)),
      ...(rest === '' ? [] : [{ heading: say(call, 'slip.advice'), blocks: blocksOf(rest) }]),
    ],
    note: say(call, 'slip.deal.note'),
  };
  return { type: 'page', model, resource: 'ag' };
}

/** One row of the plan by its id. */
export async function planRowPage(call: PartyCall, item: string | undefined): Promise<Shown> {
  const plan = signedPlan(call.kase);
  const row = plan?.drafted.rows.find((r) => r.item === item);
  if (plan === null || row === undefined) return denied;
  const { heading = '', blocks } = rowSection(call, row, await wordsIn(call, plan.drafted));
  return { type: 'page', model: { title: heading, sections: [{ blocks }] }, resource: 'ag' };
}

/** The words of the procedure; in a family conference the plan stands for the agreement. */
function say(
  { parts, kase }: PartyCall,
  key: string,
  args: Readonly<Record<string, string | number>> = {},
): string {
  const { wording } = getProcedure(kase.procedure.id, kase.procedure.version);
  return parts.texts.say(key, { ...wordingArgs(wording, true), ...args });
}

async function wordsIn(
  { parts }: PartyCall,
  drafted: { readonly rows: readonly PlanRow[]; readonly recommendations: TextId | null },
): Promise<Words> {
  const ids = [...drafted.rows.flatMap((r) => [r.issue, r.actions]), drafted.recommendations];
  const found = await parts.store.texts.findMany(ids.filter((id) => id !== null));
  return (id) => (id === null ? '' : (found.get(TextId.parse(id)) ?? ''));
}

function rowSection(call: PartyCall, row: PlanRow, words: Words): Section {
  const blocks: Block[] = [
    ...blocksOf(words(row.issue)),
    ...blocksOf(words(row.actions)),
    { type: 'text', words: `${whoOf(call, row)}, ${whenOf(call, row)}` },
  ];
  return { heading: say(call, 'slip.item', { n: findItem(call.kase, row.item)?.n ?? 0 }), blocks };
}

function whoOf(call: PartyCall, { responsible }: PlanRow): string {
  if (responsible === call.person) return say(call, 'slip.by.you');
  const children = findParticipant(call.kase, call.person)?.of ?? [];
  return say(call, children.includes(responsible) ? 'slip.by.child' : 'slip.by.other');
}

function whenOf(call: PartyCall, { due, every }: PlanRow): string {
  if (every !== null) return call.parts.texts.choiceLabel('draftPlan', every).toLowerCase();
  return due === null
    ? say(call, 'slip.item.noDue')
    : say(call, 'slip.item.due', { date: dayText(due) });
}
