#!/usr/bin/env bash
# Runs a command with options that somebody gave by hand for one run; lets through consents and what narrows the run to some sequences, nothing else.
#   options.sh "OPTIONS" COMMAND...   OPTIONS such as "--allow-activation=trial-welcome --allow-many"; ends with 3 when another is among them
set -euo pipefail

read -rd '' -a options <<<"$1" || true # to the end, also over several lines
shift
for option in "${options[@]}"; do
  case $option in
    --allow-[a-z]* | --overwrite=?* | --revert-drift | --revert-drift=?* | --accept-rewrites | --accept-rewrites=?* | --target=?*) ;;
    *)
      printf 'The option %q cannot be given by hand. Allowed are --allow-…, --overwrite=KEY, --revert-drift, --accept-rewrites and --target=KEY, with blanks between them.\n' "$option" >&2
      exit 3
      ;;
  esac
done
exec "$@" "${options[@]}"
