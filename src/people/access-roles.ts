import { type CaseRole, caseRoles, staffRoles } from '../cases/actor.js';

/** The resources of the matrix (J2), in its order of columns. */
export const resources = [
  ...['nu', 'fa', 'na', 'bd', 'co', 'ad', 'sc', 'ms', 'gu', 'si', 'nr', 'cs', 'el', 'hl', 'mt'],
  ...['mh', 'no', 'ag', 'an', 'fs', 'fb', 'qu', 'rf', 'lt', 'cf', 'pr', 'nt', 'mp', 'ae', 'wm'],
  ...['sn', 'tk', 'dl', 'sx', 'rg', 'rp', 'tx', 'hd', 'us', 'lg', 'de', 'ex', 'bk'],
] as const;
export type Resource = (typeof resources)[number];

/** Resources that belong to no case: a grant's scope need not reach one. */
export const ofNoCase: ReadonlySet<Resource> = new Set<Resource>(
  resources.slice(resources.indexOf('sx')),
);

/** Papers: who sees one sees all its fields, and nobody changes a signed one (J3.1). */
export const papers: ReadonlySet<Resource> = new Set<Resource>(
  resources.slice(resources.indexOf('rf'), resources.indexOf('sn')),
);

/** Where somebody reads or writes (J3.3): `page` is a one-time link, `server` the command line on the machine. */
export const accessDoors = ['panel', 'chat', 'list', 'api', 'page', 'server'] as const;
export type AccessDoor = (typeof accessDoors)[number];

/** How far a grant reaches (J1); `installation`: everything there is. */
export const scopes = [
  'installation',
  'assigned',
  'service',
  'commission',
  'region',
  'procedure',
  'entry',
] as const;
export type Scope = (typeof scopes)[number];

/** Roles that act in cases without being one of the seven of R16. */
export const otherRoles = [
  'commissionChair',
  'commission',
  'council',
  'curator',
  'socialSpecialist',
  'prisonSpecialist',
  'assignedOrg',
  'territorialService',
  'provider',
  'ngoWorker',
  'addictionSpecialist',
  'observer',
  'regionalCommission',
  'ministry',
  'department',
] as const;

/** The roles that a grant can name. */
export const grantRoles = [...staffRoles, ...otherRoles] as const;
export type GrantRole = (typeof grantRoles)[number];

/** Those who get one thing on paper or by one link. */
export const paperRoles = [
  'otherSpecialist',
  'lawEnforcement',
  'schoolAdministration',
  'educationDepartment',
] as const;
export type PaperRole = (typeof paperRoles)[number];

/** Roles without any right, named so that nobody grants them one by mistake. */
export const outsideRoles = [
  'agency',
  'investigator',
  'workingGroup',
  'police',
  'penitentiaryService',
  'association',
] as const;

/** Every role of the matrix. */
export type AccessRole =
  GrantRole | PaperRole | (typeof outsideRoles)[number] | CaseRole | 'relative' | 'operator';

/** Every role of the matrix, once. */
export const accessRoles: readonly AccessRole[] = [
  ...new Set<AccessRole>([
    ...grantRoles,
    ...paperRoles,
    ...outsideRoles,
    ...caseRoles,
    'relative',
    'operator',
  ]),
];

/** The parts in a case that a linked messenger account may speak for (J1, `person`). */
export const personRoles: ReadonlySet<AccessRole> = new Set<AccessRole>([
  'side1',
  'side2',
  'woman',
  'familyMember',
  'relative',
  'guardian',
  'supporter',
  'controller',
  'notifier',
]);

const panelOnly: ReadonlySet<AccessRole> = new Set<AccessRole>([
  'commission',
  'council',
  'ministry',
  'department',
  'regionalCommission',
  'observer',
]);

/** The doors open to a role (J1, J3.3). A facilitator has no token. */
export function doorsOf(role: AccessRole): readonly AccessDoor[] {
  if (role === 'operator') return ['server'];
  if (personRoles.has(role)) return ['chat', 'page'];
  if (oneOf(paperRoles, role)) return ['page'];
  if (panelOnly.has(role)) return ['panel', 'list', 'api', 'page'];
  if (role === 'facilitator') return ['panel', 'chat', 'list', 'page'];
  return oneOf(grantRoles, role) ? ['panel', 'chat', 'list', 'api', 'page'] : [];
}

const assignedOnly = ['assigned'] as const;
const wide = ['installation', 'service', 'commission', 'region', 'procedure'] as const;

/** The scopes in which a role can be granted (J1). */
export const scopesOf = {
  facilitator: assignedOnly,
  familyCurator: assignedOnly,
  addictionSpecialist: assignedOnly,
  ngoWorker: assignedOnly,
  curator: assignedOnly,
  socialSpecialist: assignedOnly,
  serviceHead: ['service'],
  assignedOrg: ['service'],
  territorialService: ['service'],
  commissionSecretary: ['commission'],
  commissionChair: ['commission'],
  commission: ['commission'],
  council: ['commission'],
  regionalCommission: ['region'],
  ministry: ['region'],
  department: ['region'],
  resourceCentre: ['procedure', 'installation'],
  coordinator: wide,
  observer: wide,
  ufsinSpecialist: ['entry'],
  prisonSpecialist: ['entry'],
  provider: ['entry'],
} as const satisfies Record<GrantRole, readonly Scope[]>;

/** True when the text is one of the list. */
export function oneOf<const T extends string>(list: readonly T[], text: string): text is T {
  return list.some((one) => one === text);
}
