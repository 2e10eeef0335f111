import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answering } from '../../src/cli/answering.js';
import { storeCommand } from '../../src/cli/store.js';
import { type Opened, openStore } from '../embedded-mongo/opened.js';

let from: Opened;
let to: Opened;
beforeAll(async () => {
  from = await openStore();
  to = await openStore();
  await from.db.collection('things').insertMany(Array.from({ length: 1_700 }, (_, n) => ({ n })));
  await from.db.createCollection('empty');
});
afterAll(async () => {
  await from.close();
  await to.close();
});

async function store(...args: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    out: (line: string) => said.out.push(line),
    err: (line: string) => said.err.push(line),
    readFile: () => '',
  };
  const code = await answering(io, () => storeCommand(args, io, () => Promise.resolve(), './data'));
  return { code, ...said };
}

describe('mirovaya store copy', () => {
  it('copies all, shows how far it is, and says what agrees', async () => {
    const { code, out, err } = await store('copy', '--from', from.uri, '--to', to.uri);
    expect(code).toBe(0);
    expect(out.sort()).toEqual(['совпало  mirovaya.empty: 0', 'совпало  mirovaya.things: 1700']);
    expect(err.length).toBeGreaterThan(2);
    expect(err.at(-1)).toBe('[####################] 1700 из 1700');
  });

  it('into a store that is not empty copies nothing and says so', async () => {
    const { code, err } = await store('copy', '--from', from.uri, '--to', to.uri);
    expect(code).toBe(1);
    expect(err).toEqual(['Хранилище, в которое копируют, не пусто: ничего не скопировано.']);
  });

  it('without an address is a wrong call', async () => {
    expect((await store('copy', '--from', from.uri)).code).toBe(2);
  });
});
