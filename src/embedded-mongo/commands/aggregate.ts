import { type Doc, isDoc, isNumber } from '../bson/values.js';
import { asDouble } from '../bson/numbers.js';
import { MongoError } from '../errors.js';
import { type Parsed, parsePipeline } from '../aggregate/stages.js';
import { parseFilter } from '../query/parse-filter.js';
import type { Flow, Query } from '../query/run.js';
import { parseSort } from '../query/sort.js';
import { namespaceOf } from '../store/catalog.js';
import type { Located } from '../store/sources.js';
import { firstBatch } from './arguments.js';
import { type Seeking, type Sought, collectionName } from './context.js';
import { encoded } from './cursors.js';
import { deadlineOf, sessionOf, variablesOf } from './query-arguments.js';
import { readFrom } from './read.js';

const order = ['$match', '$sort', '$skip', '$limit'];

/** The first stages as a query, so that indexes serve them, and the stages that remain. */
const leadingQuery = (
  stages: readonly Parsed[],
  variables: Doc,
): { query: Omit<Query, 'hint'>; rest: readonly Parsed[] } => {
  let query: Omit<Query, 'hint'> = {
    filter: { type: 'and', parts: [] },
    variables,
    sort: [],
    skip: 0,
    limit: 0,
  };
  let reached = -1;
  let taken = 0;
  for (const { name, operand } of stages) {
    const at = order.indexOf(name);
    if (at <= reached) break;
    if (name === '$match' && isDoc(operand))
      query = { ...query, filter: parseFilter(operand, variables) };
    if (name === '$sort' && isDoc(operand)) query = { ...query, sort: parseSort(operand) };
    if (name === '$skip' && isNumber(operand)) query = { ...query, skip: asDouble(operand) };
    if (name === '$limit' && isNumber(operand)) query = { ...query, limit: asDouble(operand) };
    reached = at;
    taken += 1;
  }
  return { query, rest: stages.slice(taken) };
};

function* docsOf(flow: Flow<Located>): Flow<Doc> {
  for (const item of flow) yield item === 'pause' ? item : item.doc;
}

const isDatabase = (command: Doc): boolean => {
  const [first] = command.values();
  if (!isNumber(first)) return false;
  if (asDouble(first) === 1) return true;
  throw new MongoError(
    9,
    "Invalid command format: the 'aggregate' field must specify a collection name or 1",
  );
};

interface SoughtByAggregate extends Sought {
  readonly rest: readonly Parsed[];
  readonly batchSize: number | undefined;
}

const seekAggregate = (command: Doc): SoughtByAggregate => {
  const variables = variablesOf(command);
  const pipeline = command.get('pipeline');
  if (!Array.isArray(pipeline))
    throw new MongoError(40414, "BSON field 'aggregate.pipeline' is missing but a required field");
  const stages = parsePipeline(pipeline, variables);
  if (isDatabase(command))
    throw new MongoError(
      73,
      `{aggregate: 1} is not valid for '${stages[0]?.name ?? ''}'; a collection is required.`,
    );
  return {
    ...leadingQuery(stages, variables),
    hint: command.get('hint'),
    batchSize: firstBatch(command, 'aggregate'),
  };
};

/** `aggregate`, on a collection. */
export const aggregate: Seeking = {
  seek: seekAggregate,
  shape: {
    pipeline: 'array',
    cursor: 'object',
    allowDiskUse: 'strict',
    bypassDocumentValidation: 'bool',
    hint: 'hint',
    let: 'object',
    collation: 'simple',
    explain: 'refused',
  },
  run: (context, command, db) => {
    const { query, rest, batchSize } = seekAggregate(command);
    const name = collectionName(command, db);
    if (!command.has('cursor'))
      throw new MongoError(
        9,
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    const batch = { size: batchSize, deadline: deadlineOf(command) };
    const found = readFrom(context, db, name, query, command);
    const flow = rest.reduce<Flow<Doc>>((flow, { stage }) => stage(flow), docsOf(found.flow));
    return context.cursors.open(
      namespaceOf(db, name),
      encoded({ flow, pause: found.pause }),
      batch,
      sessionOf(command),
    );
  },
};
