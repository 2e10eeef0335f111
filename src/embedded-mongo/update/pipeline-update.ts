import { type Doc, type Value, isDoc } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { type Shaper, parseShaper, shaperNames } from '../aggregate/shape.js';

/** An update written as stages. */
export interface PipelineUpdate {
  readonly type: 'pipeline';
  readonly stages: readonly Shaper[];
  readonly constants: Doc;
}

const stageOf = (stage: Value): Shaper => {
  if (!isDoc(stage) || stage.size !== 1)
    throw new MongoError(
      40323,
      'A pipeline stage specification object must contain exactly one field.',
    );
  const [name = '', operand = null] = [...stage][0] ?? [];
  if (!shaperNames.includes(name)) throw unsupported(`${name} in an update`);
  return parseShaper(name, operand);
};

/** The stages of an update; other stages than those that shape one document are refused. */
export const parsePipelineUpdate = (stages: readonly Value[], constants: Doc): PipelineUpdate => ({
  type: 'pipeline',
  stages: stages.map(stageOf),
  constants,
});

/** The document after all stages. */
export const runPipelineUpdate = ({ stages, constants }: PipelineUpdate, doc: Doc): Doc =>
  stages.reduce((current, shape) => shape(current, constants), doc);
