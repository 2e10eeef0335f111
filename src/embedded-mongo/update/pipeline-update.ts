import { type Doc, type Value, isDoc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { type Shaper, parseShaper } from '../aggregate/shape.js';
import { isKnownStage } from '../aggregate/stages.js';

/** An update written as stages. */
export interface PipelineUpdate {
  readonly type: 'pipeline';
  readonly stages: readonly Shaper[];
}

const stageOf = (stage: Value, constants: Doc): Shaper => {
  if (!isDoc(stage) || stage.size !== 1)
    throw new MongoError(
      40323,
      'A pipeline stage specification object must contain exactly one field.',
    );
  const [name = '', operand = null] = [...stage][0] ?? [];
  const shaper = parseShaper(name, operand, constants);
  if (shaper) return shaper;
  if (isKnownStage(name))
    throw new MongoError(72, `${name} is not allowed to be used within an update`);
  throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
};

/** The stages of an update; other stages than those that shape one document are refused. */
export const parsePipelineUpdate = (stages: readonly Value[], constants: Doc): PipelineUpdate => ({
  type: 'pipeline',
  stages: stages.map((stage) => stageOf(stage, constants)),
});

/** The document after all stages. */
export const runPipelineUpdate = ({ stages }: PipelineUpdate, doc: Doc): Doc =>
  stages.reduce((current, shape) => shape(current), doc);
