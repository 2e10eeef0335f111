/** The no-break space that Russian typography wants in initials, dates and after short prepositions. */
export const NBSP = '\u00a0';

/** The form of a noun that goes with a number: `plural(2, ['день', 'дня', 'дней'])` is «дня». */
export function plural(count: number, forms: readonly [string, string, string]): string {
  const whole = Math.abs(Math.trunc(count));
  const tens = whole % 100;
  if (tens >= 11 && tens <= 14) return forms[2];
  const ones = whole % 10;
  if (ones === 1) return forms[0];
  return ones >= 2 && ones <= 4 ? forms[1] : forms[2];
}

/** A number with its noun, kept on one line: «2 дня». */
export function counted(count: number, forms: readonly [string, string, string]): string {
  return `${count}${NBSP}${plural(count, forms)}`;
}

/** «5 дней»; the number is taken without its sign. */
export function daysInWords(count: number): string {
  return counted(Math.abs(count), ['день', 'дня', 'дней']);
}

/** «Рябов Кирилл Денисович» → «Рябов К. Д.», which never breaks; a single word stays as it is. */
export function shortName(fullName: string): string {
  const [surname = '', ...rest] = words(fullName);
  return [surname, ...rest.slice(0, 2).map((part) => `${firstLetter(part)}.`)].join(NBSP);
}

/** «Морозова Лидия Павловна» → «ЛМ», for the round mark in the header. */
export function monogram(fullName: string): string {
  const [surname = '', name = ''] = words(fullName);
  return `${firstLetter(name)}${firstLetter(surname)}`.toUpperCase();
}

/** Puts no-break spaces where a Russian line must not break: after short prepositions, «№», «п.», before a dash. */
export function keepTogether(sentence: string): string {
  return sentence
    .replace(/(^|[\s(«])([а-яё]{1,2}|№|п\.|ст\.|ч\.) (?=\S)/giu, `$1$2${NBSP}`)
    .replace(/ ([–—]) /gu, `${NBSP}$1 `)
    .replace(
      /(\d) (?=(?:дн|день|час|мин|январ|феврал|март|апрел|мая|июн|июл|август|сентябр|октябр|ноябр|декабр))/giu,
      `$1${NBSP}`,
    );
}

/** Soft hyphens by syllables in words of eleven letters and more, for narrow cells: browsers know no Russian hyphenation. */
export function softHyphens(sentence: string): string {
  return sentence.replace(/[а-яё]{11,}/giu, (word) =>
    word
      .replace(/(?<=[а-яё]{2}[аеёиоуыэюя])(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя][а-яё]{2})/giu, SHY)
      .replace(/(?<=[аеёиоуыэюя][йлмнрст])(?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя][а-яё]{2})/giu, SHY),
  );
}

const SHY = '\u00ad';

function words(text: string): string[] {
  return text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function firstLetter(word: string): string {
  return Array.from(word)[0] ?? '';
}
