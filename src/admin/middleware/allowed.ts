import { type NextFunction, type Request, type Response } from 'express';
import { type Level } from '../../people/access-cells.js';
import { type Resource } from '../../people/access-roles.js';
import { allows, may } from '../../people/may.js';
import { askerOf } from '../../people/staff.js';
import { staffOf } from '../panel.js';

/** Lets through whoever has this right, of no case; to others there is no such page. */
export function allowed(resource: Resource, needed: Level) {
  return (_req: Request, res: Response, next: NextFunction): void => {
    next(hasRight(res, resource, needed) ? undefined : 'route');
  };
}

/** True when the signed-in account has this right, of no case. */
export function hasRight(res: Response, resource: Resource, needed: Level): boolean {
  const asker = askerOf(staffOf(res));
  const now = new Date();
  return allows(may({ asker, door: 'panel', resource, case: null, now }), needed);
}
