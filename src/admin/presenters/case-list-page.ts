import { type ReachedRow } from '../reached-rows.js';
import { shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { getProcedure } from '../../procedures/procedures.js';
import { capital, picturedStages, procedureName } from './case-list.js';
import type { CaseListView, Heading, ListedCase, ListFilter, ListTab } from './case-list-view.js';
import { isFiltered, isInTab, isName, listHref, type ListQuery } from './list-query.js';

/** Rows on one page of the list. */
export const ROWS_A_PAGE = 20;

/** What the page of the list is made of: all rows the person reaches, those found, and those shown. */
export type ListParts = {
  readonly query: ListQuery;
  readonly today: string;
  readonly all: readonly ReachedRow[];
  readonly found: number;
  readonly shown: readonly ListedCase[];
  readonly staff: readonly Staff[];
};

/** The start page of the panel: tabs, search, filters, rows and where the next ones are. */
export function caseListPage(parts: ListParts): CaseListView {
  const { query, found, shown } = parts;
  const first = (query.page - 1) * ROWS_A_PAGE + 1;
  const last = first + shown.length - 1;
  return {
    burning: burningOf(parts),
    tabs: tabsOf(parts),
    search: searchOf(parts),
    headings: headingsOf(query),
    rows: shown,
    empty: emptyOf(parts),
    footer: found > ROWS_A_PAGE ? `${first}–${last} из ${found}` : `Всего ${found}`,
    previousHref:
      query.page > 1 && !isName(query.q) ? listHref(query, { page: query.page - 1 }) : null,
    nextHref: last < found && !isName(query.q) ? listHref(query, { page: query.page + 1 }) : null,
  };
}

function burningOf({ all, today }: ListParts): CaseListView['burning'] {
  const overdue = all.filter((row) => isInTab(row, 'overdue', today)).length;
  const due = all.filter((row) => !row.closed && row.nextDue === today).length;
  return overdue + due === 0 ? null : { overdue, today: due };
}

const tabLabels = {
  open: 'Все в работе',
  overdue: 'Просрочено',
  unassigned: 'Без ведущего',
  closed: 'Закрытые',
} as const satisfies Record<ListQuery['view'], string>;

function tabsOf({ all, query, today }: ListParts): ListTab[] {
  const views = ['open', 'overdue', 'unassigned', 'closed'] as const;
  return views.map((view) => ({
    label: tabLabels[view],
    href: listHref({ ...query, view }),
    count: all.filter((row) => isInTab(row, view, today)).length,
    current: view === query.view,
  }));
}

function searchOf({ query, all, staff }: ListParts): CaseListView['search'] {
  return {
    query: query.q,
    filters: filtersOf(query, all, staff),
    from: query.from,
    to: query.to,
    onlyOverdue: query.overdue === 'yes',
    filtered: isFiltered(query),
    resetHref: listHref(nothingButTab(query)),
    kept: { view: query.view, sort: query.sort },
  };
}

const nothingButTab = (query: ListQuery): ListQuery => ({
  ...query,
  q: '',
  procedure: '',
  stage: '',
  territory: '',
  facilitator: '',
  from: '',
  to: '',
  overdue: '',
});

function filtersOf(
  query: ListQuery,
  all: readonly ReachedRow[],
  staff: readonly Staff[],
): ListFilter[] {
  const procedures = unique(all.map((row) => row.procedure));
  const stages = procedures.flatMap((id) => picturedStages(getProcedure(id)));
  const leaders = unique(all.flatMap((row) => row.facilitators));
  const filters: ListFilter[] = [
    {
      name: 'procedure',
      label: 'Процедура',
      value: query.procedure,
      options: procedures.map((id) => ({ value: id, label: procedureName(getProcedure(id)) })),
    },
    {
      name: 'stage',
      label: 'Этап',
      value: query.stage,
      options: stages.map(({ code, name }) => ({ value: code, label: capital(name) })),
    },
    {
      name: 'territory',
      label: 'Территория',
      value: query.territory,
      options: unique(all.map((row) => row.territory)).map((name) => ({
        value: name,
        label: name,
      })),
    },
    {
      name: 'facilitator',
      label: 'Ведущий',
      value: query.facilitator,
      options: staff
        .filter(({ id }) => leaders.includes(id))
        .map((member) => ({ value: member.id, label: shortName(member) })),
    },
  ];
  return filters.filter(({ options, value }) => options.length > 1 || value !== '');
}

function unique<Value extends string>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
    .filter((value) => value !== '')
    .sort((a, b) => a.localeCompare(b, 'ru'));
}

function headingsOf(query: ListQuery): Heading[] {
  const sortable = (label: string, sort: ListQuery['sort']): Heading => ({
    label,
    sortHref: listHref(query, { sort }),
    sorted: query.sort === sort,
  });
  const plain = (label: string): Heading => ({ label, sortHref: null, sorted: false });
  return [
    sortable('Дело', 'number'),
    plain('Стороны'),
    plain('Согласия'),
    plain('Территория'),
    sortable('Заседание', 'meeting'),
    plain('Этап'),
    plain('Ведущий'),
    sortable('Ближайший срок', 'due'),
    sortable('Изменено', 'changed'),
  ];
}

function emptyOf({ query, all }: ListParts): CaseListView['empty'] {
  if (query.q !== '')
    return {
      heading: `По «${query.q}» ничего не нашлось`,
      words:
        'Введите часть фамилии, от трёх букв, или номер дела. Уберите фильтры, если они включены.',
      reset: true,
    };
  if (isFiltered(query))
    return {
      heading: 'Под фильтры ничего не подходит',
      words: 'Уберите один из них.',
      reset: true,
    };
  if (all.length === 0)
    return {
      heading: 'Дел пока нет',
      words: 'Создайте заявку или дождитесь, когда дело передадут Вам.',
      reset: false,
    };
  return { heading: 'Здесь пусто', words: 'В этом списке сейчас нет дел.', reset: false };
}
