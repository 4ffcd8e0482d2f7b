#!/usr/bin/env node
// Starts the program of this platform's package, passes signals on, and ends as it ends.
"use strict";
const { spawn } = require("node:child_process");
const { dirname, join } = require("node:path");

const platform = `sequences-as-code-${process.platform}-${process.arch}`;
let folder;
try {
  folder = dirname(require.resolve(`${platform}/package.json`));
} catch {
  console.error(
    `The package '${platform}' is not installed. If npm left optional packages out, run 'npm install' without ` +
      "'--omit=optional'. If there is no such package, this platform is not supported.",
  );
  process.exit(1);
}

// A terminal sends Ctrl-C to both, and a second one would end the program at once. The handlers are there before the program:
// a signal that came in between would end this script alone.
const typed = process.stdin.isTTY;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => (signal === "SIGINT" && typed ? undefined : child.kill(signal)));
}

const program = join(folder, process.platform === "win32" ? "sequences.exe" : "sequences");
const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => {
  console.error(`${program} does not start: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
