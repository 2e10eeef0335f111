import { type StaffRole } from './actor.js';
import { type CalendarDay } from './calendar-day.js';
import { type Case, isClosed } from './case.js';
import { type Context } from './context.js';
import { type Deadlines } from './deadlines.js';
import { type PersonId } from './ids.js';
import { keepers } from './keeper.js';
import { borodinoTasks } from './tasks/borodino.js';
import { meetingTasks } from './tasks/meetings.js';
import { anyTimeTasks, openingTasks } from './tasks/opening.js';
import { releaseTasks } from './tasks/release.js';
import { resultTasks } from './tasks/result.js';
import { takingPartTasks } from './tasks/taking-part.js';
import { type TaskRow } from './tasks/task.js';

/** Something that waits to be done in a case, derived from its events (G6). */
export interface Task {
  /** The name under which the locale files have its title, `task-<name>`. */
  readonly name: string;
  /** The roles whose task it is; a task of the keeper is of the roles that lead the case now. */
  readonly for: readonly StaffRole[];
  /** The command that closes it. */
  readonly command: string;
  /** The day since when it is open, in the case's zone. */
  readonly since: CalendarDay;
  /** Of whom it speaks. */
  readonly person?: PersonId;
}

/** The one table of tasks, the most urgent first. */
export const taskRows: readonly TaskRow[] = [
  ...takingPartTasks,
  ...openingTasks,
  ...borodinoTasks,
  ...releaseTasks,
  ...meetingTasks,
  ...resultTasks,
  ...anyTimeTasks,
];

/** What is still open in the case, for everybody; a closed one keeps only the carrying out of a withdrawal (G6). */
export function tasksOf(kase: Case, ctx: Context, limits: Deadlines): Task[] {
  const closed = isClosed(kase);
  return taskRows
    .filter((row) => row.only === undefined || row.only.includes(kase.procedure.id))
    .filter((row) => !closed || row.name === 'carryOutWithdrawal')
    .flatMap((row) => tasksOfRow(row, kase, ctx, limits));
}

/** The open tasks of one role. */
export function tasksFor(role: StaffRole, tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => task.for.includes(role));
}

function tasksOfRow(row: TaskRow, kase: Case, ctx: Context, limits: Deadlines): Task[] {
  const roles = [...new Set(row.for.flatMap((f) => (f === 'keeper' ? keepers(kase) : [f])))];
  return row.open(kase, ctx, limits).map(({ since, person, command }) => ({
    name: row.name,
    for: roles,
    command: command ?? row.command,
    since,
    ...(person === undefined ? {} : { person }),
  }));
}
