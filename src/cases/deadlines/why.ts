import type { Limit } from '../../procedures/limit.js';
import type { Procedure } from '../../procedures/procedure.js';
import { counted as countOf, dayText, dayAndMonth } from '../russian-days.js';
import { boundDays } from './bounds.js';
import { type Counted, type Counting, isOfRoute } from './counting.js';
import type { ComparedDay, Why } from './deadline.js';
import { countLine } from './why-count.js';

const DAYS = ['день', 'дня', 'дней'] as const;

/** Why a deadline is when it is: Правило, Отсчёт, Счёт, Сравнили, Продление; lines without content are left out. */
export function whyOf(limit: Limit, counted: Counted, counting: Counting): Why[] {
  const lines = [
    ruleLine(limit, counting.procedure),
    startLine(limit, counted, counting),
    countLine(limit, counted, counting),
    comparedLine(limit, counted, counting),
    extensionLine(limit, counted, counting.procedure),
  ];
  return lines.filter((line) => line !== null);
}

/** The clause of a limit as staff read it: «Порядок, п. 4.2(1)». */
export function clauseOf(procedure: Procedure, source: string): string {
  const { file, short } = procedure.regulation;
  const clause = source
    .replace(`${file} `, `${short}, `)
    .replaceAll('§', 'п.\u00a0')
    .replaceAll('footnote', 'сноска')
    .replace('п.\u00a04.2, item printed «б)» after item 5 (= 6)', 'п.\u00a04.2(6)')
    .replace('item printed «6.» between 3 and 4', 'п.\u00a06')
    .replace('(second «6»)', '(второй п.\u00a06)')
    .replace(/^R\d+;.*$/, 'Общее правило');
  return lineWords(clause);
}

/** «L23» is «строка 23»; «L32, L47» and «L43–48» are several. */
function lineWords(clause: string): string {
  return clause.replaceAll(/L\d+(–\d+)?(, L\d+(–\d+)?)*/g, (found) => {
    const numbers = found.replaceAll('L', '');
    return `${/[–,]/.test(numbers) ? 'строки' : 'строка'} ${numbers}`;
  });
}

const ruleLines = new WeakMap<Limit, Why>();

/** The law does not change, so the line of a limit is written once. */
function ruleLine(limit: Limit, procedure: Procedure): Why {
  const known = ruleLines.get(limit);
  if (known) return known;
  const clause = clauseOf(procedure, limit.source);
  const line: Why = { kind: 'rule', text: `${clause}: ${limit.rule}`, clause };
  ruleLines.set(limit, line);
  return line;
}

function startLine(limit: Limit, counted: Counted, counting: Counting): Why | null {
  const { start, begin } = counted;
  if (start === null) return waitingLine(limit, begin === null, counting);
  const name = titleOf(start.fact, counting.procedure);
  const dayZero = begin?.fact === start.fact ? begin.dayZero : start.date;
  const provisional = dayZero !== start.date;
  const note = provisional
    ? `; получение ведущим не подтверждено, пока считаем с ${dayText(dayZero)}`
    : '';
  const text = `${dayText(start.date)}, ${name}${note}`;
  return { kind: 'start', text, fact: start.fact, date: start.date, dayZero, provisional };
}

function waitingLine(limit: Limit, isWaiting: boolean, { procedure, route }: Counting): Why | null {
  const nothing = {
    kind: 'start',
    fact: null,
    date: null,
    dayZero: null,
    provisional: false,
  } as const;
  if (!isOfRoute(limit, route)) return { ...nothing, text: 'этого срока нет на пути этого дела' };
  const fact = waitedFor(limit);
  if (fact === null || !isWaiting) return null;
  return { ...nothing, text: `ещё не начат, ждём: ${titleOf(fact, procedure)}` };
}

function waitedFor(limit: Limit): string | null {
  switch (limit.kind) {
    case 'duration':
    case 'window':
    case 'immediate':
      return limit.starts[0]?.fact ?? null;
    case 'beforeEvent':
      return limit.event;
    case 'term':
      return limit.start;
    case 'agreed':
    case 'fixedDateInDocument':
      return limit.date ?? null;
    case 'noLimit':
    case 'interval':
    case 'external':
    case 'extension':
    case 'sameEvent':
    case 'fixedDates':
    case 'periodic':
      return null;
  }
}

function comparedLine(limit: Limit, counted: Counted, counting: Counting): Why | null {
  const candidates = [...documentDate(limit, counted), ...stageBounds(limit, counted, counting)];
  const [first, ...others] = candidates;
  if (!first || others.length === 0) return null;
  const explicit = isExplicit(limit, counted);
  const earliest = explicit ? first : others.reduce((a, b) => (b.day < a.day ? b : a), first);
  const words = candidates.map(
    ({ of, day }) => `${nameOf(of, counting.procedure)} – ${dayAndMonth(day)}`,
  );
  const chosen = explicit ? 'дата документа важнее' : `раньше всех ${dayText(earliest.day)}`;
  const text = `${words.join('; ')}: ${chosen}`;
  return { kind: 'compared', text, candidates, earliest: earliest.day };
}

function isExplicit(limit: Limit, { start }: Counted): boolean {
  return limit.kind === 'duration' && start !== null && start.fact === limit.explicit;
}

function documentDate(limit: Limit, counted: Counted): ComparedDay[] {
  if (!isExplicit(limit, counted) || counted.start === null || counted.computed === null) return [];
  return [
    { of: counted.start.fact, day: counted.start.date },
    { of: limit.id, day: counted.computed },
  ];
}

function stageBounds(
  limit: Limit,
  counted: Counted,
  { procedure, facts, route }: Counting,
): ComparedDay[] {
  if (limit.stage === null || !procedure.bounds?.stages.includes(limit.stage)) return [];
  if (!isOfRoute(limit, route) || counted.due === null) return [];
  const own =
    limit.kind === 'beforeEvent' || counted.bound ? [] : [{ of: limit.id, day: counted.due }];
  return [...own, ...boundDays(procedure, facts).map(({ fact, day }) => ({ of: fact, day }))];
}

function nameOf(of: string, procedure: Procedure): string {
  const bound = procedure.bounds?.by.find(({ fact }) => fact === of);
  if (bound && bound.plusDays < 0)
    return `${titleOf(of, procedure)} минус ${countOf(-bound.plusDays, DAYS)}`;
  return of in procedure.facts ? titleOf(of, procedure) : 'по правилу';
}

function extensionLine(
  limit: Limit,
  { extension, due }: Counted,
  procedure: Procedure,
): Why | null {
  const none = { kind: 'extension', from: null, to: null } as const;
  if (extension?.type === 'extended') {
    const { from, to, notified } = extension;
    const was = from === null ? '' : ` с ${dayAndMonth(from)}`;
    const text = `перенесён${was} на ${dayText(to)}, комиссия уведомлена ${dayAndMonth(notified)}`;
    return { kind: 'extension', text, from, to };
  }
  if (extension?.type === 'incomplete') return { ...none, text: 'неполное, срок прежний' };
  if (extension?.type === 'notLater') return { ...none, text: 'новая дата не позже, срок прежний' };
  const isProgramme = procedure.programmeWindow?.limits.includes(limit.id) ?? false;
  if (!isProgramme || due === null) return null;
  const text = procedure.extension
    ? `не было; возможно (${clauseOf(procedure, procedure.extension.clause)})`
    : 'в этом порядке не предусмотрено, можно указать причину задержки';
  return { ...none, text };
}

function titleOf(fact: string, procedure: Procedure): string {
  const title = procedure.facts[fact]?.title ?? fact;
  return title.charAt(0).toLowerCase() + title.slice(1);
}
