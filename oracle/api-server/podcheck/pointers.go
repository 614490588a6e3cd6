package main

import (
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

func init() {
	if len(os.Args) > 1 && os.Args[1] == "-pointers" {
		found := map[string]bool{}
		seen := map[reflect.Type]bool{}
		for gvk, kind := range legacyscheme.Scheme.AllKnownTypes() {
			if strings.HasPrefix(kind.PkgPath(), "k8s.io/api/") && gvk.Version != "" {
				notePointers(kind, seen, found)
			}
		}
		var names []string
		for name := range found {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			fmt.Println(name)
		}
		os.Exit(0)
	}
}

// notePointers notes the fields of a type, and of all that it is made of, that are pointers.
func notePointers(t reflect.Type, seen map[reflect.Type]bool, found map[string]bool) {
	switch t.Kind() {
	case reflect.Ptr, reflect.Slice, reflect.Map:
		notePointers(t.Elem(), seen, found)
	case reflect.Struct:
		if seen[t] {
			return
		}
		seen[t] = true
		noteFields(t, strings.ReplaceAll("io."+strings.ReplaceAll(t.PkgPath(), "k8s.io", "k8s"), "/", ".")+"."+t.Name(), seen, found)
	}
}

func noteFields(t reflect.Type, owner string, seen map[reflect.Type]bool, found map[string]bool) {
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && name == "" && field.Type.Kind() == reflect.Struct {
			noteFields(field.Type, owner, seen, found)
			continue
		}
		if name == "" || name == "-" {
			continue
		}
		if field.Type.Kind() == reflect.Ptr {
			found[owner+"."+name] = true
		}
		notePointers(field.Type, seen, found)
	}
}
