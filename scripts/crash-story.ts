import { crashStory, type CrashTable } from '../test/crash-story/crash-story.js';

/**
 * Kills the service at every moment between a press and the last reply, for a press in each messenger, and prints the table.
 * `--every N` takes each N-th moment; exits with 1 when anything was lost, doubled beyond the message in flight, or wrong.
 */
const at = process.argv.indexOf('--every');
const every = at < 0 ? 1 : Number(process.argv[at + 1] ?? 1);
const points = (moments: number) =>
  Array.from({ length: Math.ceil(moments / every) }, (_, n) => 1 + n * every);

const table: CrashTable[] = [];
for (const press of ['telegram', 'vk'] as const)
  table.push(await crashStory(press, points, (line) => console.error(line)));
console.table(table);
const bad = table.some((t) => t.lost + t.doubledVk + t.doubledMore + t.wrongCases > 0);
process.exitCode = bad ? 1 : 0;
