// actor is the program of the containers whose start and stop are recorded: it appends what happens to it to a file, as
// lines of "milliseconds container event".
//
//	actor run NAME FILE [-up S] [-run S] [-drain S] [-crash S] [-dead S] [-fill S] [-unlinked] [-code N]
//	actor hook NAME FILE EVENT S     a hook: EVENT+"Started", sleeps, EVENT+"Ended"
//	actor test PATH                  a probe: whether PATH exists
//	actor absent PATH                a probe: whether it does not
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

var name, file string

func main() {
	switch os.Args[1] {
	case "run":
		run(os.Args[2:])
	case "hook":
		name, file = os.Args[2], os.Args[3]
		record(os.Args[4] + "Started")
		time.Sleep(seconds(os.Args[5]))
		record(os.Args[4] + "Ended")
	case "test":
		exitIf(!exists(os.Args[2]))
	case "absent":
		exitIf(exists(os.Args[2]))
	}
}

func run(args []string) {
	name, file = args[0], args[1]
	flags := flag.NewFlagSet("run", flag.ExitOnError)
	up := flags.Duration("up", 0, "when /tmp/up is made, for startup probes")
	life := flags.Duration("run", 0, "when it exits by itself")
	drain := flags.Duration("drain", 0, "from SIGTERM to its exit, negative: never")
	crash := flags.Duration("crash", 0, "when it exits with 1")
	dead := flags.Duration("dead", 0, "when /tmp/dead is made, for liveness probes")
	fill := flags.Duration("fill", 0, "when it writes 16 MiB to /fill/file")
	unlinked := flags.Bool("unlinked", false, "whether that file is open and has no name")
	code := flags.Int("code", 0, "with what it exits on SIGTERM")
	_ = flags.Parse(args[2:])
	terms := make(chan os.Signal, 1)
	signal.Notify(terms, syscall.SIGTERM)
	alive := fmt.Sprintf("%s.%s.%d", file, name, record("created"))
	after(*up, func() { touch("/tmp/up") })
	after(*dead, func() { touch("/tmp/dead") })
	after(*fill, func() { record(fillWith(16<<20, *unlinked)) })
	after(*crash, func() { record("crashed"); os.Exit(1) })
	if *life > 0 {
		after(*life, func() { record("exited"); os.Exit(0) })
	}
	<-terms
	record("signalled")
	// SIGKILL leaves no record: what this file says last is when it came. The digits are replaced at once.
	sign, err := os.Create(alive)
	if err != nil {
		panic(err)
	}
	for end := time.Now().Add(*drain); *drain < 0 || time.Now().Before(end); {
		_, _ = sign.WriteAt([]byte(fmt.Sprint(time.Now().UnixMilli())), 0)
		time.Sleep(min(50*time.Millisecond, max(time.Until(end), time.Millisecond)))
	}
	record("exited")
	os.Exit(*code)
}

func after(wait time.Duration, do func()) {
	if wait > 0 {
		time.AfterFunc(wait, do)
	}
}

func record(event string) int64 {
	out, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		panic(err)
	}
	defer out.Close()
	now := time.Now().UnixMilli()
	fmt.Fprintf(out, "%d %s %s\n", now, name, event)
	return now
}

func touch(path string) {
	_ = os.WriteFile(path, nil, 0o666)
}

// filled keeps what fillWith has written open.
var filled *os.File

func fillWith(size int, unlinked bool) string {
	var err error
	if filled, err = os.Create("/fill/file"); err != nil {
		panic(err)
	}
	if unlinked {
		os.Remove("/fill/file")
	}
	if _, err := filled.Write(make([]byte, size)); err != nil {
		return "refused:" + err.Error()
	}
	return "filled"
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func exitIf(failed bool) {
	if failed {
		os.Exit(1)
	}
}

func seconds(text string) time.Duration {
	value, err := time.ParseDuration(text)
	if err != nil {
		panic(err)
	}
	return value
}
