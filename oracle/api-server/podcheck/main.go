// Command podcheck tells what a Kubernetes API server of one release says to an object,
// by running that release's own decoding, defaulting, registry strategies and Pod Security checks in-process.
//
// Standard input: JSON lines {"id": ..., "object": {...}, "old": {...}?, "resize": bool?}.
// With "old", the request is an update of old to object: see update.go; with "resize", one of the Pod's resize subresource.
// Standard output: a JSON line each, in order: see verdict.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/node/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	"k8s.io/kubernetes/pkg/capabilities"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/node/runtimeclass"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	psa "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type request struct {
	ID     string          `json:"id"`
	Object json.RawMessage `json:"object"`
	Old    json.RawMessage `json:"old"`
	Resize bool            `json:"resize"`
}

type fieldError struct {
	Type    string `json:"type"`
	Field   string `json:"field"`
	Message string `json:"message"`
}

type verdict struct {
	ID string `json:"id"`
	// Verdict: accept, reject (validation), undecodable (strict decoding), unsupported (a kind this program does not know).
	Verdict  string       `json:"verdict"`
	Decode   string       `json:"decode,omitempty"`
	Errors   []fieldError `json:"errors,omitempty"`
	Warnings []string     `json:"warnings,omitempty"`
	// Dropped are the paths that were sent and that the server clears or overwrites without a word, because their feature gate is off.
	Dropped []string `json:"dropped,omitempty"`
	// Overwritten are those of Dropped that are still there, with another value.
	Overwritten []string `json:"overwritten,omitempty"`
	// Baseline and Restricted: for an object with a pod template, the ids of the Pod Security controls it violates at this release's level.
	Baseline   []string `json:"baseline,omitempty"`
	Restricted []string `json:"restricted,omitempty"`
}

var creators = map[schema.GroupKind]rest.RESTCreateStrategy{
	{Kind: "Pod"}:                                           pod.Strategy,
	{Kind: "PodTemplate"}:                                   podtemplate.Strategy,
	{Kind: "ReplicationController"}:                         replicationcontroller.Strategy,
	{Kind: "Service"}:                                       service.Strategy,
	{Kind: "ConfigMap"}:                                     configmap.Strategy,
	{Kind: "Secret"}:                                        secret.Strategy,
	{Kind: "ServiceAccount"}:                                serviceaccount.Strategy,
	{Kind: "PersistentVolumeClaim"}:                         persistentvolumeclaim.Strategy,
	{Kind: "Namespace"}:                                     namespace.Strategy,
	{Group: "apps", Kind: "Deployment"}:                     deployment.Strategy,
	{Group: "apps", Kind: "ReplicaSet"}:                     replicaset.Strategy,
	{Group: "apps", Kind: "StatefulSet"}:                    statefulset.Strategy,
	{Group: "apps", Kind: "DaemonSet"}:                      daemonset.Strategy,
	{Group: "batch", Kind: "Job"}:                           job.Strategy,
	{Group: "batch", Kind: "CronJob"}:                       cronjob.Strategy,
	{Group: "policy", Kind: "PodDisruptionBudget"}:          poddisruptionbudget.Strategy,
	{Group: "autoscaling", Kind: "HorizontalPodAutoscaler"}: horizontalpodautoscaler.Strategy,
	{Group: "networking.k8s.io", Kind: "NetworkPolicy"}:     networkpolicy.Strategy,
	// Kinds that verify does not know, and that constructs synthesize.
	{Group: "networking.k8s.io", Kind: "Ingress"}:             ingress.Strategy,
	{Group: "rbac.authorization.k8s.io", Kind: "Role"}:        role.Strategy,
	{Group: "rbac.authorization.k8s.io", Kind: "RoleBinding"}: rolebinding.Strategy,
	{Group: "scheduling.k8s.io", Kind: "PriorityClass"}:       priorityclass.Strategy,
	{Group: "node.k8s.io", Kind: "RuntimeClass"}:              runtimeclass.Strategy,
}

var resources = map[string]string{
	"NetworkPolicy": "networkpolicies",
	"Ingress":       "ingresses",
	"PriorityClass": "priorityclasses",
	"RuntimeClass":  "runtimeclasses",
}

func main() {
	capabilities.Initialize(capabilities.Capabilities{AllowPrivileged: true})
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for in.Scan() {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		var r request
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			fmt.Fprintln(os.Stderr, "podcheck: bad line:", err)
			os.Exit(2)
		}
		enc.Encode(check(r))
	}
}

var strict = kjson.NewSerializerWithOptions(kjson.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, kjson.SerializerOptions{Strict: true})

var lenient = kjson.NewSerializerWithOptions(kjson.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, kjson.SerializerOptions{})

// decode returns the defaulted internal object and its versioned kind.
func decode(raw []byte) (runtime.Object, *schema.GroupVersionKind, error) {
	return decodeWith(strict, raw)
}

// decodeStored does the same to an object that may have fields which are not known.
func decodeStored(raw []byte) (runtime.Object, *schema.GroupVersionKind, error) {
	return decodeWith(lenient, raw)
}

func decodeWith(serializer runtime.Decoder, raw []byte) (runtime.Object, *schema.GroupVersionKind, error) {
	obj, gvk, err := serializer.Decode(raw, nil, nil)
	if err != nil {
		return nil, gvk, err
	}
	legacyscheme.Scheme.Default(obj)
	internal, err := legacyscheme.Scheme.ConvertToVersion(obj, schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal})
	return internal, gvk, err
}

func check(r request) (v verdict) {
	v.ID = r.ID
	obj, gvk, err := decode(r.Object)
	if err != nil {
		v.Verdict, v.Decode = "undecodable", err.Error()
		return v
	}
	strategy, ok := creators[gvk.GroupKind()]
	if !ok {
		v.Verdict = "unsupported"
		return v
	}
	accessor, _ := meta.Accessor(obj)
	switch {
	case !strategy.NamespaceScoped():
		accessor.SetNamespace("")
	case accessor.GetNamespace() == "" && len(r.Old) == 0:
		accessor.SetNamespace("default")
	}
	resource := strings.ToLower(gvk.Kind) + "s"
	if special, ok := resources[gvk.Kind]; ok {
		resource = special
	}
	info := &genericapirequest.RequestInfo{IsResourceRequest: true, APIGroup: gvk.Group, APIVersion: gvk.Version, Resource: resource, Namespace: accessor.GetNamespace(), Name: accessor.GetName(), Verb: "create"}
	defer func() {
		if p := recover(); p != nil {
			v.Verdict, v.Decode = "panic", fmt.Sprint(p)
		}
	}()

	if len(r.Old) > 0 {
		v.update(r, obj, gvk, strategy, info)
		return v
	}

	admit(obj)
	// The Service registry keeps these two in step before it validates. Addresses are not allocated here.
	if svc, ok := obj.(*core.Service); ok && svc.Spec.ClusterIP != "" && len(svc.Spec.ClusterIPs) == 0 {
		svc.Spec.ClusterIPs = []string{svc.Spec.ClusterIP}
	}
	ignored := receive(obj, accessor, *gvk)
	rest.FillObjectMetaSystemFields(accessor)
	if accessor.GetName() == "" && accessor.GetGenerateName() != "" {
		accessor.SetName(strategy.GenerateName(accessor.GetGenerateName()))
	}
	ctx := genericapirequest.WithRequestInfo(genericapirequest.WithNamespace(context.Background(), accessor.GetNamespace()), info)
	before := toMap(obj, gvk.GroupVersion())
	v.fail(rest.BeforeCreate(strategy, ctx, obj))
	v.security(obj, gvk)
	if v.Verdict == "accept" {
		v.store(accessor)
	}
	if v.Verdict == "accept" {
		v.Warnings = append(ignored, strategy.WarningsOnCreate(ctx, obj)...)
	}
	v.compare(before, obj, gvk, r.Object)
	return v
}

// admit does to a Pod what the ServiceAccount admission plugin, on in every cluster, does before validation.
func admit(obj runtime.Object) {
	p, ok := obj.(*core.Pod)
	if !ok || p.Spec.ServiceAccountName != "" {
		return
	}
	p.Spec.ServiceAccountName = "default"
	if deprecated := reflect.ValueOf(&p.Spec).Elem().FieldByName("DeprecatedServiceAccount"); deprecated.IsValid() {
		deprecated.SetString("default")
	}
}

// compare notes what of the object that was sent is no longer in what would be stored.
func (v *verdict) compare(before map[string]any, obj runtime.Object, gvk *schema.GroupVersionKind, raw []byte) {
	after := toMap(obj, gvk.GroupVersion())
	delete(before, "status")
	var sent any
	json.Unmarshal(raw, &sent)
	v.lost(before, after, sent, "")
	sort.Strings(v.Dropped)
	sort.Strings(v.Overwritten)
}

func (v *verdict) fail(err error) {
	if err == nil {
		v.Verdict = "accept"
		return
	}
	v.Verdict = "reject"
	status, ok := err.(apierrors.APIStatus)
	if !ok || status.Status().Details == nil {
		v.Errors = append(v.Errors, fieldError{Type: "Other", Message: err.Error()})
		return
	}
	if len(status.Status().Details.Causes) == 0 {
		v.Errors = append(v.Errors, fieldError{Type: string(status.Status().Reason), Message: err.Error()})
	}
	for _, c := range status.Status().Details.Causes {
		v.Errors = append(v.Errors, fieldError{string(c.Type), c.Field, c.Message})
	}
}

func toMap(obj runtime.Object, gv schema.GroupVersion) map[string]any {
	versioned, err := legacyscheme.Scheme.ConvertToVersion(obj.DeepCopyObject(), gv)
	if err != nil {
		return nil
	}
	m, err := runtime.DefaultUnstructuredConverter.ToUnstructured(versioned)
	if err != nil {
		return nil
	}
	return m
}

// lost notes the paths that were sent, survived decoding and defaulting (before), and are gone or overwritten when the object is stored (after).
func (v *verdict) lost(before, after, sent any, path string) {
	switch b := before.(type) {
	case map[string]any:
		a, _ := after.(map[string]any)
		s, _ := sent.(map[string]any)
		for k, value := range b {
			p := k
			if path != "" {
				p = path + "." + k
			}
			if _, ok := s[k]; !ok || value == nil {
				continue
			}
			if other, ok := a[k]; ok {
				v.lost(value, other, s[k], p)
			} else {
				v.Dropped = append(v.Dropped, p)
			}
		}
	case []any:
		a, _ := after.([]any)
		s, _ := sent.([]any)
		next := 0
		for i, value := range b {
			p := fmt.Sprintf("%s[%d]", path, i)
			kept := next < len(a) && (len(a) == len(b) || isKept(value, b[i+1:], a[next]))
			switch {
			case i >= len(s):
			case kept:
				v.lost(value, a[next], s[i], p)
			default:
				v.Dropped = append(v.Dropped, p)
			}
			if kept {
				next++
			}
		}
	default:
		if !reflect.DeepEqual(before, after) && !strings.HasPrefix(path, "metadata.") {
			v.Dropped = append(v.Dropped, path)
			v.Overwritten = append(v.Overwritten, path)
		}
	}
}

// isKept tells whether the first element that a shortened list still holds is this one, and not one of the others behind it: of
// two volumes of one name, the first may be the one that is gone.
func isKept(value any, behind []any, first any) bool {
	if reflect.DeepEqual(value, first) {
		return true
	}
	for _, other := range behind {
		if reflect.DeepEqual(other, first) {
			return false
		}
	}
	return same(value, first)
}

// same tells whether a shortened list still holds an element: by its name or mount path, else by its whole value.
func same(x, y any) bool {
	a, ok := x.(map[string]any)
	b, ok2 := y.(map[string]any)
	if ok && ok2 {
		for _, key := range []string{"name", "mountPath"} {
			if a[key] != nil && key == "name" && a["mountPath"] != nil {
				continue
			}
			if a[key] != nil {
				return a[key] == b[key]
			}
		}
	}
	return reflect.DeepEqual(x, y)
}

// security runs the Pod Security checks on the object's pod template, after defaulting, as the admission plugin does.
func (v *verdict) security(obj runtime.Object, gvk *schema.GroupVersionKind) {
	versioned, err := legacyscheme.Scheme.ConvertToVersion(obj.DeepCopyObject(), gvk.GroupVersion())
	if err != nil {
		return
	}
	metadata, spec := template(versioned)
	if spec == nil {
		return
	}
	v.Baseline = violated(psa.LevelBaseline, metadata, spec)
	v.Restricted = violated(psa.LevelRestricted, metadata, spec)
}

func template(obj runtime.Object) (*metav1.ObjectMeta, *corev1.PodSpec) {
	if p, ok := obj.(*corev1.Pod); ok {
		return &p.ObjectMeta, &p.Spec
	}
	value := reflect.ValueOf(obj).Elem()
	if t, ok := value.Interface().(corev1.PodTemplate); ok {
		return &t.Template.ObjectMeta, &t.Template.Spec
	}
	spec := value.FieldByName("Spec")
	if !spec.IsValid() {
		return nil, nil
	}
	if j := spec.FieldByName("JobTemplate"); j.IsValid() {
		spec = j.FieldByName("Spec")
	}
	switch t := spec.FieldByName("Template"); {
	case !t.IsValid():
		return nil, nil
	case t.Kind() == reflect.Ptr:
		if t.IsNil() {
			return nil, nil
		}
		p := t.Interface().(*corev1.PodTemplateSpec)
		return &p.ObjectMeta, &p.Spec
	default:
		p, ok := t.Interface().(corev1.PodTemplateSpec)
		if !ok {
			return nil, nil
		}
		return &p.ObjectMeta, &p.Spec
	}
}

// violated names the failing checks, one by one, so that a check which a stricter one overrides is not reported twice.
func violated(level psa.Level, metadata *metav1.ObjectMeta, spec *corev1.PodSpec) []string {
	overridden := map[policy.CheckID]bool{}
	type selected struct {
		id policy.CheckID
		fn policy.CheckPodFn
	}
	var all []selected
	for _, c := range policy.DefaultChecks() {
		if c.Level == psa.LevelRestricted && level == psa.LevelBaseline {
			continue
		}
		newest := c.Versions[len(c.Versions)-1]
		all = append(all, selected{c.ID, newest.CheckPod})
		if c.Level == psa.LevelRestricted {
			for _, id := range newest.OverrideCheckIDs {
				overridden[id] = true
			}
		}
	}
	var ids []string
	for _, s := range all {
		if !overridden[s.id] && !s.fn(metadata, spec).Allowed {
			ids = append(ids, string(s.id))
		}
	}
	sort.Strings(ids)
	return ids
}
