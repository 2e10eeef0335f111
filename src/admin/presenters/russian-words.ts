import { counted, NBSP } from '../../cases/russian-days.js';

/** «5 дней»; the number is taken without its sign. */
export function daysInWords(count: number): string {
  return counted(Math.abs(count), ['день', 'дня', 'дней']);
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
