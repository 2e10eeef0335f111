/** A part of a row of a list that is typed row by row. */
export interface RowPart {
  readonly name: string;
  /** `line`: a name or number that stands as it is; `text`: words that are stored; `pastDay`: a day that has come. */
  readonly kind: 'line' | 'text' | 'day' | 'pastDay' | 'choice';
  readonly required: boolean;
  /** Of a text or line. */
  readonly max: number;
  /** Of a choice: its values, or whom it names. */
  readonly options?: readonly string[];
  readonly names?: 'persons' | 'staff';
}

const words = (name: string, max = 1000): RowPart => ({ name, kind: 'text', required: true, max });
const day = (name: string): RowPart => ({ name, kind: 'day', required: false, max: 0 });
const line = (name: string, max: number, required = false): RowPart => ({
  name,
  kind: 'line',
  required,
  max,
});

/** The lists of commands that are typed row by row: of each row its parts, in their order. */
export const rowShapes: Readonly<Record<string, readonly RowPart[]>> = {
  obligations: [
    words('text'),
    { name: 'owes', kind: 'choice', required: true, max: 0, options: ['side1', 'side2'] },
    day('due'),
  ],
  rows: [
    words('issue'),
    words('actions'),
    { name: 'responsible', kind: 'choice', required: true, max: 0, names: 'persons' },
    day('due'),
    { name: 'every', kind: 'choice', required: false, max: 0, options: ['P1W', 'P2W', 'P1M'] },
  ],
  decisions: [
    words('text'),
    { name: 'responsible', kind: 'choice', required: true, max: 0, names: 'staff' },
    day('due'),
  ],
  newPerson: [
    line('lastName', 80, true),
    line('firstName', 80, true),
    line('patronymic', 80),
    { name: 'born', kind: 'pastDay', required: false, max: 0 },
    line('phone', 30),
  ],
};

/** Two parts of a row of which exactly one is given: a row of a plan has its day or comes again (R111). */
export const oneOfTwo: Readonly<Record<string, readonly [string, string]>> = {
  rows: ['due', 'every'],
};

/** The most rows of a list. */
export const mostRows = 20;

/** The most rows of this list: one new person at a time. */
export const mostRowsOf = (list: string): number => (list === 'newPerson' ? 1 : mostRows);

/** The name of a part of a row in the form that is sent: `obligations.0.text`. */
export const partName = (list: string, row: number, part: string): string =>
  `${list}.${row}.${part}`;
