import { type Doc, docOf, isDoc } from '../bson/values.js';
import { parsePipeline } from '../aggregate/stages.js';
import { MongoError, unsupported } from '../errors.js';
import { type Plan } from '../query/planner.js';
import { type Query, planOf } from '../query/run.js';
import { namespaceOf, keyPatternOf } from '../store/catalog.js';
import { leadingQuery } from './aggregate.js';
import { documents } from './arguments.js';
import { type Command, collectionName } from './context.js';
import { hinted, parseQuery, variablesOf } from './query-arguments.js';
import { findQuery } from './read.js';

const describe = (plan: Plan): Doc => {
  switch (plan.type) {
    case 'collection':
      return docOf({ stage: 'COLLSCAN', direction: 'forward' });
    case 'index':
      return docOf({
        stage: 'FETCH',
        inputStage: docOf({
          stage: 'IXSCAN',
          keyPattern: keyPatternOf(plan.index),
          indexName: plan.index.name,
          direction: plan.reverse ? 'backward' : 'forward',
        }),
      });
    case 'either':
      return docOf({ stage: 'OR', inputStages: plan.plans.map(describe) });
  }
};

const winning = (plan: Plan, query: Query): Doc => {
  const inOrder = query.sort.length === 0 || (plan.type === 'index' && plan.sorted);
  return inOrder ? describe(plan) : docOf({ stage: 'SORT', inputStage: describe(plan) });
};

const queryOf = (command: Doc): Omit<Query, 'hint'> => {
  const name = command.keys().next().value;
  const variables = variablesOf(command);
  if (name === 'find') return findQuery(command);
  if (name === 'count' || name === 'distinct' || name === 'findAndModify')
    return parseQuery(`${name}.query`, {
      filter: command.get('query'),
      sort: command.get('sort'),
      variables,
    });
  if (name === 'aggregate') {
    const pipeline = command.get('pipeline');
    return leadingQuery(
      parsePipeline(Array.isArray(pipeline) ? pipeline : [], variables),
      variables,
    ).query;
  }
  if (name !== 'update' && name !== 'delete') throw unsupported(`explain of ${String(name)}`);
  const [statement] = documents(command, name, `${name}s`);
  return parseQuery(`${name}.q`, { filter: statement?.get('q'), variables });
};

/** `explain`: the plan, in MongoDB's words as far as they apply. */
export const explain: Command = {
  shape: { verbosity: 'string' },
  run: (context, command, db) => {
    const inner = command.get('explain');
    if (!isDoc(inner))
      throw new MongoError(
        14,
        "BSON field 'explain.explain' is the wrong type, expected type 'object'",
      );
    const name = collectionName(inner, db);
    const query = queryOf(inner);
    const collection = context.store.catalog.find(db, name);
    const plan =
      collection &&
      winning(planOf(collection, hinted(query, collection, inner.get('hint'))), query);
    const queryPlanner = docOf({
      namespace: namespaceOf(db, name),
      winningPlan: plan ?? docOf({ stage: 'EOF' }),
      rejectedPlans: [],
    });
    return docOf({ explainVersion: '1', queryPlanner });
  },
};
