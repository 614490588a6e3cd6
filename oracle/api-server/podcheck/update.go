package main

import (
	"context"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
)

// What a server would have given to an old object that is a manifest.
const (
	madeUID     = types.UID("11111111-1111-1111-1111-111111111111")
	madeVersion = "1"
)

// update replaces an old object. One with a UID is live: it is what is stored, and the new one is what is sent. Any other is a
// manifest: it is stored as its creation leaves it, and what its creation generates is generated in the new one too, as if the
// difference of the two were applied as a patch.
func (v *verdict) update(r request, obj runtime.Object, gvk *schema.GroupVersionKind, create rest.RESTCreateStrategy, info *genericapirequest.RequestInfo) {
	old, oldGVK, err := decodeStored(r.Old)
	if err != nil {
		v.Verdict, v.Decode = "undecodable", "old: "+err.Error()
		return
	}
	accessor, _ := meta.Accessor(obj)
	oldAccessor, _ := meta.Accessor(old)
	if v.isOther(oldGVK.GroupKind() != gvk.GroupKind(), "kind") || v.isOther(accessor.GetName() != oldAccessor.GetName(), "metadata.name") {
		return
	}
	if !create.NamespaceScoped() {
		oldAccessor.SetNamespace("")
	} else if accessor.GetNamespace() == "" {
		accessor.SetNamespace(oldAccessor.GetNamespace())
	} else if oldAccessor.GetNamespace() == "" {
		oldAccessor.SetNamespace(accessor.GetNamespace())
	}
	if create.NamespaceScoped() && accessor.GetNamespace() == "" {
		accessor.SetNamespace("default")
		oldAccessor.SetNamespace("default")
	}
	if v.isOther(accessor.GetNamespace() != oldAccessor.GetNamespace(), "metadata.namespace") {
		return
	}
	strategy := create.(rest.RESTUpdateStrategy)
	if r.Resize {
		if strategy = resizeStrategy(); strategy == nil || gvk.Kind != "Pod" {
			v.Verdict, v.Decode = "unsupported", "no resize subresource"
			return
		}
		info.Subresource = "resize"
	}
	info.Namespace, info.Verb = accessor.GetNamespace(), "create"
	ctx := genericapirequest.WithRequestInfo(genericapirequest.WithNamespace(context.Background(), info.Namespace), info)

	isLive := oldAccessor.GetUID() != ""
	if !isLive {
		created(ctx, create, old, oldAccessor, *gvk)
	}
	if _, err := versioner.ParseResourceVersion(oldAccessor.GetResourceVersion()); err != nil || oldAccessor.GetResourceVersion() == "" {
		oldAccessor.SetResourceVersion(madeVersion)
	}
	if accessor.GetUID() != "" && accessor.GetUID() != oldAccessor.GetUID() {
		v.reject("metadata.uid", "precondition failed")
		return
	}
	sent, err := versioner.ParseResourceVersion(accessor.GetResourceVersion())
	if stored, _ := versioner.ParseResourceVersion(oldAccessor.GetResourceVersion()); err != nil || sent != 0 && sent != stored {
		v.reject("metadata.resourceVersion", "the object has been modified")
		return
	}
	accessor.SetResourceVersion(oldAccessor.GetResourceVersion())

	ignored := dropDuplicateOwners(accessor)
	if len(accessor.GetManagedFields()) > 0 {
		trackManagers(obj, accessor, *gvk, old)
	}
	before := toMap(obj, gvk.GroupVersion())
	if !isLive {
		admit(obj)
		accessor.SetUID(oldAccessor.GetUID())
		create.PrepareForCreate(ctx, obj)
		if gvk.Kind == "Job" {
			// Up to 1.28, this is where it gets its selector.
			create.Validate(ctx, obj)
		}
	}
	info.Verb = "update"
	err = allocateForUpdate(ctx, obj, old)
	if err == nil {
		err = rest.BeforeUpdate(strategy, ctx, obj, old)
	}
	v.fail(err)
	if v.Verdict == "accept" {
		v.Warnings = append(ignored, strategy.WarningsOnUpdate(ctx, obj, old)...)
		v.securityOfUpdate(obj, old, gvk, info)
	}
	if !r.Resize {
		v.compare(before, obj, gvk, r.Object)
	}
}

// created does to an old object what its creation did.
func created(ctx context.Context, strategy rest.RESTCreateStrategy, obj runtime.Object, accessor metav1.Object, gvk schema.GroupVersionKind) {
	admit(obj)
	receive(obj, accessor, gvk)
	rest.FillObjectMetaSystemFields(accessor)
	accessor.SetUID(madeUID)
	allocateForCreate(ctx, obj)
	// It may be one that a release of old accepted.
	_ = rest.BeforeCreate(strategy, ctx, obj)
	strategy.Canonicalize(obj)
	accessor.SetResourceVersion(madeVersion)
}

func (v *verdict) isOther(is bool, field string) bool {
	if is {
		v.reject(field, "not that of the old object")
	}
	return is
}

func (v *verdict) reject(field, message string) {
	v.Verdict = "reject"
	v.Errors = append(v.Errors, fieldError{"Other", field, message})
}
