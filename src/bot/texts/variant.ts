/**
 * Who reads a text (H2): A party of full age, T party of 14–17, G guardian of a child under 14, H guardian of a 14–17,
 * S supporter.
 */
export const readerKinds = ['A', 'T', 'G', 'H', 'S'] as const;
export type ReaderKind = (typeof readerKinds)[number];

const suffixes = {
  A: [],
  T: ['.teen'],
  G: ['.child'],
  H: ['.guardian', '.child'],
  S: ['.supporter'],
} as const satisfies Record<ReaderKind, readonly string[]>;

/** The key of the variant this reader gets, or the key itself where there is no variant (H2). */
export const variantKey = (
  texts: { has(key: string): boolean },
  key: string,
  kind: ReaderKind,
): string =>
  suffixes[kind].map((suffix) => key + suffix).find((variant) => texts.has(variant)) ?? key;
