import { startEmbeddedMongo } from '../../../src/embedded-mongo/start.js';

const [, , dataDir = ''] = process.argv;
const store = await startEmbeddedMongo({ dataDir, inProcess: true });
process.stdout.write(`${store.uri}\n`);
