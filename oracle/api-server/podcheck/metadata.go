package main

import (
	"fmt"
	"strings"

	apiequality "k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// receive does to the metadata of an object what the handler of a create request does before the registry sees it, and
// returns its warnings.
func receive(obj runtime.Object, accessor metav1.Object, gvk schema.GroupVersionKind) (warnings []string) {
	rest.WipeObjectMetaSystemFields(accessor)
	warnings = dropDuplicateOwners(accessor)
	if len(accessor.GetManagedFields()) > 0 {
		live, err := legacyscheme.Scheme.New(gvk)
		if err != nil {
			panic(err)
		}
		trackManagers(obj, accessor, gvk, live)
	}
	return warnings
}

func dropDuplicateOwners(accessor metav1.Object) (warnings []string) {
	if owners, duplicates := withoutDuplicates(accessor.GetOwnerReferences()); len(duplicates) > 0 {
		accessor.SetOwnerReferences(owners)
		warnings = append(warnings, "metadata.ownerReferences: duplicate entries: "+strings.Join(duplicates, ", "))
	}
	return warnings
}

// withoutDuplicates is dedupOwnerReferences of the handlers, which they do not export.
func withoutDuplicates(refs []metav1.OwnerReference) (kept []metav1.OwnerReference, duplicates []string) {
	for _, ref := range refs {
		duplicate := false
		for _, other := range kept {
			duplicate = duplicate || apiequality.Semantic.DeepEqual(other, ref)
		}
		if duplicate {
			duplicates = append(duplicates, string(ref.UID))
		} else {
			kept = append(kept, ref)
		}
	}
	return kept, duplicates
}

// trackManagers takes over the managers that are sent, or none of them where one cannot be read, as servers do.
func trackManagers(obj runtime.Object, accessor metav1.Object, gvk schema.GroupVersionKind, live runtime.Object) {
	hub := schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal}
	scheme := legacyscheme.Scheme
	manager, err := managedfields.NewDefaultFieldManager(managedfields.NewDeducedTypeConverter(), scheme, scheme, scheme, gvk, hub, "", nil)
	if err != nil {
		panic(fmt.Sprint("no field manager: ", err))
	}
	tracked := manager.UpdateNoErrors(live, obj.DeepCopyObject(), "podcheck").(metav1.ObjectMetaAccessor)
	accessor.SetManagedFields(tracked.GetObjectMeta().GetManagedFields())
}

var versioner = storage.APIObjectVersioner{}

// store refuses what the storage of a server refuses of an object that is valid.
func (v *verdict) store(accessor metav1.Object) {
	version, err := versioner.ParseResourceVersion(accessor.GetResourceVersion())
	if err == nil && version != 0 {
		v.Verdict = "reject"
		v.Errors = append(v.Errors, fieldError{"Other", "metadata.resourceVersion", "resourceVersion should not be set on objects to be created"})
	}
}
