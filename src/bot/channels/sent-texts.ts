/**
 * The texts of the last messages, for messengers that want the whole text again when a line is added below it. Only in memory
 * and bounded: losing it costs a line («Вы ответили: …»), nothing else.
 */
export type SentTexts = {
  remember(account: string, ref: string, text: string): void;
  find(account: string, ref: string): string | undefined;
};

/** Remembers this many texts and forgets the oldest. */
export function createSentTexts(size = 500): SentTexts {
  const texts = new Map<string, string>();

  return {
    remember(account, ref, text) {
      const key = `${account}:${ref}`;
      texts.delete(key);
      texts.set(key, text);
      const [oldest] = texts.keys();
      if (texts.size > size && oldest !== undefined) texts.delete(oldest);
    },
    find: (account, ref) => texts.get(`${account}:${ref}`),
  };
}
