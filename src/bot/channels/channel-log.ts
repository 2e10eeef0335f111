/** What a channel may say about itself; a pino logger fits. Never an account, a text or a token. */
export type ChannelLog = {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
};

/** A log that says nothing. */
export const silentLog: ChannelLog = { info: () => undefined, warn: () => undefined };
