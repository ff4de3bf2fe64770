#!/bin/sh
# The command rialto where it is installed: bin/rialto, with the program beside it in share/rialto.
#   RIALTO_JAVA_HOME   the Java 25 to use, where the one found is not the one wanted
#   RIALTO_JAVA_OPTS   more flags for it, such as -Xmx512m
set -eu

app=$(dirname "$(dirname "$(readlink -f "$0")")")/share/rialto
. "$app/sh/jdk.sh"
. "$app/sh/aot.sh"

jdk=$(find_jdk java) || exit 2
start "$@"
