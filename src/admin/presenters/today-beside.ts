import { type StaffRole } from '../../cases/actor.js';
import { type Case } from '../../cases/case.js';
import { dayOfTime, type Meeting, meetings } from '../../cases/meetings.js';
import { type PersonId } from '../../cases/ids.js';
import { type Task } from '../../cases/tasks.js';
import { type Person } from '../../people/person.js';
import { type OpenedCase } from '../opened-cases.js';
import { capital, caseHref } from './case-list.js';
import { tasksSeen } from './case-tasks.js';
import { shortDay } from './day-words.js';
import { personHref, shortNameIn } from './person-words.js';
import { sideWords } from './side-words.js';

/** Somebody who waits for a call. */
export type CallRow = {
  /** «Рябов К. Д.»; «сторона 2» where the role sees no names. */
  readonly who: string;
  /** «К-26-004 · сторона 2 · ждёт с 20 ноя · Орлова Т. В.». */
  readonly words: string;
  /** Asked for help: that comes before everything. */
  readonly urgent: boolean;
  readonly href: string;
};

/** A meeting of today. */
export type MeetingToday = {
  /** «15:00»; empty where the role sees the day alone. */
  readonly time: string;
  readonly what: string;
  readonly words: string;
  readonly href: string;
};

/** What stands beside the limits of today. */
export type TodayBeside = {
  readonly calls: readonly CallRow[];
  readonly meetings: readonly MeetingToday[];
};

/** A case and the roles that the person has in it. */
export interface Looked {
  readonly opened: OpenedCase;
  readonly roles: readonly StaffRole[];
}

/** The names that the rows say. */
export interface Names {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly leadOf: (kase: Case) => string;
}

/** Who waits for a call, those first who asked for help, and who meets today; as far as each case may be seen (J2: tk, mt). */
export function todayBeside(cases: readonly Looked[], names: Names): TodayBeside {
  const calls = cases.flatMap((looked) => callRows(looked, names));
  return {
    calls: [...calls.filter((row) => row.urgent), ...calls.filter((row) => !row.urgent)],
    meetings: cases
      .flatMap(({ opened }) => meetingRows(opened, names.leadOf(opened.kase)))
      .sort((a, b) => a.time.localeCompare(b.time)),
  };
}

/** The tasks that a call closes. */
const calling: ReadonlySet<string> = new Set(['recordHelpContact', 'callPerson']);

function callRows(looked: Looked, { leadOf, people }: Names): CallRow[] {
  const { opened, roles } = looked;
  return tasksSeen(opened, roles)
    .filter(({ name }) => calling.has(name))
    .map((task) => callRow(opened, task, people, leadOf(opened.kase)));
}

function callRow(
  { kase, sight }: OpenedCase,
  { name, person, since }: Task,
  people: Names['people'],
  lead: string,
): CallRow {
  const side = person !== undefined && sight.sees('si') ? sideWords(kase, person) : '';
  const named = person !== undefined && sight.hintsOf('na', person);
  const who = named ? shortNameIn(people, person) : side;
  const urgent = name === 'recordHelpContact';
  return {
    who: who === '' ? 'Участник' : capital(who),
    words: [kase.number, named ? side : '', `ждёт с ${shortDay(since)}`, lead]
      .filter((part) => part !== '')
      .join(' · '),
    urgent,
    href:
      person !== undefined && sight.hintsOf('co', person)
        ? personHref(kase.number, person)
        : caseHref(kase.number),
  };
}

function meetingRows(opened: OpenedCase, lead: string): MeetingToday[] {
  const { kase, ctx, sight } = opened;
  if (!sight.sees('mt', { part: 'day' })) return [];
  const timed = sight.sees('mt');
  return meetings(kase)
    .filter(({ state, slot }) => state === 'planned' && slot !== null)
    .filter(({ slot }) => slot !== null && dayOfTime(slot) === ctx.today)
    .map((meeting) => ({
      time: timed ? (meeting.slot?.slice(11) ?? '') : '',
      what: timed ? whatOf(opened, meeting) : 'Встреча',
      words: [kase.number, lead].filter((part) => part !== '').join(' · '),
      href: caseHref(kase.number),
    }));
}

function whatOf({ kase, sight }: OpenedCase, { kind, persons }: Meeting): string {
  if (kind === 'joint') return 'Общая встреча';
  if (kind === 'review') return 'Встреча по итогам';
  const whom = sight.sees('si') ? persons.map((person) => sideWords(kase, person)).join(', ') : '';
  return whom === '' ? 'Предварительная встреча' : `Предварительная, ${whom}`;
}
