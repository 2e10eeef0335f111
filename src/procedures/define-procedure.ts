import { z } from 'zod';
import type { Criterion } from './criterion.js';
import type { Limit } from './limit.js';
import { Procedure, type ProcedureSource } from './procedure.js';

/** Checks a procedure's shape and every link inside it; throws an Error that lists all that is wrong. */
export function defineProcedure(source: ProcedureSource): Procedure {
  const parsed = Procedure.safeParse(source);
  if (!parsed.success) throw new Error(`${source.id}: ${z.prettifyError(parsed.error)}`);
  const faults = [
    ...faultsOfFacts(parsed.data),
    ...faultsOfStages(parsed.data),
    ...faultsOfLimits(parsed.data),
    ...faultsOfRoles(parsed.data),
    ...faultsOfRest(parsed.data),
  ];
  if (faults.length > 0) throw new Error(`${source.id}: ${faults.join('; ')}`);
  return deepFreeze(parsed.data);
}

/** The facts that a limit names, each once. */
export function factsOfLimit(limit: Limit): string[] {
  const facts = [...limit.ends, ...(limit.waivedBy ? [limit.waivedBy] : []), ...startFacts(limit)];
  return [...new Set(facts)];
}

function startFacts(limit: Limit): string[] {
  switch (limit.kind) {
    case 'duration':
      return [...limit.starts.map((s) => s.fact), ...(limit.explicit ? [limit.explicit] : [])];
    case 'beforeEvent':
      return [limit.event];
    case 'term':
      return [limit.start, limit.term];
    case 'agreed':
      return limit.date ? [limit.date] : [];
    case 'fixedDateInDocument':
      return [limit.date];
    case 'fixedDates':
    case 'periodic':
      return [];
    case 'window':
    case 'noLimit':
    case 'immediate':
    case 'interval':
    case 'external':
    case 'extension':
    case 'sameEvent':
      return limit.starts.map((start) => start.fact);
  }
}

function faultsOfFacts(procedure: Procedure): string[] {
  const named: [string, string][] = [
    ...procedure.limits.flatMap((limit) =>
      factsOfLimit(limit).map((fact): [string, string] => [`limit ${limit.id}`, fact]),
    ),
    ...procedure.order.flat().map((fact): [string, string] => ['order', fact]),
    ...(procedure.bounds?.by ?? []).map((bound): [string, string] => ['bounds', bound.fact]),
    ...procedure.warnings.flatMap((warning) =>
      warningFacts(warning).map((fact): [string, string] => [`warning ${warning.code}`, fact]),
    ),
    ...otherFacts(procedure),
  ];
  return named
    .filter(([, fact]) => !(fact in procedure.facts))
    .map(([where, fact]) => `${where} names the unknown fact ${fact}`);
}

function warningFacts(warning: Procedure['warnings'][number]): string[] {
  return warning.code === 'windowBeforeMeeting'
    ? [warning.meeting, warning.until, ...warning.receipt.map((start) => start.fact)]
    : [warning.meeting, warning.date];
}

function otherFacts(procedure: Procedure): [string, string][] {
  const { extension, routes, bounds, planning } = procedure;
  const facts: [string, string | undefined][] = [
    ['extension', extension?.to],
    ['extension', extension?.reason],
    ['extension', extension?.notified],
    ['routes', routes?.fact],
    ['routes', routes?.whenKnown?.fact],
    ['bounds', bounds?.until],
    ['planning', planning?.meeting],
  ];
  return facts.flatMap(([where, fact]): [string, string][] => (fact ? [[where, fact]] : []));
}

function faultsOfStages(procedure: Procedure): string[] {
  const codes = procedure.stages.map((stage) => stage.code);
  const named: [string, string | null | undefined][] = [
    ...procedure.limits.map((limit): [string, string | null] => [`limit ${limit.id}`, limit.stage]),
    ...procedure.stages.map((stage): [string, string | undefined] => [
      `stage ${stage.code}`,
      stage.inside,
    ]),
    ...(procedure.bounds?.stages ?? []).map((code): [string, string] => ['bounds', code]),
    ...(procedure.planning?.steps ?? []).map((step): [string, string] => ['planning', step.stage]),
  ];
  return [
    ...doubles(codes).map((code) => `stage ${code} stands twice`),
    ...named.flatMap(([where, code]) =>
      code && !codes.includes(code) ? [`${where} names the unknown stage ${code}`] : [],
    ),
  ];
}

function faultsOfLimits(procedure: Procedure): string[] {
  const ids = procedure.limits.map((limit) => limit.id);
  const named: [string, string][] = [
    ['consent', procedure.consent.withdrawal.limit],
    ...(procedure.programmeWindow?.limits ?? []).map((id): [string, string] => [
      'programmeWindow',
      id,
    ]),
  ];
  return [
    ...doubles(ids).map((id) => `limit ${id} stands twice`),
    ...named.flatMap(([where, id]) =>
      ids.includes(id) ? [] : [`${where} names the unknown limit ${id}`],
    ),
    ...procedure.limits.flatMap((limit) => faultsOfLimit(procedure, limit)),
  ];
}

function faultsOfLimit(procedure: Procedure, limit: Limit): string[] {
  const faults: string[] = [];
  if (limit.route !== undefined && !(procedure.routes && limit.route in procedure.routes.names))
    faults.push(`limit ${limit.id} names the unknown route ${limit.route}`);
  if (limit.reminders.length > 0 && limit.recipients.length === 0)
    faults.push(`limit ${limit.id} reminds nobody`);
  if (limit.kind === 'noLimit' && limit.bounded && !procedure.bounds)
    faults.push(`limit ${limit.id} is bounded, but the procedure has no bounds`);
  if (limit.kind === 'duration' && limit.extendable && !procedure.extension)
    faults.push(`limit ${limit.id} is extendable, but the procedure has no extension`);
  if (limit.dayType.applied === 'working' && (limit.kind !== 'duration' || limit.unit !== 'day'))
    faults.push(`limit ${limit.id} counts working days, so it must be a duration in days`);
  return faults;
}

function faultsOfRoles(procedure: Procedure): string[] {
  const named: [string, string | null][] = [
    ...procedure.limits.flatMap((limit) =>
      [limit.responsible, ...limit.recipients].map((role): [string, string | null] => [
        `limit ${limit.id}`,
        role,
      ]),
    ),
    ...procedure.stages.map((stage): [string, string | null] => [
      `stage ${stage.code}`,
      stage.role,
    ]),
    ...procedure.eligibility.criteria.flatMap((criterion: Criterion) =>
      criterion.decidedBy.map((role): [string, string] => [`criterion ${criterion.id}`, role]),
    ),
    ['agreementCopy', procedure.agreementCopy.decidedBy],
  ];
  return named.flatMap(([where, role]) =>
    role === null || role in procedure.roles ? [] : [`${where} names the unknown role ${role}`],
  );
}

function faultsOfRest(procedure: Procedure): string[] {
  const { routes, consent } = procedure;
  const routesNamed = routes
    ? [routes.default, ...(routes.whenKnown ? [routes.whenKnown.route] : [])]
    : [];
  return [
    ...routesNamed.flatMap((route) =>
      routes && route in routes.names ? [] : [`routes name the unknown route ${route}`],
    ),
    ...procedure.stages.flatMap((stage) =>
      stage.forms.flatMap((form) =>
        form in procedure.forms ? [] : [`stage ${stage.code} names the unknown form ${form}`],
      ),
    ),
    ...(consent.pdText.form in procedure.forms || !consent.pdText.own
      ? []
      : [`consent names the unknown form ${consent.pdText.form}`]),
    ...doubles(procedure.eligibility.criteria.map((criterion) => criterion.id)).map(
      (id) => `criterion ${id} stands twice`,
    ),
    ...procedure.eligibility.criteria.flatMap((criterion) =>
      criterion.branch === undefined ||
      (procedure.branches && criterion.branch in procedure.branches)
        ? []
        : [`criterion ${criterion.id} names the unknown branch ${criterion.branch}`],
    ),
  ];
}

function doubles(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
