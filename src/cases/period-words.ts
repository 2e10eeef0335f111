const MONTHS =
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const QUARTERS = ['I', 'II', 'III', 'IV'];

/** A reporting period in words, as after «за»: «2026 год», «первое полугодие 2026 года», «октябрь 2026 года». */
export function periodWords(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${year} год`;
  if (part === 'H1') return `первое полугодие ${year} года`;
  if (part.startsWith('Q'))
    return `${QUARTERS[Number(part.slice(1)) - 1] ?? ''} квартал ${year} года`;
  return `${MONTHS[Number(part) - 1] ?? ''} ${year} года`;
}
