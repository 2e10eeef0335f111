import { MongoError, unsupported } from '../errors.js';
import type { Regex } from '../bson/values.js';
import type { Pattern } from './filter.js';

const space = ' \\t\\n\\v\\f\\r';

/** A backslash and what follows, as JavaScript's Unicode mode writes it. */
const escape = (escaped: string, set: boolean, pattern: string): string => {
  if (escaped === 's') return set ? space : `[${space}]`;
  if (escaped === 'S' && !set) return `[^${space}]`;
  if (/[dDwWnrtfvbBxp0-9]/.test(escaped)) return `\\${escaped}`;
  if (/[a-zA-Z]/.test(escaped)) throw unsupported(`the regular expression ${pattern}`);
  const special = '^$\\.*+?()[]{}|/'.includes(escaped) || (set && escaped === '-');
  return special ? `\\${escaped}` : escaped;
};

const tokens = /\\([\s\S])|\[\^?\]?|[\].$]|\(\?[a-z]|\[:/g;

/** PCRE's meaning of `.`, `$` and `\s` in JavaScript's words; what has no equal is refused. */
const translated = (pattern: string, flags: string): string => {
  let set = false;
  return pattern.replace(tokens, (token, escaped?: string) => {
    if (escaped !== undefined) return escape(escaped, set, pattern);
    if (token.startsWith('(?') || (set && pattern.includes('[:')))
      throw unsupported(`the regular expression ${pattern}`);
    if (set && token.startsWith('[')) return token.replaceAll('[', '\\[');
    if (token.startsWith('[')) set = true;
    else if (token === ']') set = false;
    else if (!set && token === '.') return flags.includes('s') ? '[\\s\\S]' : '[^\\n]';
    else if (!set && token === '$') return flags.includes('m') ? '$' : '(?=\\n?$)';
    return token.length > 1 && token.endsWith(']') ? `${token.slice(0, -1)}\\]` : token;
  });
};

/** A regular expression ready to run, with MongoDB's options `i`, `m`, `s`, `u`; `x` is refused. */
export const patternOf = (source: Regex): Pattern => {
  const unknown = source.flags.split('').find((flag) => !'imsux'.includes(flag));
  if (unknown) throw new MongoError(51108, `invalid flag in regex options: ${unknown}`);
  if (source.flags.includes('x')) throw unsupported('the regular expression option x');
  if (source.pattern.includes('\0'))
    throw new MongoError(2, 'Regular expression cannot contain an embedded null byte');
  const flags = [...new Set(source.flags.replace(/[su]/g, ''))].join('');
  try {
    return { source, compiled: new RegExp(translated(source.pattern, source.flags), `${flags}u`) };
  } catch (error) {
    if (error instanceof MongoError) throw error;
    throw new MongoError(51091, `Regular expression is invalid: ${source.pattern}`);
  }
};
