import { all, type Case, inRound, last, lastOf } from './case.js';
import { type PersonId, type TextId } from './ids.js';

/** A question for the joint meeting (R98). */
export interface AgendaItem {
  readonly item: TextId;
  /** Whose question it is; null: of who leads the case. */
  readonly author: PersonId | null;
  /** The author lets it be discussed; a question of the facilitator always may be. */
  readonly shared: boolean;
}

/** Every question that was proposed, in order. */
export function agendaItems(kase: Case): AgendaItem[] {
  return all(kase, 'agendaItemAdded').map(({ item, person }) => ({
    item,
    author: person,
    shared: person === null || isShared(kase, item),
  }));
}

function isShared(kase: Case, item: TextId): boolean {
  const said = lastOf(kase, ['agendaItemShared', 'agendaItemKept'], (e) => e.item === item);
  return said?.type === 'agendaItemShared';
}

/** The list of questions as it was arranged last in this round; empty until then (R99, R102). */
export function finalAgenda(kase: Case): readonly TextId[] {
  return last(inRound(kase), 'agendaArranged')?.items ?? [];
}
