/**
 * Beginnings of words that judge a person instead of saying what happened (004 Прил.2: «отсутствие оценочной позиции»). The
 * list is a choice of ours and only warns.
 */
const judging = [
  'преступн',
  'хулиган',
  'негодя',
  'мерзав',
  'подон',
  'изверг',
  'садист',
  'маньяк',
  'бандит',
  'вор',
  'жертв',
  'виновн',
  'виноват',
  'наглы',
  'нагло',
  'цинич',
  'жесток',
  'злостн',
  'безобраз',
  'аморальн',
  'бессовестн',
  'распущенн',
  'неадекватн',
  'агрессивн',
  'лжив',
  'врун',
  'якобы',
  'как всегда',
] as const;

/** «вор» is a word of its own: «ворота» and «говорил» judge nobody. */
const whole: ReadonlySet<string> = new Set(['вор', 'воры', 'вора', 'вору', 'вором', 'воров']);

/** True when the words judge: a warning before an account is saved, never a refusal (R42, warning `notNeutral`). */
export function judges(text: string): boolean {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  const words = plain.split(/[^\p{L}]+/u);
  return judging.some((start) => {
    if (start.includes(' ')) return plain.includes(start);
    return start === 'вор'
      ? words.some((word) => whole.has(word))
      : words.some((word) => word.startsWith(start));
  });
}
