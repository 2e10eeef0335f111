/** Operators of fields that MongoDB has and this store has not. */
export const refusedOfFields: ReadonlySet<string> = new Set(
  (
    '$mod $bitsAllSet $bitsAnySet $bitsAllClear $bitsAnyClear $geoWithin $geoIntersects $near ' +
    '$nearSphere $geoNear $within $comment'
  ).split(' '),
);

/** Operators of whole documents that MongoDB has and this store has not. */
export const refusedOfDocuments: ReadonlySet<string> = new Set(
  '$text $where $jsonSchema $sampleRate $comment $alwaysTrue $alwaysFalse'.split(' '),
);
