// Command app is the application of the scenarios. It serves HTTP, writes log files, and drains when it is told to stop. Its
// standard output is its history: a line for each event, with the time in milliseconds.
//
// Settings are flags, or environment variables of the same name in capitals: -drain 3s, DRAIN=3s.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

var (
	listen      = flag.String("listen", "", "address to serve HTTP on, as :8080; several are separated by commas")
	tcp         = flag.String("tcp", "", "address to accept connections on, as :5432")
	delay       = flag.Duration("start-delay", 0, "time until it serves")
	drain       = flag.Duration("drain", 0, "time that it goes on serving after SIGTERM")
	ignoreTerm  = flag.Bool("ignore-term", false, "does not react to SIGTERM")
	exitCode    = flag.Int("exit", 0, "exit code")
	runFor      = flag.Duration("run-for", 0, "time after which it ends by itself; without an address, it ends at once")
	logFile     = flag.String("log", "", "file to log to")
	lines       = flag.Int("lines", 0, "lines to log at start")
	linesOnStop = flag.Int("lines-on-stop", 0, "lines to log after SIGTERM and the drain")
	newFile     = flag.Int("new-file-on-stop", 0, "lines to log to a new file, NAME-last.log, just before it ends")
	tail        = flag.String("tail", "", "text to write at the very end, without a newline")
	size        = flag.Int("size", 100, "bytes of a line")
	asJSON      = flag.Bool("json", false, "logs JSON objects")
	statsd      = flag.String("statsd", "", "address that a StatsD line is sent to for each request, as 127.0.0.1:9125")
	configFile  = flag.String("config", "", "file that is read at the start, and again on POST /reload")
)

func main() {
	flag.VisitAll(func(f *flag.Flag) {
		if value, ok := os.LookupEnv(strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))); ok {
			if err := f.Value.Set(value); err != nil {
				fail(fmt.Errorf("%s: %w", f.Name, err))
			}
		}
	})
	flag.Parse()
	event("start")
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	time.Sleep(*delay)

	fail(config.load(*configFile))
	log := openLog(*logFile)
	log.write(*lines)
	servers := serve(log)
	if *tcp != "" {
		go accept(*tcp)
	}
	event("ready")

	stop := wait(signals, len(servers) > 0 || *tcp != "")
	if stop {
		for *ignoreTerm {
			time.Sleep(time.Hour)
		}
		draining.Store(true)
		time.Sleep(*drain)
	}
	log.write(*linesOnStop)
	for _, server := range servers {
		server.Shutdown(context.Background())
	}
	if *newFile > 0 {
		openLog(strings.TrimSuffix(*logFile, ".log") + "-last.log").write(*newFile)
	}
	log.raw(*tail)
	event(fmt.Sprintf("exit served=%d", served.Load()))
	os.Exit(*exitCode)
}

// wait returns true when a signal came, and false when the time to run is over.
func wait(signals chan os.Signal, serves bool) bool {
	var end <-chan time.Time
	if *runFor > 0 {
		end = time.After(*runFor)
	} else if !serves {
		return false
	}
	select {
	case s := <-signals:
		event(strings.ToUpper(s.String()))
		return true
	case <-end:
		return false
	}
}

func serve(log *logger) (servers []*http.Server) {
	if *listen == "" {
		return nil
	}
	for _, address := range strings.Split(*listen, ",") {
		listener, err := net.Listen("tcp", address)
		fail(err)
		server := &http.Server{Handler: handler(log)}
		go server.Serve(listener)
		servers = append(servers, server)
	}
	return servers
}

func accept(address string) {
	listener, err := net.Listen("tcp", address)
	fail(err)
	for {
		if connection, err := listener.Accept(); err == nil {
			connection.Close()
		}
	}
}

func event(what string) { fmt.Printf("%d %s\n", time.Now().UnixMilli(), what) }

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "app:", cmp.Or(err.Error(), "failed"))
		os.Exit(1)
	}
}
