import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runFile } from './conformance/run-file.js';
import { type Opened, openStore } from './opened.js';

const folder = process.env.CONFORMANCE_DIR ?? path.resolve('../shared/mongodb-crud-spec');
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.json'))
  : [];
const suite = files.length > 0 ? describe : describe.skip;

suite(
  'the official CRUD tests (read from ../shared/mongodb-crud-spec, skipped where it is not there)',
  () => {
    let store: Opened;
    beforeAll(async () => {
      store = await openStore();
    });
    afterAll(() => store.close());

    it.each(files.length > 0 ? files : ['none'])('%s gives no wrong answer', async (name) => {
      const outcomes = await runFile(store.uri, path.join(folder, name));
      expect(outcomes.filter(({ type }) => type === 'failed')).toEqual([]);
    });
  },
);
