package main

import (
	"fmt"
	"os"
	"sort"

	utilfeature "k8s.io/apiserver/pkg/util/feature"
)

func init() {
	if len(os.Args) > 1 && os.Args[1] == "-gates" {
		var names []string
		for name := range utilfeature.DefaultMutableFeatureGate.GetAll() {
			names = append(names, string(name))
		}
		sort.Strings(names)
		for _, name := range names {
			fmt.Println(name)
		}
		os.Exit(0)
	}
}
