import { readFileSync } from 'node:fs';
import { EJSON } from 'bson';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { fits } from './match.js';
import { type Call, onClient, onCollection, onDatabase } from './operations.js';

/** How one official test went. */
export interface Outcome {
  readonly test: string;
  readonly type: 'passed' | 'refused' | 'failed' | 'not applicable';
  readonly why: string;
}

class NotApplicable extends Error {}

const SERVER = [7, 0, 0];
const refusal = 'not supported by the embedded store';

const compareVersions = (text: string): number => {
  const parts = text.split('.').map(Number);
  const at = SERVER.findIndex((part, index) => part !== (parts[index] ?? 0));
  return at < 0 ? 0 : (SERVER[at] ?? 0) - (parts[at] ?? 0);
};

const isMet = (need: Document): boolean =>
  (need.minServerVersion === undefined || compareVersions(need.minServerVersion as string) >= 0) &&
  (need.maxServerVersion === undefined || compareVersions(need.maxServerVersion as string) <= 0) &&
  (need.topologies === undefined || (need.topologies as string[]).includes('single')) &&
  need.auth !== true &&
  need.csfle !== true &&
  need.serverless !== 'require';

const isApplicable = (needs: Document[] | undefined): boolean =>
  needs === undefined || needs.some(isMet);

const called = <T>(
  target: T | undefined,
  call: Call<T> | undefined,
  args: Document,
): Promise<unknown> | undefined => (target && call ? call(target, args) : undefined);

class Entities {
  readonly clients = new Map<string, MongoClient>();
  readonly databases = new Map<string, Db>();
  readonly collections = new Map<string, Collection>();

  constructor(private readonly uri: string) {}

  async add(entity: Document): Promise<void> {
    const { client, database, collection } = entity as Record<string, Document | undefined>;
    if (client)
      this.clients.set(
        client.id as string,
        await new MongoClient(this.uri, { ...(client.uriOptions as Document) }).connect(),
      );
    else if (database) {
      const options = database.databaseOptions as Document | undefined;
      this.databases.set(
        database.id as string,
        this.clients.get(database.client as string)!.db(database.databaseName as string, options),
      );
    } else if (collection) {
      const db = this.databases.get(collection.database as string)!;
      this.collections.set(
        collection.id as string,
        db.collection(
          collection.collectionName as string,
          collection.collectionOptions as Document,
        ),
      );
    } else throw new NotApplicable(`the entity ${Object.keys(entity).join()}`);
  }

  async call({ object, name, arguments: args = {} }: Document): Promise<unknown> {
    const given = args as Document;
    if ('session' in given) throw new NotApplicable('sessions');
    const [id, method] = [object as string, name as string];
    const answer =
      called(this.collections.get(id), onCollection[method], given) ??
      called(this.databases.get(id), onDatabase[method], given) ??
      called(this.clients.get(id), onClient[method], given);
    if (!answer) throw new NotApplicable(`${id}.${method}`);
    return answer;
  }

  async close(): Promise<void> {
    for (const client of this.clients.values()) await client.close();
  }
}

const isServerError = (error: Document): boolean =>
  error.name !== undefined && 'code' in error && error.code !== undefined;

const wrongError = (expected: Document, error: Document): string | undefined => {
  const message = String(error.message);
  if (expected.isClientError === true && isServerError(error)) return `a server error: ${message}`;
  if (expected.isClientError === false && !isServerError(error))
    return `a client error: ${message}`;
  if (
    expected.errorContains &&
    !message.toLowerCase().includes((expected.errorContains as string).toLowerCase())
  )
    return `another message: ${message}`;
  if (expected.errorCode !== undefined && error.code !== expected.errorCode)
    return `code ${String(error.code)}: ${message}`;
  if (expected.errorCodeName && error.codeName !== expected.errorCodeName)
    return `name ${String(error.codeName)}`;
  const result = (error.result ?? error.partialResult) as unknown;
  if (expected.expectResult !== undefined && !fits(expected.expectResult, result, true))
    return `the result ${EJSON.stringify(result)}`;
  if (
    expected.errorResponse !== undefined &&
    !fits(expected.errorResponse, error.errorResponse, true)
  )
    return `the response ${EJSON.stringify(error.errorResponse)}`;
  return undefined;
};

const runOperation = async (entities: Entities, operation: Document): Promise<void> => {
  let result: unknown;
  try {
    result = await entities.call(operation);
  } catch (error) {
    if (
      error instanceof NotApplicable ||
      !operation.expectError ||
      String(error).includes(refusal)
    ) {
      if (operation.ignoreResultAndError) return;
      throw error;
    }
    const wrong = wrongError(operation.expectError as Document, error as Document);
    if (wrong) throw new Error(`${String(operation.name)} gave ${wrong}`, { cause: error });
    return;
  }
  if (operation.expectError) throw new Error(`${String(operation.name)} gave no error`);
  if ('expectResult' in operation && !fits(operation.expectResult, result, true))
    throw new Error(
      `${String(operation.name)} gave ${EJSON.stringify(result)} instead of ${EJSON.stringify(operation.expectResult)}`,
    );
};

const prepare = async (client: MongoClient, data: Document[]): Promise<void> => {
  for (const { databaseName, collectionName, documents } of data) {
    const db = client.db(databaseName as string);
    await db.dropCollection(collectionName as string);
    await db.createCollection(collectionName as string);
    if ((documents as Document[]).length > 0)
      await db.collection(collectionName as string).insertMany(documents as Document[]);
  }
};

const checkOutcome = async (client: MongoClient, expected: Document[]): Promise<void> => {
  for (const { databaseName, collectionName, documents } of expected) {
    const found = await client
      .db(databaseName as string)
      .collection(collectionName as string)
      .find()
      .sort({ _id: 1 })
      .toArray();
    if (!fits(documents, found))
      throw new Error(`left ${EJSON.stringify(found)} instead of ${EJSON.stringify(documents)}`);
  }
};

const runTest = async (uri: string, file: Document, test: Document): Promise<void> => {
  const admin = await new MongoClient(uri).connect();
  const entities = new Entities(uri);
  try {
    await prepare(admin, (file.initialData ?? []) as Document[]);
    for (const entity of (file.createEntities ?? []) as Document[]) await entities.add(entity);
    for (const operation of test.operations as Document[]) await runOperation(entities, operation);
    await checkOutcome(admin, (test.outcome ?? []) as Document[]);
  } finally {
    await entities.close();
    await admin.close();
  }
};

const judge = async (
  uri: string,
  file: Document,
  test: Document,
): Promise<Pick<Outcome, 'type' | 'why'>> => {
  if (test.skipReason) return { type: 'not applicable', why: String(test.skipReason) };
  if (
    !isApplicable(file.runOnRequirements as Document[]) ||
    !isApplicable(test.runOnRequirements as Document[])
  )
    return { type: 'not applicable', why: 'another server' };
  try {
    await runTest(uri, file, test);
    return { type: 'passed', why: '' };
  } catch (error) {
    const why = String(error);
    if (error instanceof NotApplicable) return { type: 'not applicable', why };
    return { type: why.includes(refusal) ? 'refused' : 'failed', why };
  }
};

/** Runs the tests of one unified test file against a server. */
export const runFile = async (uri: string, path: string): Promise<Outcome[]> => {
  const file = EJSON.parse(readFileSync(path, 'utf8')) as Document;
  const outcomes: Outcome[] = [];
  for (const test of file.tests as Document[])
    outcomes.push({
      test: `${String(file.description)}: ${String(test.description)}`,
      ...(await judge(uri, file, test)),
    });
  return outcomes;
};
