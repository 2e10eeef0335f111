import { rebuildProjection } from '../cases/run-command.js';
import { movedDaysWith } from '../cases/russian-holidays.js';
import { russianWorkCalendar } from '../cases/working-days.js';
import { domainClock } from '../clock.js';
import { type OpenedStore } from '../open-store.js';
import { wireRules } from '../wire.js';
import { argumentsOf, noMore } from './arguments.js';
import { type ExitCode, type Io } from './io.js';
import { closingAfter } from './with-store.js';
import { WrongCall } from './wrong-call.js';

const USAGE = `mirovaya projections rebuild    пересчитать, что списки и напоминания знают о каждом деле

Нужно после изменения праздников или этапов процедуры. Сервис можно не останавливать.`;

/** `mirovaya projections rebuild`: makes the projection of each case anew, one by one. */
export async function projectionsCommand(
  args: readonly string[],
  io: Io,
  open: () => Promise<OpenedStore>,
): Promise<ExitCode> {
  const { values, positionals } = argumentsOf('projections', args, {});
  const [action, ...rest] = positionals;
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  noMore(rest);
  if (action !== 'rebuild') throw new WrongCall(USAGE);
  io.out(`Пересчитано дел: ${await closingAfter(await open(), rebuildAll)}.`);
  return 0;
}

async function rebuildAll({ store }: OpenedStore): Promise<number> {
  const clock = domainClock(await store.settings.clockOffset());
  const calendar = russianWorkCalendar(movedDaysWith(await store.settings.movedDays()));
  const { running } = wireRules(store, clock, calendar, () => undefined);
  const ids = await store.cases.allIds();
  for (const id of ids) await rebuildProjection(running, id);
  return ids.length;
}
