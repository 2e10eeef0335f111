const ids = {
  K: 'kamchatka',
  B: 'krasnoyarsk-borodino',
  A: 'altai',
  V: 'vmeste',
  Y: 'yugra',
} as const;

/** The column `proc` of appendix G3: the ids of the procedures behind its letters (G1.1). */
export function proc(...letters: readonly (keyof typeof ids)[]): readonly string[] {
  return letters.map((letter) => ids[letter]);
}
