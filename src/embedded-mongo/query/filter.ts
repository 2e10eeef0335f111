import type { Doc, Regex, Value } from '../bson/values.js';
import type { Expression } from '../aggregate/expression.js';

/** What is asked of one value. */
export type Test =
  | {
      readonly type: 'compare';
      readonly op: '$eq' | '$lt' | '$lte' | '$gt' | '$gte';
      readonly value: Value;
    }
  | {
      readonly type: 'in';
      readonly values: readonly Value[];
      readonly patterns: readonly Pattern[];
    }
  | { readonly type: 'exists' }
  | { readonly type: 'regex'; readonly pattern: Pattern }
  | { readonly type: 'size'; readonly size: number }
  | { readonly type: 'kinds'; readonly kinds: readonly number[] }
  | { readonly type: 'elementFits'; readonly filter: Filter }
  | { readonly type: 'elementPasses'; readonly filter: Filter };

/** A regular expression with its compiled form. */
export interface Pattern {
  readonly source: Regex;
  readonly compiled: RegExp;
}

/** A parsed filter: what the matcher runs and the planner reads. */
export type Filter =
  | { readonly type: 'and' | 'or' | 'nor'; readonly parts: readonly Filter[] }
  | { readonly type: 'not'; readonly part: Filter }
  | { readonly type: 'field'; readonly path: readonly string[]; readonly test: Test }
  | { readonly type: 'expression'; readonly expression: Expression };

/** The expressions in a filter, `$expr` for `$expr`. */
export const expressionsIn = (filter: Filter): readonly Expression[] => {
  switch (filter.type) {
    case 'and':
    case 'or':
    case 'nor':
      return filter.parts.flatMap(expressionsIn);
    case 'not':
      return expressionsIn(filter.part);
    case 'expression':
      return [filter.expression];
    case 'field':
      return [];
  }
};

/** Variables of `let`, for `$expr`. */
export type Variables = Doc;
