import { type Db, type Document } from 'mongodb';

/** What a command was refused with. */
export interface Refusal {
  readonly code?: number;
  readonly codeName?: string;
  readonly message: string;
}

/** The error of a command or of its first statement. */
export const errorOf = async (db: Db, command: Document): Promise<Refusal> => {
  try {
    const answer = await db.command(command);
    const [first] = (answer.writeErrors ?? []) as Document[];
    return first
      ? { code: first.code as number, message: first.errmsg as string }
      : { message: 'no error' };
  } catch (error) {
    const { code, codeName, message } = error as Required<Refusal>;
    return { code, codeName, message };
  }
};
