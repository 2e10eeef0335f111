import { setTimeout as wait } from 'node:timers/promises';
import { MongoBackend } from '@agendajs/mongo-backend';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agenda } from 'agenda';
import MongoStore from 'connect-mongo';
import mongoose from 'mongoose';
import { type Opened, openStore } from './opened.js';

let store: Opened;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

describe('mongoose', () => {
  const schema = new mongoose.Schema(
    {
      number: String,
      stage: String,
      people: [{ name: String, side: String, tags: [String] }],
      dueOn: Date,
      labels: { type: Map, of: String },
    },
    { timestamps: true, optimisticConcurrency: true },
  );
  schema.index({ number: 1 }, { unique: true });
  schema.index({ stage: 1 });
  schema.index({ stage: 1, dueOn: 1 });
  schema.index({ 'people.name': 1 }, { sparse: true });
  let connection: mongoose.Connection;
  const model = () => connection.model('Case', schema);
  beforeAll(async () => {
    connection = await mongoose.createConnection(store.uri).asPromise();
    await model().init();
  });
  afterAll(() => connection.close());

  it('creates, changes arrays of subdocuments, and reads back', async () => {
    const kase = await model().create({
      number: 'A-1',
      stage: 'open',
      people: [{ name: 'Аня' }],
      labels: { a: 'b' },
    });
    kase.people.push({ name: 'Боря', side: 'harmed' });
    kase.people[0]!.tags.push('x');
    await kase.save();
    kase.people.pull(kase.people[0]!._id);
    await kase.save();
    const found = await model().findOne({ 'people.name': 'Боря' }).lean();
    expect(found?.people).toMatchObject([{ name: 'Боря', side: 'harmed', tags: [] }]);
    expect(found?.labels).toEqual({ a: 'b' });
  });

  it('learns of a duplicate and of a version that was overtaken', async () => {
    await model().create({ number: 'A-2' });
    await expect(model().create({ number: 'A-2' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { number: 'A-2' },
    });
    const [one, other] = await Promise.all([
      model().findOne({ number: 'A-2' }),
      model().findOne({ number: 'A-2' }),
    ]);
    one!.stage = 'x';
    other!.stage = 'y';
    await one!.save();
    await expect(other!.save()).rejects.toThrow('No matching document found');
  });

  it('updates by position and by array filters', async () => {
    await model().create({ number: 'A-3', people: [{ name: 'Аня' }, { name: 'Боря' }] });
    await model().updateOne(
      { number: 'A-3', 'people.name': 'Боря' },
      { $set: { 'people.$.side': 'harmed' } },
    );
    await model().updateOne(
      { number: 'A-3' },
      { $set: { 'people.$[one].side': 'family' } },
      { arrayFilters: [{ 'one.name': 'Аня' }] },
    );
    const found = await model().findOne({ number: 'A-3' }).lean();
    expect(found?.people.map(({ side }) => side)).toEqual(['family', 'harmed']);
  });

  it('walks a cursor over many batches in the order of an index', async () => {
    await model().insertMany(
      Array.from({ length: 300 }, (_, n) => ({
        number: `B-${n}`,
        stage: 'many',
        dueOn: new Date((300 - n) * 1e6),
      })),
    );
    const seen: number[] = [];
    for await (const kase of model()
      .find({ stage: 'many' })
      .sort({ dueOn: 1 })
      .cursor({ batchSize: 20 }))
      seen.push(Number(kase.dueOn));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen).toHaveLength(300);
    expect(await model().countDocuments({ stage: 'many' })).toBe(300);
    expect(await model().distinct('stage')).toContain('many');
  });

  it('finds its indexes in order', async () => {
    await model().syncIndexes();
    expect((await model().listIndexes()).map(({ name }) => String(name))).toEqual([
      '_id_',
      'number_1',
      'stage_1',
      'stage_1_dueOn_1',
      'people.name_1',
    ]);
  });
});

describe('agenda', () => {
  it('runs what recurs, keeps unique jobs once, and counts them', async () => {
    const agenda = new Agenda({
      backend: new MongoBackend({ address: store.uri }),
      processEvery: 100,
      logging: true,
    });
    let runs = 0;
    const twice = new Promise<void>((resolve) => {
      agenda.define('tick', () => {
        runs += 1;
        if (runs === 2) resolve();
        return Promise.resolve();
      });
    });
    await agenda.start();
    await agenda.every('1 second', 'tick');
    await agenda.create('once', { x: 1 }).unique({ 'data.x': 1 }).schedule('in 1 hour').save();
    await agenda.create('once', { x: 1 }).unique({ 'data.x': 1 }).schedule('in 2 hours').save();
    expect((await agenda.queryJobs({ name: 'once' })).jobs).toHaveLength(1);
    await twice;
    const overview = await agenda.getJobsOverview();
    expect(new Map(overview.map(({ name, total }) => [name, total]))).toEqual(
      new Map([
        ['tick', 1],
        ['once', 1],
      ]),
    );
    await agenda.stop();
  });

  it('lets only one of two workers have a job', async () => {
    const done: number[] = [];
    const workers = await Promise.all(
      [1, 2].map(async () => {
        const agenda = new Agenda({
          backend: new MongoBackend({ address: store.uri, collection: 'shared' }),
          processEvery: 50,
        });
        agenda.define('job', async (job: { attrs: { data: unknown } }) => {
          done.push((job.attrs.data as { n: number }).n);
          await wait(5);
        });
        await agenda.start();
        return agenda;
      }),
    );
    for (let n = 0; n < 20; n++) await workers[0]!.now('job', { n });
    while (done.length < 20) await wait(20);
    await wait(150);
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    for (const worker of workers) await worker.stop();
  });
});

describe('connect-mongo', () => {
  const call = <T>(
    run: (done: (error: unknown, value?: T | null) => void) => void,
  ): Promise<T | null | undefined> =>
    new Promise((resolve, reject) =>
      run((error, value) =>
        error ? reject(new Error('the session store failed', { cause: error })) : resolve(value),
      ),
    );

  it('keeps sessions, counts them and forgets them', async () => {
    const sessions = MongoStore.create({ mongoUrl: store.uri, timestamps: true, touchAfter: 1 });
    const session = {
      cookie: { expires: new Date(Date.now() + 100_000), originalMaxAge: null },
      user: 'a',
    };
    await call((done) => sessions.set('sid', session as never, done));
    expect(await call((done) => sessions.get('sid', done))).toMatchObject({ user: 'a' });
    expect(await call((done) => sessions.length(done))).toBe(1);
    await call((done) => sessions.touch('sid', session as never, done));
    await call((done) => sessions.destroy('sid', done));
    expect(await call((done) => sessions.get('sid', done))).toBeNull();
    await sessions.close();
  });
});

describe('the log of commands', () => {
  it('has what they sent, for the look into the table of what is claimed', () => {
    const { commandsSent } = globalThis as { commandsSent?: ReadonlySet<string> };
    const sent = [...(commandsSent ?? [])].join();
    for (const name of ['findAndModify', 'createIndexes', 'arrayFilters', '$setOnInsert'])
      expect(sent).toContain(name);
  });
});
