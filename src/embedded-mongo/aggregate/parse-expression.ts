import type { Doc, Value } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { evaluate } from './evaluate.js';
import { type Expression, parseForm, variablesIn } from './expression.js';

const fromDocument = ['CURRENT', 'ROOT'];

/** Whether an expression reads fields of the document it is computed on. */
export const readsDocument = (expression: Expression): boolean =>
  variablesIn(expression).some((name) => fromDocument.includes(name));

const checkVariables = (expression: Expression, variables: Doc): void => {
  const unknown = variablesIn(expression).find(
    (name) => !fromDocument.includes(name) && !variables.has(name),
  );
  if (unknown !== undefined) throw new MongoError(17276, `Use of undefined variable: ${unknown}`);
};

const constant = (expression: Expression, variables: Doc): Expression => {
  const value = evaluate(expression, null, variables);
  return value === undefined ? expression : { type: 'value', value };
};

/** Computes what depends on no document, as MongoDB does: wrong types in it are refused before any document is read. */
const folded = (expression: Expression, variables: Doc): Expression => {
  if (!readsDocument(expression)) return constant(expression, variables);
  const fold = (part: Expression): Expression => folded(part, variables);
  switch (expression.type) {
    case 'value':
    case 'path':
      return expression;
    case 'object':
      return { ...expression, fields: expression.fields.map(([name, part]) => [name, fold(part)]) };
    case 'array':
      return { ...expression, items: expression.items.map(fold) };
    case 'condition': {
      const { type, test, yes, no } = expression;
      return { type, test: fold(test), yes: fold(yes), no: fold(no) };
    }
    case 'apply':
      return { ...expression, args: expression.args.map(fold) };
  }
};

/** An aggregation expression, checked before any document is read; throws 17276 for a variable that nobody set. */
export const parseExpression = (value: Value, variables: Doc): Expression => {
  const expression = parseForm(value);
  checkVariables(expression, variables);
  return folded(expression, variables);
};
