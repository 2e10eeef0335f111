import { writeFileSync } from 'node:fs';
import { benchDeadlines } from './deadlines.js';
import { benchDelivery } from './delivery.js';
import { benchEmbeddedMongo } from './embedded-mongo.js';
import { benchStart } from './start.js';

/** `--reminders N`: how many fall due at once; each takes its time, as the messengers' rates are kept. */
const at = process.argv.indexOf('--reminders');
const reminders = at < 0 ? 1000 : Number(process.argv[at + 1] ?? 1000);

/** Prints the measurements, ratios side by side in one run; `--json FILE` writes them as JSON too. */
const rows = {
  start: await benchStart(),
  deadlines: benchDeadlines(),
  store: await benchEmbeddedMongo(),
  delivery: await benchDelivery(reminders),
};
console.table(rows.start);
console.table(rows.deadlines);
console.table(rows.store);
console.table(rows.delivery);
const file = process.argv[process.argv.indexOf('--json') + 1];
if (process.argv.includes('--json') && file !== undefined)
  writeFileSync(file, JSON.stringify(rows, null, 2));
