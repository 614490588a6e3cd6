import type { Json } from '../../generate/json';
import type { Inputs } from './inputs';
import type { Cost } from './timed';

/** A validator, for one release. */
export interface Validator {
  readonly name: string;
  /** In what form it is given the objects. */
  readonly reads: 'values' | 'JSON' | 'YAML';
  /** What one of the objects costs: of all but what it takes to start and to load what is known of each kind. */
  cost(inputs: Inputs): Cost;
}

/** A validator of which is counted what it refuses. */
export interface Judge {
  readonly name: string;
  /** Of each object, whether it is refused. */
  refuses(objects: readonly Json[], scratch: string): readonly boolean[];
}
