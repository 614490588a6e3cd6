const { Converter, ReflectionKind } = require('typedoc');

/** Omits the types of Kubernetes, whose reference is its own, what classes inherit, and which members override others. */
exports.load = ({ converter }) => {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const all = project.getReflectionsByKind(
      ReflectionKind.Interface | ReflectionKind.TypeAlias | ReflectionKind.ClassMember,
    );
    for (const one of all) if (isOfKubernetes(project, one) || isInherited(one)) project.removeReflection(one);
  });
  converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const one of project.getReflectionsByKind(ReflectionKind.All)) delete one.overwrites;
  });
};

function isOfKubernetes(project, reflection) {
  return project.getSymbolIdFromReflection(reflection)?.packagePath?.includes('kubernetes/generated/') === true;
}

function isInherited({ parent, inheritedFrom }) {
  return parent?.kind === ReflectionKind.Class && inheritedFrom !== undefined;
}
