import { type Texts } from '../../bot/texts/texts.js';
import { type StaffRole } from '../../cases/actor.js';
import { limitsOf } from '../../cases/limits-of-case.js';
import { type Task, tasksOf } from '../../cases/tasks.js';
import { type OpenedCase } from '../opened-cases.js';
import { commandLabel, wordsOf } from './command-words.js';
import { shortDay } from './day-words.js';
import { sideWords } from './side-words.js';

/** A row of «Задачи». */
export type TaskRow = {
  readonly what: string;
  /** «сторона 1 · с 20 ноя · ведущий ВП». */
  readonly words: string;
  /** The form that closes it; null: this person may not, or something stands in the way. */
  readonly step: { readonly href: string; readonly label: string } | null;
};

/** What of the offered commands the row needs. */
interface Offer {
  readonly name: string;
  readonly person: string;
  readonly href: string;
}

/** The open tasks that this person sees: the own ones, and all where the role sees tasks (J2: tk). */
export function taskRows(
  opened: OpenedCase,
  roles: readonly StaffRole[],
  offers: readonly Offer[],
  texts: Texts,
): TaskRow[] {
  return tasksSeen(opened, roles).map((task): TaskRow => {
    const { kase } = opened;
    const offer = offers.find(
      ({ name, person }) => name === task.command && person === (task.person ?? ''),
    );
    return {
      what: texts.say(`task.${task.name}`, wordsOf(kase)),
      words: wordsAbout(opened, task, roles),
      step:
        offer === undefined
          ? null
          : { href: offer.href, label: commandLabel(texts, kase, task.command) },
    };
  });
}

/** The tasks of the case that somebody in these roles sees, the most urgent first. */
export function tasksSeen({ kase, ctx, sight }: OpenedCase, roles: readonly StaffRole[]): Task[] {
  const all = sight.sees('tk');
  return tasksOf(kase, ctx, limitsOf(kase, ctx)).filter(
    (task) => all || task.for.some((role) => roles.includes(role)),
  );
}

function wordsAbout(
  { kase, ctx, sight }: OpenedCase,
  { person, since, for: holders }: Task,
  roles: readonly StaffRole[],
): string {
  const who = person === undefined || !sight.sees('si') ? '' : sideWords(kase, person);
  const others = holders.some((role) => roles.includes(role)) ? [] : holders;
  const whose = others.map((role) => ctx.procedure.roles[role] ?? '').join(', ');
  return [who, `с ${shortDay(since)}`, whose].filter((part) => part !== '').join(' · ');
}
