import { writeFileSync } from 'node:fs';
import { benchDeadlines } from './deadlines.js';
import { benchEmbeddedMongo } from './embedded-mongo.js';

/** Prints the measurements, ratios side by side in one run; `--json FILE` writes them as JSON too. */
const rows = { deadlines: benchDeadlines(), store: await benchEmbeddedMongo() };
console.table(rows.deadlines);
console.table(rows.store);
const file = process.argv[process.argv.indexOf('--json') + 1];
if (process.argv.includes('--json') && file !== undefined)
  writeFileSync(file, JSON.stringify(rows, null, 2));
