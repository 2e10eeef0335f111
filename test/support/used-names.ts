import { firstNameOf } from '../../src/embedded-mongo/claims.js';

/** A command without its values: documents, arrays of what differs, and 0 for everything else. */
export type CommandShape = 0 | readonly CommandShape[] | { readonly [name: string]: CommandShape };

/** A name that a command uses, and of which kind it is in the table of what the store carries. */
export type UsedName = readonly [kind: string, name: string];

type Fields = Exclude<CommandShape, 0 | readonly CommandShape[]>;

const isList = (shape: CommandShape | undefined): shape is readonly CommandShape[] =>
  Array.isArray(shape);
const isFields = (shape: CommandShape | undefined): shape is Fields =>
  typeof shape === 'object' && !isList(shape);
const fieldsOf = (shape: CommandShape | undefined): [string, CommandShape][] =>
  isFields(shape) ? Object.entries(shape) : [];
const itemsOf = (shape: CommandShape | undefined): readonly CommandShape[] =>
  isList(shape) ? shape : [];
const isOperators = (shape: CommandShape): boolean =>
  fieldsOf(shape)[0]?.[0].startsWith('$') ?? false;

const logical = ['$and', '$or', '$nor'];

const inFilter = (filter: CommandShape | undefined): UsedName[] =>
  fieldsOf(filter).flatMap(([name, operand]) => {
    if (!name.startsWith('$')) return inCondition(operand);
    const parts = name === '$expr' ? inExpression(operand) : itemsOf(operand).flatMap(inFilter);
    return [['filters', name] as const, ...parts];
  });

const inCondition = (condition: CommandShape): UsedName[] =>
  isOperators(condition) ? fieldsOf(condition).flatMap(inOperator) : [];

const inOperator = ([name, operand]: [string, CommandShape]): UsedName[] => {
  const own = ['filters', name] as const;
  if (name === '$not') return [own, ...inCondition(operand)];
  if (name === '$all') return [own, ...itemsOf(operand).flatMap(inCondition)];
  if (name !== '$elemMatch') return [own];
  const onValues = isOperators(operand) && !logical.includes(fieldsOf(operand)[0]?.[0] ?? '');
  return [own, ...(onValues ? inCondition(operand) : inFilter(operand))];
};

const inExpression = (expression: CommandShape): UsedName[] => {
  if (isList(expression)) return expression.flatMap(inExpression);
  return fieldsOf(expression).flatMap(([name, operand]) => [
    ...(name.startsWith('$') ? [['expressions', name] as const] : []),
    ...(name === '$literal' ? [] : inExpression(operand)),
  ]);
};

const inGroup = ([name, spec]: [string, CommandShape]): UsedName[] =>
  name === '_id'
    ? inExpression(spec)
    : fieldsOf(spec).flatMap(([accumulator, operand]) => [
        ['accumulators', accumulator] as const,
        ...inExpression(operand),
      ]);

const inStage = (stage: CommandShape): UsedName[] =>
  fieldsOf(stage).flatMap(([name, operand]) => {
    const own = ['stages', name] as const;
    if (name === '$match') return [own, ...inFilter(operand)];
    if (name === '$group') return [own, ...fieldsOf(operand).flatMap(inGroup)];
    return [own, ...inExpression(operand)];
  });

const inModifier = ([name, fields]: [string, CommandShape]): UsedName[] => {
  const operands = fieldsOf(fields).map(([, operand]) => operand);
  const own = ['updates', name] as const;
  if (name === '$pull')
    return [own, ...operands.flatMap((one) => [...inCondition(one), ...inFilter(one)])];
  if (name !== '$push' && name !== '$addToSet') return [own];
  const clauses = operands.filter(isOperators).flatMap(fieldsOf);
  return [own, ...clauses.map(([clause]) => [`clauses of ${name}`, clause] as const)];
};

const inUpdate = (update: CommandShape | undefined): UsedName[] => {
  if (isList(update)) return update.flatMap(inStage);
  return update !== undefined && isOperators(update) ? fieldsOf(update).flatMap(inModifier) : [];
};

const inStatement = (kind: string, statement: CommandShape): UsedName[] => {
  const { q, u, arrayFilters } = isFields(statement) ? statement : {};
  return [
    ...fieldsOf(statement).map(([name]) => [kind, name] as const),
    ...inFilter(q),
    ...inUpdate(u),
    ...itemsOf(arrayFilters).flatMap(inFilter),
  ];
};

const inIndex = (index: CommandShape): UsedName[] =>
  fieldsOf(index).flatMap(([name, operand]) => [
    ['index options', name] as const,
    ...(name === 'partialFilterExpression' ? inFilter(operand) : []),
  ]);

const inArgument = (command: string, name: string, value: CommandShape): UsedName[] => {
  switch (name) {
    case 'filter':
    case 'query':
      return inFilter(value);
    case 'projection':
    case 'fields':
    case 'let':
      return inExpression(value);
    case 'update':
      return inUpdate(value);
    case 'arrayFilters':
      return itemsOf(value).flatMap(inFilter);
    case 'updates':
    case 'deletes':
      return itemsOf(value).flatMap((one) => inStatement(`statements of ${command}`, one));
    case 'pipeline':
      return itemsOf(value).flatMap(inStage);
    case 'indexes':
      return itemsOf(value).flatMap(inIndex);
  }
  return [];
};

/** Every name in a command that the store must know: the command, its arguments, operators, stages, index options. */
export const usedNames = (command: CommandShape, everywhere: readonly string[]): UsedName[] => {
  const [[name] = [''], ...given] = fieldsOf(command);
  const first = firstNameOf(name);
  const own = given.filter(([argument]) => !everywhere.includes(argument));
  return [
    ['commands', name],
    ...own.flatMap(([argument, value]) => [
      [`arguments of ${first}`, argument] as const,
      ...inArgument(first, argument, value),
    ]),
  ];
};
