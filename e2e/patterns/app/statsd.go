package main

import (
	"fmt"
	"net"
	"strings"
	"sync"
)

// connection is where StatsD lines go. Over UDP nobody has to be there.
var connection = sync.OnceValue(func() net.Conn {
	c, err := net.Dial("udp", *statsd)
	fail(err)
	return c
})

// count sends a line for a request: "requests.a.b:1|c" for /a/b, "requests.root:1|c" for /.
func count(path string) {
	if *statsd == "" {
		return
	}
	name := strings.ReplaceAll(strings.Trim(path, "/"), "/", ".")
	if name == "" {
		name = "root"
	}
	fmt.Fprintf(connection(), "requests.%s:1|c", name)
}
