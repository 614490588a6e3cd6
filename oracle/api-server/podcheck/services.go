package main

import (
	"context"
	"net"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/registry/generic"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/storage/storagebackend"
	"k8s.io/apiserver/pkg/storage/storagebackend/factory"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
	servicestorage "k8s.io/kubernetes/pkg/registry/core/service/storage"
)

// addresses gives each Service the same address, and takes each that is asked for.
type addresses struct {
	family  core.IPFamily
	network string
	address string
}

var _ ipallocator.Interface = addresses{}

func (addresses) Allocate(net.IP) error           { return nil }
func (a addresses) AllocateNext() (net.IP, error) { return net.ParseIP(a.address), nil }
func (addresses) Release(net.IP) error            { return nil }
func (addresses) ForEach(func(net.IP))            {}
func (a addresses) IPFamily() core.IPFamily       { return a.family }
func (addresses) Has(net.IP) bool                 { return true }
func (addresses) Destroy()                        {}
func (addresses) EnableMetrics()                  {}
func (a addresses) DryRun() ipallocator.Interface { return a }
func (a addresses) CIDR() net.IPNet {
	_, network, _ := net.ParseCIDR(a.network)
	return *network
}

const firstPort = 32700

// ports gives ports from firstPort on, and takes each that is asked for.
type ports struct{ next int }

var _ portallocator.Interface = &ports{}

func (*ports) Allocate(int) error { return nil }
func (p *ports) AllocateNext() (int, error) {
	p.next++
	return p.next - 1, nil
}
func (*ports) Release(int) error { return nil }
func (*ports) ForEach(func(int)) {}
func (*ports) Has(int) bool      { return true }
func (*ports) Destroy()          {}
func (*ports) EnableMetrics()    {}

var nodePorts = &ports{}

// services is the registry of Services, of a cluster with addresses of both families, IPv4 first. Nothing is stored.
var services = func() *servicestorage.REST {
	options := generic.RESTOptions{
		StorageConfig:  &storagebackend.ConfigForResource{},
		ResourcePrefix: "services",
		Decorator: func(*storagebackend.ConfigForResource, string, func(runtime.Object) (string, error), func() runtime.Object, func() runtime.Object, storage.AttrFunc, storage.IndexerFuncs, *cache.Indexers) (storage.Interface, factory.DestroyFunc, error) {
			return nil, func() {}, nil
		},
	}
	families := map[core.IPFamily]ipallocator.Interface{
		core.IPv4Protocol: addresses{core.IPv4Protocol, "10.96.0.0/12", "10.96.0.10"},
		core.IPv6Protocol: addresses{core.IPv6Protocol, "fd00:10:96::/112", "fd00:10:96::a"},
	}
	registry, _, _, err := servicestorage.NewREST(options, core.IPv4Protocol, families, nodePorts, nil, nil, nil)
	if err != nil {
		panic(err)
	}
	return registry
}()

// allocateForCreate gives a Service its addresses and ports, as far as it is valid.
func allocateForCreate(ctx context.Context, obj runtime.Object) {
	if _, ok := obj.(*core.Service); !ok {
		return
	}
	nodePorts.next = firstPort
	if finish, err := services.Store.BeginCreate(ctx, obj, &metav1.CreateOptions{}); err == nil {
		finish(ctx, true)
	}
}

// allocateForUpdate keeps what an old Service was given, and gives the new one what it lacks.
func allocateForUpdate(ctx context.Context, obj, old runtime.Object) error {
	if _, ok := obj.(*core.Service); !ok {
		return nil
	}
	nodePorts.next = firstPort + 50
	finish, err := services.Store.BeginUpdate(ctx, obj, old, &metav1.UpdateOptions{})
	if err == nil {
		finish(ctx, true)
	}
	return err
}
