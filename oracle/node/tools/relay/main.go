// Command relay PID PORT OUT listens on 127.0.0.1 and connects to 127.0.0.1:PORT in the network namespace of process PID.
// It writes the port that it listens on to OUT: LISTEN if that is set, a free one otherwise.
package main

import (
	"cmp"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strconv"
	"syscall"
)

// The number of the system call, which package syscall lacks.
var setns = map[string]uintptr{"amd64": 308, "arm64": 268}[runtime.GOARCH]

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+cmp.Or(os.Getenv("LISTEN"), "0"))
	check(err)
	namespace, err := os.Open("/proc/" + os.Args[1] + "/ns/net")
	check(err)
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	check(os.WriteFile(os.Args[3]+".new", []byte(port), 0o644))
	check(os.Rename(os.Args[3]+".new", os.Args[3]))
	number, err := strconv.Atoi(os.Args[2])
	check(err)
	for {
		here, err := listener.Accept()
		check(err)
		go serve(here, namespace.Fd(), number)
	}
}

func serve(here net.Conn, namespace uintptr, port int) {
	defer here.Close()
	there, err := dial(namespace, port)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	defer there.Close()
	go func() {
		io.Copy(there, here)
		there.(*net.TCPConn).CloseWrite()
	}()
	io.Copy(here, there)
}

// dial connects from a thread that is in the namespace. The thread is never unlocked, so it ends with its goroutine.
func dial(namespace uintptr, port int) (net.Conn, error) {
	type result struct {
		net.Conn
		error
	}
	dialed := make(chan result)
	go func() {
		runtime.LockOSThread()
		if _, _, e := syscall.RawSyscall(setns, namespace, syscall.CLONE_NEWNET, 0); e != 0 {
			dialed <- result{nil, e}
			return
		}
		there, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		dialed <- result{there, err}
	}()
	r := <-dialed
	return r.Conn, r.error
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "relay:", err)
		os.Exit(1)
	}
}
