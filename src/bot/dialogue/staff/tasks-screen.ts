import { findCommand } from '../../../cases/available-commands.js';
import { limitsOf } from '../../../cases/limits-of-case.js';
import { type Task, tasksFor, tasksOf as tasksOfCase } from '../../../cases/tasks.js';
import { type CaseDesk, labelOf, linesOf, pairs, say, screenOf } from './desk.js';
import { commandOption } from './forms.js';
import { findOffer } from './offers.js';
import { type StaffScreen } from './staff-talk.js';

/** The open tasks of this role in the case (G6). */
export function tasksOf({ kase, ctx, talk }: CaseDesk): readonly Task[] {
  return tasksFor(talk.staff.role, tasksOfCase(kase, ctx, limitsOf(kase, ctx)));
}

/** «Задачи»: what else is open, each with the button that closes it. */
export function tasksScreen(desk: CaseDesk): StaffScreen {
  const tasks = tasksOf(desk);
  const rows = tasks.map(({ name }) => `– ${labelOf(desk, name)}`);
  const n = tasks.length;
  const closing = [...new Set(tasks.map((task) => task.command))]
    .filter((name) => isOffered(desk, name))
    .slice(0, 8)
    .map((name) => commandOption(desk, name));
  const title = `${desk.kase.number} · ${say(desk, 'do.tasks', { n })}`;
  return screenOf(desk, 'staff.list', [...pairs(closing), [{ id: 'back' }, { id: 'menu' }]], {
    args: { title: desk.kase.number, n, p: 1, m: 1, rows: '' },
    text: linesOf(title, ...rows),
  });
}

const isOffered = (desk: CaseDesk, name: string): boolean =>
  findCommand(name, desk.kase.procedure.id) !== undefined && findOffer(desk, name) !== undefined;
