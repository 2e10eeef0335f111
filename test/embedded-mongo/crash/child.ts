import { startEmbeddedMongo } from '../../../src/embedded-mongo/start.js';

const [, , dataDir = '', apart] = process.argv;
const store = await startEmbeddedMongo({ dataDir, inProcess: apart !== 'apart' });
process.stdout.write(`${store.uri} ${store.pid}\n`);
