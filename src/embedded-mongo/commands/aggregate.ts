import { type Doc, isDoc, isNumber } from '../bson/values.js';
import { asDouble } from '../bson/numbers.js';
import { MongoError, unsupported } from '../errors.js';
import { type Parsed, parsePipeline } from '../aggregate/stages.js';
import { parseFilter } from '../query/parse-filter.js';
import { type Flow, type Query } from '../query/run.js';
import { parseSort } from '../query/sort.js';
import { namespaceOf } from '../store/catalog.js';
import { type Located } from '../store/sources.js';
import { count, document, flag } from './arguments.js';
import { type Command, collectionName } from './context.js';
import { encoded } from './cursors.js';
import { deadlineOf, sessionOf, variablesOf } from './query-arguments.js';
import { readFrom } from './read.js';

const order = ['$match', '$sort', '$skip', '$limit'];

/** The first stages as a query, so that indexes serve them, and the stages that remain. */
export const leadingQuery = (
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

const pipelineOf = (command: Doc, variables: Doc): Parsed[] => {
  const pipeline = command.get('pipeline');
  if (!Array.isArray(pipeline))
    throw new MongoError(14, "'pipeline' option must be specified as an array");
  return parsePipeline(pipeline, variables);
};

/** `aggregate`, on a collection. */
export const aggregate: Command = {
  shape: {
    pipeline: 'array',
    cursor: 'object',
    allowDiskUse: 'bool',
    bypassDocumentValidation: 'bool',
    hint: 'any',
    let: 'object',
    collation: 'simple',
    explain: 'refused',
  },
  run: (context, command, db) => {
    const variables = variablesOf(command);
    const stages = pipelineOf(command, variables);
    if (isNumber(command.get('aggregate'))) throw unsupported('aggregate on a database');
    const name = collectionName(command, db);
    if (!command.has('cursor') && !flag(command, 'explain'))
      throw new MongoError(
        9,
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    const { query, rest } = leadingQuery(stages, variables);
    const found = readFrom(context, db, name, query, command);
    const flow = rest.reduce<Flow<Doc>>((flow, { stage }) => stage(flow), docsOf(found.flow));
    const batch = {
      size: count(document(command, 'cursor'), 'batchSize'),
      deadline: deadlineOf(command),
    };
    return context.cursors.open(
      namespaceOf(db, name),
      encoded({ flow, pause: found.pause }),
      batch,
      sessionOf(command),
    );
  },
};
