package main

import (
	"context"

	admissionv1 "k8s.io/api/admission/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/pod-security-admission/admission"
	"k8s.io/pod-security-admission/admission/api/load"
	psa "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/metrics"
	"k8s.io/pod-security-admission/policy"
)

// securityOfUpdate asks the Pod Security admission itself about an update, in a namespace of each level: it does not look at
// every one.
func (v *verdict) securityOfUpdate(obj, old runtime.Object, gvk *schema.GroupVersionKind, info *genericapirequest.RequestInfo) {
	object, err := legacyscheme.Scheme.ConvertToVersion(obj.DeepCopyObject(), gvk.GroupVersion())
	if err != nil {
		return
	}
	before, err := legacyscheme.Scheme.ConvertToVersion(old.DeepCopyObject(), gvk.GroupVersion())
	if err != nil {
		return
	}
	request := &psa.AttributesRecord{
		Name:        info.Name,
		Namespace:   info.Namespace,
		Kind:        *gvk,
		Resource:    gvk.GroupVersion().WithResource(info.Resource),
		Subresource: info.Subresource,
		Operation:   admissionv1.Update,
		Object:      object,
		OldObject:   before,
	}
	resource := request.Resource.GroupResource()
	if gvk.Kind != "Namespace" && !(admission.DefaultPodSpecExtractor{}).HasPodSpec(resource) {
		return
	}
	v.Baseline = admissionOf(psa.LevelBaseline, request)
	v.Restricted = admissionOf(psa.LevelRestricted, request)
}

// admissionOf names the checks that fail in a namespace of a level; of a Namespace, that its labels are refused.
func admissionOf(level psa.Level, request psa.Attributes) []string {
	config, err := load.LoadFromReader(nil)
	if err != nil {
		panic(err)
	}
	asked := &evaluator{}
	plugin := admission.Admission{
		Configuration:    config,
		Evaluator:        asked,
		Metrics:          recorder,
		PodSpecExtractor: admission.DefaultPodSpecExtractor{},
		NamespaceGetter:  namespaceOf(level),
		PodLister:        noPods{},
	}
	if err := plugin.CompleteConfiguration(); err != nil {
		panic(err)
	}
	if response := plugin.Validate(context.Background(), request); !response.Allowed {
		return []string{"pod-security-label"}
	}
	return asked.violated
}

var recorder = metrics.NewPrometheusRecorder(psa.GetAPIVersion())

// evaluator notes the checks that fail, and lets everything pass.
type evaluator struct{ violated []string }

func (e *evaluator) EvaluatePod(lv psa.LevelVersion, metadata *metav1.ObjectMeta, spec *corev1.PodSpec) []policy.CheckResult {
	e.violated = violated(lv.Level, metadata, spec)
	return nil
}

// namespaceOf is every namespace, with all modes at this level.
type namespaceOf psa.Level

func (level namespaceOf) GetNamespace(_ context.Context, name string) (*corev1.Namespace, error) {
	labels := map[string]string{psa.EnforceLevelLabel: string(level), psa.AuditLevelLabel: string(level), psa.WarnLevelLabel: string(level)}
	return &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}}, nil
}

type noPods struct{}

func (noPods) ListPods(context.Context, string) ([]*corev1.Pod, error) { return nil, nil }
