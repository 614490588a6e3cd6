// Command kube is each program of a Kubernetes release, and etcd; the name by which it is called says which one.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	proxy "k8s.io/kubernetes/cmd/kube-proxy/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

func main() {
	programs := map[string]func() *cobra.Command{
		"kube-apiserver":          apiserver.NewAPIServerCommand,
		"kube-controller-manager": controllers.NewControllerManagerCommand,
		"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
		"kube-proxy":              proxy.NewProxyCommand,
		"kubectl":                 kubectl.NewDefaultKubectlCommand,
		"kubelet":                 newKubeletCommand,
	}
	name := filepath.Base(os.Args[0])
	if name == "etcd" {
		etcdmain.Main(os.Args)
	} else if command, ok := programs[name]; ok {
		os.Exit(cli.Run(command()))
	} else {
		fmt.Fprintln(os.Stderr, "kube: unknown program", name)
		os.Exit(2)
	}
}

// newKubeletCommand calls a function that takes a context in newer releases only.
func newKubeletCommand() *cobra.Command {
	newCommand := reflect.ValueOf(kubelet.NewKubeletCommand)
	context := []reflect.Value{reflect.ValueOf(context.Background())}
	return newCommand.Call(context[:newCommand.Type().NumIn()])[0].Interface().(*cobra.Command)
}
