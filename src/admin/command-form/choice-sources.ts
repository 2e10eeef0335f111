import { type Texts } from '../../bot/texts/texts.js';
import { agendaItems } from '../../cases/agenda.js';
import { type Case } from '../../cases/case.js';
import { openQuestions } from '../../cases/commands/questions.js';
import { signedPlan } from '../../cases/commands/plan.js';
import { signedAgreement } from '../../cases/commands/agreement.js';
import { type Context } from '../../cases/context.js';
import { type PersonId, TextId } from '../../cases/ids.js';
import { members, participants } from '../../cases/participants.js';
import { type SchoolServices, schoolServices } from '../../cases/school-services.js';
import { type Store } from '../../models/connect.js';
import { type Directory } from '../../people/directory.js';
import { type Person } from '../../people/person.js';
import { servicesOfSchool } from '../../people/services-of-school.js';
import { type Sight } from '../../people/sight.js';
import { type Staff } from '../../people/staff.js';
import { type FormLists } from './form-lists.js';

/** A value that a field may have, and what it is called. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Everything choices are made from, loaded once for a form. */
export interface ChoiceSources {
  readonly kase: Case;
  readonly ctx: Pick<Context, 'procedure' | 'today'>;
  readonly command: string;
  readonly texts: Texts;
  /** Of whom the command may be; null: of anybody in the case. */
  readonly about: readonly PersonId[] | null;
  readonly lists: FormLists;
  /** Whose record it is may be said. */
  readonly mayName: boolean;
  /** Those whose names the reader may see. */
  readonly people: ReadonlyMap<PersonId, Person>;
  /** The words that the reader may see. */
  readonly words: ReadonlyMap<TextId, string>;
  readonly staff: readonly Staff[];
  readonly directory: Directory;
  /** Of the sides' schools, where these differ (R37). */
  readonly schools: readonly SchoolServices[];
}

/** What is known of the form before anything is loaded. */
export type AskedOf = Omit<ChoiceSources, 'people' | 'words' | 'staff' | 'directory' | 'schools'>;

/** Loads it; of names and words only what the sight lets through (appendix J). */
export async function choiceSources(
  store: Store,
  of: AskedOf,
  sight: Pick<Sight, 'hintsOf' | 'sees'>,
): Promise<ChoiceSources> {
  const { kase } = of;
  const persons = participants(kase).map((p) => p.person);
  const [people, words, staff, directory] = await Promise.all([
    store.people.findMany(persons.filter((person) => sight.hintsOf('na', person))),
    store.texts.findMany(readable(kase, sight)),
    store.staff.all(),
    store.settings.directory(),
  ]);
  const schools = await schoolsOf(store, kase, directory);
  return { ...of, people, words, staff, directory, schools };
}

/** Only the services of the schools leave here, not the schools. */
async function schoolsOf(
  store: Store,
  kase: Case,
  directory: Directory,
): Promise<SchoolServices[]> {
  const ids = members(kase).map((m) => m.person);
  const found = await store.people.findMany(ids);
  const facts = ids.map((id) => {
    const schoolServices = servicesOfSchool(directory, found.get(id)?.school ?? '');
    return [id, { born: null, linked: false, occupied: false, schoolServices }] as const;
  });
  return schoolServices(kase, { people: new Map(facts) });
}

/** Questions for the meeting, questions to who leads the case, and what was agreed. */
function readable(kase: Case, sight: Pick<Sight, 'sees'>): TextId[] {
  const agenda = agendaItems(kase).filter(({ author }) =>
    sight.sees('ae', author === null ? {} : { author }),
  );
  const asked = openQuestions(kase).filter(({ person }) => sight.sees('qu', { person }));
  const agreed = sight.sees('ag')
    ? [
        ...(signedAgreement(kase)?.obligations ?? []).map((o) => o.text),
        ...(signedPlan(kase)?.drafted.rows ?? []).map((row) => row.issue),
      ]
    : [];
  const ids = [...agenda.map((i) => i.item), ...asked.map((q) => q.text), ...agreed];
  return ids.map((id) => TextId.parse(id));
}
