import type { Wording } from '../../procedures/wording.js';

/** The arguments that the texts take from a procedure's words; with a capital where a word opens a sentence (H2). */
export type WordingArgs = Readonly<Record<(typeof wordingArgNames)[number], string>>;

export const wordingArgNames = [
  'lead',
  'Lead',
  'leadGen',
  'leadDat',
  'leadIns',
  'LeadGen',
  'deal',
  'Deal',
  'dealDat',
  'dealKind',
  'svc',
  'Svc',
  'programme',
] as const;

/** What every text may ask of the procedure's words (R8); in a family conference the plan stands for договор (H2). */
export const wordingArgs = (wording: Wording, familyConference = false): WordingArgs => {
  const { lead, service, programme } = wording;
  const deal = (familyConference ? wording.plan : undefined) ?? wording.deal;
  return {
    lead: lead.nominative,
    Lead: capital(lead.nominative),
    leadGen: lead.genitive,
    leadDat: lead.dative,
    leadIns: lead.instrumental,
    LeadGen: capital(lead.genitive),
    deal: deal.nominative,
    Deal: capital(deal.nominative),
    dealDat: deal.dative,
    dealKind: dealKinds[deal.nominative] ?? 'other',
    svc: service,
    Svc: capital(service),
    programme,
  };
};

/** The same text with a capital first letter. */
export const capital = (text: string): string => {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
};

/** Chooses the forms of what stands beside the word; Fluent selects by Latin names only. */
const dealKinds: Readonly<Record<string, string>> = {
  договор: 'contract',
  соглашение: 'settlement',
  договорённость: 'understanding',
  план: 'plan',
};
