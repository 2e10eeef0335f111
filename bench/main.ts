import { writeFileSync } from 'node:fs';
import { benchDeadlines } from './deadlines.js';
import { benchDelivery } from './delivery.js';
import { benchEmbeddedMongo } from './embedded-mongo.js';
import { benchStart } from './start.js';

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** `--reminders N`: how many fall due at once; each takes its time, as the messengers' rates are kept. */
const reminders = Number(argument('--reminders') ?? 1000);
/** `--only delivery`: one of the measurements. */
const only = argument('--only');
const isWanted = (name: string) => only === undefined || only === name;

/** Prints the measurements, ratios side by side in one run; `--json FILE` writes them as JSON too. */
const rows = {
  start: isWanted('start') ? await benchStart() : [],
  deadlines: isWanted('deadlines') ? benchDeadlines() : [],
  store: isWanted('store') ? await benchEmbeddedMongo() : [],
  delivery: isWanted('delivery') ? await benchDelivery(reminders) : null,
};
if (rows.start.length > 0) console.table(rows.start);
if (rows.deadlines.length > 0) console.table(rows.deadlines);
if (rows.store.length > 0) console.table(rows.store);
if (rows.delivery !== null) {
  console.table(rows.delivery.rows);
  console.log(rows.delivery.cost);
}
const file = argument('--json');
if (file !== undefined) writeFileSync(file, JSON.stringify(rows, null, 2));
