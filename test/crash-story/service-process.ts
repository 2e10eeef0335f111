import { readConfig } from '../../src/config.js';
import { start } from '../../src/start.js';
import { installKillHook } from './kill-hook.js';

/** The whole service as a process of its own, told by its parent when to be killed. */
const hook = installKillHook();
const running = await start(readConfig(process.env));
process.on('message', (message: { readonly arm: number } | 'disarm') => {
  if (message === 'disarm') process.send?.({ moments: hook.disarm() });
  else {
    hook.arm(message.arm);
    process.send?.('armed');
  }
});
process.send?.({ address: running.address });
