import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { FieldPath } from '../findings/field-path';

/** A pod template of a custom resource that has several, as what verbs such as `attach` are used on. */
export class PodTemplateIn extends Construct {
  /** @param template its path in the object */
  constructor(
    readonly object: ApiObject,
    readonly template: FieldPath,
  ) {
    super(object, idOfTemplate(template));
  }
}

/** The id of the construct that stands for a pod template. */
export function idOfTemplate(template: FieldPath): string {
  return `template-${template}`;
}
