// Makes the npm packages of a release: one with the program for each platform, and the one that people install, which takes
// the package of its platform and starts the program in it.
//   node build/npm/pack.mjs VERSION STAGED DIST    STAGED has a folder for each platform; DIST gets the packages
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [version, staged, dist] = process.argv.slice(2);

// What the platform is called by .NET, and by node in process.platform and process.arch.
const platforms = {
  "linux-x64": ["linux", "x64"],
  "linux-arm64": ["linux", "arm64"],
  "osx-x64": ["darwin", "x64"],
  "osx-arm64": ["darwin", "arm64"],
  "win-x64": ["win32", "x64"],
};
const name = ([os, cpu]) => `sequences-as-code-${os}-${cpu}`;
const common = { version, license: "MIT", repository: repository() };

for (const rid of readdirSync(staged)) {
  const [os, cpu] = platforms[rid];
  pack(join(staged, rid), {
    ...common,
    name: name([os, cpu]),
    description: `The program of sequences-as-code for ${os} ${cpu}.`,
    os: [os],
    cpu: [cpu],
    // glibc: the program does not run where musl is the C library
    ...(os === "linux" ? { libc: ["glibc"] } : {}),
    preferUnplugged: true,
  });
}
pack(
  here,
  {
    ...common,
    name: "sequences-as-code",
    description: "Outbound sequences of Apollo.io as code: plan and apply YAML files.",
    bin: { sequences: "sequences.cjs" },
    files: ["sequences.cjs"],
    engines: { node: ">=18" },
    optionalDependencies: Object.fromEntries(Object.values(platforms).map((platform) => [name(platform), version])),
  },
);

function repository() {
  const slug = process.env.GITHUB_REPOSITORY;
  return slug ? { type: "git", url: `git+https://github.com/${slug}.git` } : undefined;
}

function pack(source, manifest) {
  const folder = mkdtempSync(join(tmpdir(), "sequences-npm-"));
  try {
    cpSync(source, folder, { recursive: true, preserveTimestamps: true });
    writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    execFileSync("npm", ["pack", folder, "--pack-destination", dist, "--loglevel", "error"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
