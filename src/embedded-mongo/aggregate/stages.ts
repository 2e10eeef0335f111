import { encode } from '../bson/encode.js';
import { asDouble } from '../bson/numbers.js';
import {
  type Doc,
  type Maybe,
  type Value,
  docOf,
  isDoc,
  isNumber,
  typeNameOf,
} from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { fieldPath } from '../query/field-path.js';
import { matches } from '../query/matches.js';
import { parseFilter } from '../query/parse-filter.js';
import { type Flow, sliced, sorted } from '../query/run.js';
import { parseSort } from '../query/sort.js';
import { rewrite } from '../update/rewrite.js';
import { shown } from '../update/shown.js';
import { parseGroup } from './group.js';
import { parseShaper, shaperNames } from './shape.js';

/** A stage at work: documents in, documents out. */
export type Stage = (flow: Flow<Doc>) => Flow<Doc>;

/** Stages that MongoDB has and this store has not. */
const refusedStages = new Set(
  (
    '$out $merge $lookup $facet $bucket $bucketAuto $graphLookup $unionWith $sample $sortByCount $geoNear ' +
    '$indexStats $collStats $currentOp $listLocalSessions $listSessions $documents $redact $densify $fill ' +
    '$setWindowFields $changeStream $planCacheStats $search $searchMeta $vectorSearch $listSampledQueries'
  ).split(' '),
);

function* each(flow: Flow<Doc>, change: (doc: Doc) => readonly Doc[]): Flow<Doc> {
  for (const item of flow) {
    if (item === 'pause') yield item;
    else yield* change(item);
  }
}

const whole = (name: string, code: number, operand: Value): number => {
  const number = isNumber(operand) ? asDouble(operand) : NaN;
  if (!Number.isInteger(number) || number < 0)
    throw new MongoError(
      code,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${shown(operand)}`,
    );
  return number;
};

const limitStage = (operand: Value): Stage => {
  const limit = whole('$limit', 5107201, operand);
  if (limit === 0) throw new MongoError(15958, 'the limit must be positive');
  return (flow) => sliced(flow, 0, limit);
};

const skipStage = (operand: Value): Stage => {
  const skip = whole('$skip', 5107200, operand);
  return (flow) => sliced(flow, skip, 0);
};

const objectOf = (name: string, code: number, operand: Value): Doc => {
  if (isDoc(operand)) return operand;
  throw new MongoError(code, `the ${name} specification must be an object`);
};

const sortStage = (operand: Value): Stage => {
  const parts = parseSort(objectOf('$sort', 15973, operand));
  if (parts.length === 0)
    throw new MongoError(15976, '$sort stage must have at least one sort key');
  return (flow) =>
    sorted(
      flow,
      parts,
      (doc) => doc,
      (doc) => encode(doc).length * 3,
      0,
    );
};

const countName = (operand: Value): string => {
  if (typeof operand !== 'string')
    throw new MongoError(40156, 'the count field must be a non-empty string');
  if (operand === '') throw new MongoError(40157, 'the count field must be a non-empty string');
  if (operand.startsWith('$'))
    throw new MongoError(40158, 'the count field cannot be a $-prefixed path');
  if (operand.includes('.')) throw new MongoError(40160, "the count field cannot contain '.'");
  return operand;
};

const countStage = (operand: Value): Stage => {
  const name = countName(operand);
  return function* (flow) {
    let n = 0;
    for (const item of flow) {
      if (item === 'pause') yield item;
      else n += 1;
    }
    if (n > 0) yield docOf({ [name]: n });
  };
};

const unwound = (doc: Doc, path: readonly string[], value: Maybe, keeps: boolean): Doc[] => {
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  if (items.length === 0)
    return keeps ? [rewriteDoc(doc, path, value === null ? null : undefined)] : [];
  return items.map((item) => rewriteDoc(doc, path, item));
};

const rewriteDoc = (doc: Doc, path: readonly string[], value: Maybe): Doc => {
  const next = rewrite(doc, path, 0, () => value);
  return isDoc(next) ? next : doc;
};

const plain = (doc: Doc, path: readonly string[]): Maybe =>
  path.reduce<Maybe>((value, name) => (isDoc(value) ? value.get(name) : undefined), doc);

const unwindOptions = (operand: Value): { path: string; keeps: boolean } => {
  if (typeof operand === 'string') return { path: operand, keeps: false };
  if (!isDoc(operand))
    throw new MongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${typeNameOf(operand)}`,
    );
  const [path, keeps] = [operand.get('path'), operand.get('preserveNullAndEmptyArrays') ?? false];
  for (const name of operand.keys()) {
    if (name === 'includeArrayIndex') throw unsupported('includeArrayIndex in $unwind');
    if (name !== 'path' && name !== 'preserveNullAndEmptyArrays')
      throw new MongoError(28811, `unrecognized option to $unwind stage: ${name}`);
  }
  if (path === undefined) throw new MongoError(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw new MongoError(
      28808,
      `expected a string as the path for $unwind stage, got ${typeNameOf(path)}`,
    );
  if (typeof keeps !== 'boolean')
    throw new MongoError(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeNameOf(keeps)}`,
    );
  return { path, keeps };
};

const unwindStage = (operand: Value): Stage => {
  const { path, keeps } = unwindOptions(operand);
  if (!path.startsWith('$'))
    throw new MongoError(
      28818,
      `path option to $unwind stage should be prefixed with a '$': ${path}`,
    );
  const parts = fieldPath(path.slice(1));
  return (flow) => each(flow, (doc) => unwound(doc, parts, plain(doc, parts), keeps));
};

const matchStage = (operand: Value, variables: Doc): Stage => {
  const filter = parseFilter(objectOf('$match', 15959, operand), variables, 'match');
  return (flow) => each(flow, (doc) => (matches(filter, doc, variables) ? [doc] : []));
};

const stages = {
  $match: matchStage,
  $sort: sortStage,
  $skip: skipStage,
  $limit: limitStage,
  $group: parseGroup,
  $count: countStage,
  $unwind: unwindStage,
} as const satisfies Record<string, (operand: Value, variables: Doc) => Stage>;

const isStage = (name: string): name is keyof typeof stages => Object.hasOwn(stages, name);

/** The stages that are carried. */
export const stageNames: readonly string[] = [...Object.keys(stages), ...shaperNames];

/** Whether MongoDB has a stage of this name. */
export const isKnownStage = (name: string): boolean =>
  stageNames.includes(name) || refusedStages.has(name);

const parseStage = (name: string, operand: Value, variables: Doc): Stage => {
  if (isStage(name)) return stages[name](operand, variables);
  const shape = parseShaper(name, operand, variables);
  if (shape) return (flow) => each(flow, (doc) => [shape(doc)]);
  if (refusedStages.has(name)) throw unsupported(name);
  throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
};

/** One stage of a pipeline, parsed, with what it was written as. */
export interface Parsed {
  readonly name: string;
  readonly operand: Value;
  readonly stage: Stage;
}

/** A pipeline, checked; throws for unknown stages, operands and variables, refuses by name what is not carried. */
export const parsePipeline = (pipeline: readonly Value[], variables: Doc): Parsed[] =>
  pipeline.map((spec) => {
    if (!isDoc(spec))
      throw new MongoError(14, "Each element of the 'pipeline' array must be an object");
    const [first, ...rest] = [...spec];
    if (!first || rest.length > 0)
      throw new MongoError(
        40323,
        'A pipeline stage specification object must contain exactly one field.',
      );
    const [name, operand] = first;
    return { name, operand, stage: parseStage(name, operand, variables) };
  });
