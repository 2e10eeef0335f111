import { encode } from '../bson/encode.js';
import { asDouble } from '../bson/numbers.js';
import { type Doc, type Maybe, type Value, docOf, isDoc, isNumber } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { matches } from '../query/matches.js';
import { parseFilter } from '../query/parse-filter.js';
import { type Flow, sliced, sorted } from '../query/run.js';
import { parseSort } from '../query/sort.js';
import { rewrite } from '../update/rewrite.js';
import { parseGroup } from './group.js';
import { parseShaper, shaperNames } from './shape.js';

/** A stage at work: documents in, documents out. */
export type Stage = (flow: Flow<Doc>, variables: Doc) => Flow<Doc>;

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

const whole = (name: string, operand: Value, least: number): number => {
  const number = isNumber(operand) ? asDouble(operand) : NaN;
  if (!Number.isInteger(number) || number < least)
    throw new MongoError(
      least === 1 ? 15958 : 5107200,
      `invalid argument to ${name} stage: Expected a ${least === 1 ? 'positive' : 'non-negative'} number`,
    );
  return number;
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

const countStage = (operand: Value): Stage => {
  if (
    typeof operand !== 'string' ||
    operand === '' ||
    operand.startsWith('$') ||
    operand.includes('.')
  )
    throw new MongoError(40156, 'the count field must be a non-empty string');
  return function* (flow) {
    let n = 0;
    for (const item of flow) {
      if (item === 'pause') yield item;
      else n += 1;
    }
    if (n > 0) yield docOf({ [operand]: n });
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

const unwindStage = (operand: Value): Stage => {
  const spec = isDoc(operand) ? operand : docOf({ path: operand });
  const path = spec.get('path');
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new MongoError(28818, 'path option to $unwind stage should be prefixed with a $');
  const other = [...spec.keys()].find(
    (name) => name !== 'path' && name !== 'preserveNullAndEmptyArrays',
  );
  if (other) throw unsupported(`${other} in $unwind`);
  const parts = path.slice(1).split('.');
  const keeps = spec.get('preserveNullAndEmptyArrays') === true;
  return (flow) => each(flow, (doc) => unwound(doc, parts, plain(doc, parts), keeps));
};

const matchStage = (operand: Value): Stage => {
  const filter = parseFilter(objectOf('$match', 15959, operand));
  return (flow, variables) => each(flow, (doc) => (matches(filter, doc, variables) ? [doc] : []));
};

const parseStage = (name: string, operand: Value): Stage => {
  if (shaperNames.includes(name)) {
    const shape = parseShaper(name, operand);
    return (flow, variables) => each(flow, (doc) => [shape(doc, variables)]);
  }
  switch (name) {
    case '$match':
      return matchStage(operand);
    case '$sort':
      return sortStage(operand);
    case '$skip': {
      const skip = whole(name, operand, 0);
      return (flow) => sliced(flow, skip, 0);
    }
    case '$limit': {
      const limit = whole(name, operand, 1);
      return (flow) => sliced(flow, 0, limit);
    }
    case '$count':
      return countStage(operand);
    case '$unwind':
      return unwindStage(operand);
    case '$group':
      return parseGroup(operand);
  }
  if (refusedStages.has(name)) throw unsupported(name);
  throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
};

/** One stage of a pipeline, parsed, with what it was written as. */
export interface Parsed {
  readonly name: string;
  readonly operand: Value;
  readonly stage: Stage;
}

/** A pipeline, checked; throws for unknown stages and operands, refuses by name what is not carried. */
export const parsePipeline = (pipeline: readonly Value[]): Parsed[] =>
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
    return { name, operand, stage: parseStage(name, operand) };
  });
