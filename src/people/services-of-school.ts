import { type ServiceId } from '../cases/ids.js';
import { type Directory } from './directory.js';

/** The services that work in a school, by its name as it was typed: case, ё, quotes and spaces do not matter. */
export function servicesOfSchool(
  { services }: Pick<Directory, 'services'>,
  school: string,
): ServiceId[] {
  const wanted = plain(school);
  return wanted === ''
    ? []
    : services
        .filter((s) => (s.schools ?? []).some((own) => plain(own) === wanted))
        .map((s) => s.id);
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
