/** Who sets fields by anything but apply. An own one: fields that apply sets are not given up by it. */
export const editor = 'cdk8s-pods-edit';
