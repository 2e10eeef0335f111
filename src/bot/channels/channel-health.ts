import type { ChannelState } from './channel.js';

/** Remembers since when a channel has been working or failing, and why it fails. */
export type ChannelHealth = {
  state(): ChannelState;
  works(): void;
  /** `why` is one Russian sentence for the administrator, without a token or a person. */
  fails(why: string): void;
  stopped(): void;
};

/** Health of a channel that is off until it says otherwise. */
export function createChannelHealth(now: () => Date): ChannelHealth {
  let state: ChannelState = { type: 'off' };

  return {
    state: () => state,
    works() {
      if (state.type !== 'working') state = { type: 'working', since: now() };
    },
    fails(why) {
      const since = state.type === 'failing' ? state.since : now();
      state = { type: 'failing', since, why };
    },
    stopped() {
      state = { type: 'off' };
    },
  };
}
