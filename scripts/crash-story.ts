import { type CrashRun, crashStory, tableOf } from '../test/crash-story/crash-story.js';
import { keepRun, keptRuns } from '../test/crash-story/kept-runs.js';

/**
 * Kills the service at every moment between a press and the last reply, for a press in each messenger, and prints the table; exits
 * with 1 when anything was lost, doubled beyond the message in flight, or wrong.
 *
 * `--every N` takes each N-th moment. In chunks: `--keep FILE` adds what it did to the file, one run a line, leaves out the moments
 * that stand there, and prints the table of all; `--at-most N` ends after so many rounds. `--press telegram` takes one messenger.
 */
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const every = Number(argument('--every') ?? 1);
const atMost = Number(argument('--at-most') ?? Infinity);
const file = argument('--keep');
const only = argument('--press');

const kept = file === undefined ? [] : keptRuns(file);

async function run(press: CrashRun['press']): Promise<CrashRun> {
  const done = new Set(
    kept.filter((r) => r.press === press).flatMap(({ rounds }) => rounds.map((r) => r.point)),
  );
  const points = (moments: number) =>
    Array.from({ length: Math.ceil(moments / every) }, (_, n) => 1 + n * every)
      .filter((point) => !done.has(point))
      .slice(0, atMost);
  const made = await crashStory(press, points, (line) => console.error(line));
  if (file !== undefined) keepRun(file, made);
  return made;
}

const runs = [...kept];
for (const press of ['telegram', 'vk'] as const)
  if (only === undefined || only === press) runs.push(await run(press));
const table = (['telegram', 'vk'] as const).map((press) => tableOf(press, runs));
console.table(table);
const bad = table.some((t) => t.lost + t.doubledVk + t.doubledMore + t.wrongCases > 0);
process.exitCode = bad ? 1 : 0;
