#!/usr/bin/env bash
# Makes the pictures in docs/pictures from the examples: the program plans against the emulator, and Chromium draws.
# The tests say when that is needed. Look at each picture before you commit it.
#   build/pictures.sh    needs the .NET SDK, Chromium and pngquant
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v pngquant >/dev/null || { echo "There is no pngquant: apt-get install pngquant" >&2; exit 3; }
dotnet build tests/SequencesAsCode.Tests -v q
PICTURES=1 dotnet test tests/SequencesAsCode.Tests --no-build --filter "FullyQualifiedName~They_are_made_of_what"
for picture in docs/pictures/*.png; do
    pngquant --force --strip --speed 1 --quality 70-95 --output "$picture" "$picture"
done
ls -l docs/pictures
