package main

import (
	"os"
	"sync/atomic"
)

// A loaded is the content of a file as it was when it was last read.
type loaded struct{ content atomic.Value }

var config loaded

// load reads the file; without a path there is none.
func (c *loaded) load(path string) error {
	if path == "" {
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	c.content.Store(string(content))
	event("loaded " + path)
	return nil
}

func (c *loaded) text() string {
	text, _ := c.content.Load().(string)
	return text
}
