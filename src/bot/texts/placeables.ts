import type { Message } from '@fluent/bundle';
import type { Pattern } from './read-ftl.js';

type Element = Exclude<Exclude<Pattern, string>[number], string>;
type Lookup = (id: string) => Message | undefined;

/** What a text has to be given: by name, and whether it must be a number (it chooses день/дня/дней). */
export type Placeables = ReadonlyMap<string, 'any' | 'number'>;

/** The arguments a text takes, its referenced texts included; throws on a reference to a text that does not exist. */
export const placeablesOf = (pattern: Pattern, lookup: Lookup): Placeables => {
  const found = new Map<string, 'any' | 'number'>();
  collect(pattern, lookup, found);
  return found;
};

const collect = (pattern: Pattern, lookup: Lookup, found: Map<string, 'any' | 'number'>): void => {
  if (typeof pattern === 'string') return;
  for (const element of pattern) {
    if (typeof element !== 'string') collectElement(element, lookup, found);
  }
};

const collectElement = (
  element: Element,
  lookup: Lookup,
  found: Map<string, 'any' | 'number'>,
): void => {
  if (element.type === 'var' && !found.has(element.name)) found.set(element.name, 'any');
  if (element.type === 'mesg') collect(referenced(element, lookup), lookup, found);
  if (element.type === 'select') {
    collectElement(element.selector, lookup, found);
    if (element.selector.type === 'var' && countsNumber(element)) {
      found.set(element.selector.name, 'number');
    }
    for (const variant of element.variants) collect(variant.value, lookup, found);
  }
};

const referenced = (element: Extract<Element, { type: 'mesg' }>, lookup: Lookup): Pattern => {
  const message = lookup(element.name);
  const pattern = element.attr === null ? message?.value : message?.attributes[element.attr];
  if (pattern === undefined || pattern === null) {
    throw new Error(`There is no text "${element.name}" to refer to.`);
  }
  return pattern;
};

const countsNumber = (element: Extract<Element, { type: 'select' }>): boolean =>
  element.variants.some(({ key }) => key.type === 'str' && /^(one|few|many)$/.test(key.value));
