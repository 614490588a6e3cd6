// Command measure runs a command and prints, as JSON on its standard error, what the system says that it took: seconds by the
// clock and of the processor, and the most memory that it had, in bytes. What the command prints on standard error is lost.
package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

type cost struct {
	Wall   float64 `json:"wall"`
	Cpu    float64 `json:"cpu"`
	Memory int64   `json:"memory"`
	Status int     `json:"status"`
}

func main() {
	command := exec.Command(os.Args[1], os.Args[2:]...)
	command.Stdin, command.Stdout = os.Stdin, os.Stdout
	started := time.Now()
	err := command.Run()
	wall := time.Since(started)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		panic(err)
	}
	state := command.ProcessState
	memory := state.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS != "darwin" {
		memory *= 1024
	}
	cpu := state.UserTime() + state.SystemTime()
	json.NewEncoder(os.Stderr).Encode(cost{wall.Seconds(), cpu.Seconds(), memory, state.ExitCode()})
}
