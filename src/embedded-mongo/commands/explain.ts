import { type Doc, docOf, isDoc, typeNameOf } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import type { Plan } from '../query/planner.js';
import { type Query, planOf } from '../query/run.js';
import { namespaceOf, keyPatternOf } from '../store/catalog.js';
import { type Command, type Seeking, collectionName } from './context.js';
import { checkCommand } from './generic-arguments.js';
import { hinted } from './query-arguments.js';

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

const verbosities = ['queryPlanner', 'executionStats', 'allPlansExecution'];

const innerOf = (command: Doc): Doc => {
  const verbosity = command.get('verbosity') ?? 'allPlansExecution';
  if (typeof verbosity !== 'string' || !verbosities.includes(verbosity))
    throw new MongoError(
      2,
      "Enumeration value for field 'explain.verbosity' is not a valid value.",
    );
  const inner = command.get('explain');
  if (isDoc(inner)) return inner;
  throw new MongoError(
    14,
    `BSON field 'explain.explain' is the wrong type '${typeNameOf(inner)}', expected type 'object'`,
  );
};

/**
 * `explain` of these commands, which are checked as if they were run: the plan, in MongoDB's words as far as they
 * apply. Another one that is known is refused by name.
 */
export const explainOf = (
  seeking: Readonly<Record<string, Seeking>>,
  isKnown: (name: string) => boolean,
): Command => ({
  shape: { verbosity: 'string' },
  run: (context, command, db) => {
    const inner = innerOf(command);
    const [first = ''] = inner.keys();
    const found = Object.hasOwn(seeking, first) ? seeking[first] : undefined;
    if (!found && isKnown(first)) throw unsupported(`explain of ${first}`);
    if (!found) throw new MongoError(59, `Explain failed due to unknown command: ${first}`);
    checkCommand(inner, first, found.shape);
    const { query, hint } = found.seek(inner, db);
    const name = collectionName(inner, db);
    const collection = context.store.catalog.find(db, name);
    const plan = collection && winning(planOf(collection, hinted(query, collection, hint)), query);
    const queryPlanner = docOf({
      namespace: namespaceOf(db, name),
      winningPlan: plan ?? docOf({ stage: 'EOF' }),
      rejectedPlans: [],
    });
    return docOf({ explainVersion: '1', queryPlanner });
  },
});
