import { claims } from '../../src/embedded-mongo/claims.js';
import { type CommandShape, usedNames } from './used-names.js';

/** What commands use and the embedded store does not claim, as `kind: name`. */
export const outsideOfClaims = (commands: readonly CommandShape[]): string[] => {
  const claimed = claims();
  const everywhere = claimed.get('arguments of every command') ?? [];
  const outside = commands
    .flatMap((command) => usedNames(command, everywhere))
    .filter(([kind, name]) => !claimed.get(kind)?.includes(name));
  return [...new Set(outside.map(([kind, name]) => `${kind}: ${name}`))];
};
