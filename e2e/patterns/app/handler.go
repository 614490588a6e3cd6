package main

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

var (
	served   atomic.Int64
	healthy  atomic.Bool
	draining atomic.Bool
)

// handler answers any path with 200 and its parameters' wishes: status=503, wait=2s, bytes=1000000, chunked=1, lines=500,
// rename=app.log.1 (the log file, after the lines).
// /count tells how many requests it served; /config answers the content of the file, and POST /reload reads it again; /healthy?now=false makes /healthz and /readyz fail. While it drains, its answers
// close their connections, so that no client sends a request into a connection that is being closed.
func handler(log *logger) http.Handler {
	healthy.Store(true)
	mux := http.NewServeMux()
	health := func(w http.ResponseWriter, r *http.Request) {
		if !healthy.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}
	mux.HandleFunc("/healthz", health)
	mux.HandleFunc("/readyz", health)
	mux.HandleFunc("/healthy", func(w http.ResponseWriter, r *http.Request) {
		healthy.Store(r.FormValue("now") != "false")
		event(fmt.Sprintf("healthy=%v", healthy.Load()))
	})
	mux.HandleFunc("/count", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, served.Load()) })
	mux.HandleFunc("/config", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, config.text()) })
	mux.HandleFunc("POST /reload", func(w http.ResponseWriter, r *http.Request) {
		if err := config.load(*configFile); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	mux.HandleFunc("/headers", func(w http.ResponseWriter, r *http.Request) {
		served.Add(1)
		fmt.Fprintf(w, "Host: %s\n", r.Host)
		r.Header.Write(w)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		served.Add(1)
		count(r.URL.Path)
		io.Copy(io.Discard, r.Body)
		if wait, err := time.ParseDuration(r.URL.Query().Get("wait")); err == nil {
			time.Sleep(wait)
		}
		if lines := number(r, "lines"); lines > 0 {
			log.write(lines)
		}
		if to := r.URL.Query().Get("rename"); to != "" {
			log.rename(to)
		}
		answer(w, r)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if draining.Load() {
			w.Header().Set("Connection", "close")
		}
		mux.ServeHTTP(w, r)
	})
}

func answer(w http.ResponseWriter, r *http.Request) {
	bytes := number(r, "bytes")
	if bytes > 0 && r.URL.Query().Get("chunked") == "" {
		w.Header().Set("Content-Length", strconv.Itoa(bytes))
	}
	if status := number(r, "status"); status > 0 {
		w.WriteHeader(status)
	}
	if bytes == 0 {
		fmt.Fprintln(w, "ok")
	}
	block := make([]byte, 64<<10)
	for left := bytes; left > 0; left -= len(block) {
		if _, err := w.Write(block[:min(left, len(block))]); err != nil {
			return
		}
	}
}

func number(r *http.Request, name string) int {
	n, _ := strconv.Atoi(r.URL.Query().Get(name))
	return n
}
