import { afterAll, expect } from '@jest/globals';
import { type CommandShape } from './used-names.js';

/** The tests of the store itself ask for what it refuses; the one on its users does not. */
const isProduct = (testPath = ''): boolean =>
  !testPath.includes('/test/embedded-mongo/') || testPath.endsWith('/users.test.ts');

afterAll(async () => {
  const sent = (globalThis as { commandsSent?: ReadonlySet<string> }).commandsSent;
  if (!sent || !isProduct(expect.getState().testPath)) return;
  const { outsideOfClaims } = await import('./outside-of-claims.js');
  const commands = [...sent].map((text) => JSON.parse(text) as CommandShape);
  if (outsideOfClaims(commands).length > 0)
    throw new Error(
      `The embedded store does not carry: ${outsideOfClaims(commands).join(', ')} (src/embedded-mongo/claims.ts).`,
    );
});
