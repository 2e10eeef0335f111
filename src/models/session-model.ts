import { type Connection } from 'mongoose';
import { sessionCollection, type SessionStore } from '../people/staff-accounts.js';

/** The sessions that the panel keeps, by the account that is signed in. */
export function sessionModel(connection: Connection): SessionStore {
  return {
    endOf: async (staff) => {
      await connection.collection(sessionCollection).deleteMany({ 'session.staff': staff });
    },
  };
}
