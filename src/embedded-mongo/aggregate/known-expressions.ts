/** Expression operators of MongoDB 7.0 that this store has not: refused by name, unlike those that nobody has. */
export const refusedExpressions: ReadonlySet<string> = new Set(
  (
    '$abs $acos $acosh $allElementsTrue $anyElementTrue $arrayElemAt $arrayToObject $asin $asinh $atan $atan2 ' +
    '$atanh $avg $binarySize $bitAnd $bitNot $bitOr $bitXor $bsonSize $ceil $cmp $concat $concatArrays $const ' +
    '$convert $cos $cosh $dateAdd $dateDiff $dateFromParts $dateFromString $dateSubtract $dateToParts ' +
    '$dateToString $dateTrunc $dayOfMonth $dayOfWeek $dayOfYear $degreesToRadians $divide $exp $filter $first ' +
    '$firstN $floor $function $getField $hour $indexOfArray $indexOfBytes $indexOfCP $isArray $isNumber ' +
    '$isoDayOfWeek $isoWeek $isoWeekYear $last $lastN $let $ln $log $log10 $ltrim $map $max $maxN $median ' +
    '$mergeObjects $meta $millisecond $min $minN $minute $mod $month $multiply $objectToArray $percentile $pow ' +
    '$radiansToDegrees $rand $range $reduce $regexFind $regexFindAll $regexMatch $replaceAll $replaceOne ' +
    '$reverseArray $round $rtrim $sampleRate $second $setDifference $setEquals $setField $setIntersection ' +
    '$setIsSubset $setUnion $sin $sinh $slice $sortArray $split $sqrt $stdDevPop $stdDevSamp $strLenBytes ' +
    '$strLenCP $strcasecmp $substr $substrBytes $substrCP $sum $switch $tan $tanh $toBool $toDate $toDecimal ' +
    '$toDouble $toInt $toLong $toLower $toObjectId $toString $toUpper $trim $trunc $tsIncrement $tsSecond $type ' +
    '$unsetField $week $year $zip'
  ).split(' '),
);

/** Accumulators of MongoDB 7.0 that this store has not. */
export const refusedAccumulators: ReadonlySet<string> = new Set(
  (
    '$accumulator $avg $bottom $bottomN $firstN $lastN $maxN $median $mergeObjects $minN $percentile $stdDevPop ' +
    '$stdDevSamp $top $topN'
  ).split(' '),
);
