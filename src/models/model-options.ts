/** How every schema is made: no version key, nothing created on its own; indexes are made at the start. */
export const options = (collection: string) =>
  ({
    collection,
    versionKey: false,
    minimize: false,
    autoIndex: false,
    autoCreate: false,
  }) as const;

/** A text that has to be there. */
export const text = { type: String, required: true } as const;

/** An instant that has to be there. */
export const instant = { type: Date, required: true } as const;

/** A repository whose indexes have to be made before it is used. */
export interface Indexed {
  createIndexes(): Promise<void>;
}
