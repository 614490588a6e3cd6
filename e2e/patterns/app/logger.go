package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// A logger writes lines that are all different: "app.log 17 xxxx", the name of the file and a number.
type logger struct {
	path string
	mu   sync.Mutex
	next int
}

func openLog(path string) *logger { return &logger{path: path} }

// write appends lines. The file is opened each time, as a rotator may have renamed it.
func (l *logger) write(count int) {
	if l.path == "" || count == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	file := l.open()
	defer file.Close()
	out := bufio.NewWriterSize(file, 1<<16)
	name := filepath.Base(l.path)
	for range count {
		l.next++
		out.WriteString(line(fmt.Sprintf("%s %d", name, l.next)))
	}
	fail(out.Flush())
	event(fmt.Sprintf("logged %d to %s", count, name))
}

// rename gives the file another name in its directory, as an application does that rotates its logs.
func (l *logger) rename(to string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fail(os.Rename(l.path, filepath.Join(filepath.Dir(l.path), filepath.Base(to))))
	event("renamed to " + to)
}

func (l *logger) raw(text string) {
	if l.path == "" || text == "" {
		return
	}
	file := l.open()
	defer file.Close()
	_, err := file.WriteString(text)
	fail(err)
}

func (l *logger) open() *os.File {
	file, err := os.OpenFile(l.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	fail(err)
	return file
}

func line(id string) string {
	if *asJSON {
		return fmt.Sprintf("{\"time\":%q,\"log\":%q}\n", time.Now().UTC().Format("2006-01-02T15:04:05.000Z"), pad(id))
	}
	return pad(id) + "\n"
}

func pad(id string) string { return id + " " + strings.Repeat("x", max(0, *size-len(id)-2)) }
