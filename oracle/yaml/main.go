// Reads texts as kubectl reads files, and prints what came of each as JSON.
//
// Each line of standard input is the bytes of one text in base64, each line of standard output the answer to it.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"k8s.io/apimachinery/pkg/runtime"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// Reading is what kubectl takes from a text: its documents up to the first that cannot be read, and why that cannot.
type Reading struct {
	Documents []Document `json:"documents"`
	Error     string     `json:"error,omitempty"`
}

// Document is a value, or JSON that kubectl cannot make a value of.
type Document struct {
	Value any    `json:"value"`
	Error string `json:"error,omitempty"`
}

// read does what k8s.io/cli-runtime's FileVisitor and StreamVisitor do: the decoder is the same, with the same size of its
// buffer, and it stops at the first document that cannot be read.
func read(text []byte) (reading Reading) {
	reading.Documents = []Document{}
	defer func() {
		if panicked := recover(); panicked != nil {
			reading.Error = fmt.Sprint("panic: ", panicked)
		}
	}()
	utf8 := transform.NewReader(bytes.NewReader(text), unicode.BOMOverride(unicode.UTF8.NewDecoder()))
	decoder := yaml.NewYAMLOrJSONDecoder(utf8, 4096)
	for {
		extension := runtime.RawExtension{}
		if err := decoder.Decode(&extension); err != nil {
			if err != io.EOF {
				reading.Error = err.Error()
			}
			return reading
		}
		raw := bytes.TrimSpace(extension.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		document := Document{}
		if err := utiljson.Unmarshal(raw, &document.Value); err != nil {
			document.Error = err.Error()
		}
		reading.Documents = append(reading.Documents, document)
	}
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if line = bytes.TrimSuffix(line, []byte{'\n'}); err == nil || len(line) > 0 {
			text, bad := base64.StdEncoding.DecodeString(string(line))
			if bad != nil {
				log.Fatal(bad)
			}
			if bad := encoder.Encode(read(text)); bad != nil {
				log.Fatal(bad)
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}
