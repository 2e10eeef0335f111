import { type Message } from './outbox.js';

/** What is said at once to one recipient, and what has been overtaken meanwhile. */
export interface Bundle {
  /** In order; of staff several reminders, of a participant messages of one case. */
  readonly together: readonly Message[];
  /** A later message says the same anew: these are not said. */
  readonly overtaken: readonly Message[];
}

/** Reminders of limits: several that are due to one member of staff become one message (I1.7, `limit.many`). */
const gathered: ReadonlySet<string> = new Set([
  'limit.remind',
  'limit.overdue',
  'limit.overdue.co',
]);

/** More reminders than this make a second message: one must not grow beyond what a messenger takes. */
const atOnce = 20;

/** The first of the queue and what goes with it; `queue` is never empty. */
export function bundleOf(queue: readonly Message[]): Bundle {
  const latest = new Map(queue.map((message) => [seriesOf(message), message]));
  const wanted = queue.filter((message) => latest.get(seriesOf(message)) === message);
  const overtaken = queue.filter((message) => !wanted.includes(message));
  const [first] = wanted;
  if (first === undefined) return { together: [], overtaken };
  const together = wanted.filter((message) => isTogether(first, message));
  return { together: together.slice(0, atOnce), overtaken };
}

function isTogether(first: Message, other: Message): boolean {
  if (first === other) return true;
  if (first.to.type === 'account' || first.urgency === 'safety' || other.urgency === 'safety')
    return false;
  if (first.to.type === 'staff') return gathered.has(first.text) && gathered.has(other.text);
  return first.caseId !== null && first.caseId === other.caseId;
}

/** Messages of one series replace each other: of a limit, of a meeting's reminder, only the latest is said (R154). */
function seriesOf({ key, caseId, text, data }: Message): string {
  const { limit, meeting, item } = data;
  if (gathered.has(text) && limit !== undefined) return `${String(caseId)}:limit:${limit}`;
  if (text.startsWith('slot.reminder')) return `${String(caseId)}:${text}:${String(meeting)}`;
  if (text.startsWith('feedback.ask')) return `${String(caseId)}:${text}:${String(item)}`;
  if (text.startsWith('participation.ask')) return `${String(caseId)}:participation`;
  return key;
}
