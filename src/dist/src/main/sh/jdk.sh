# Finds a Java 25, also where `java` on the path is older. Sourced by rialto and verify.

# is_jdk HOME TOOL: is HOME a Java 25 with bin/TOOL? Reads the file `release`, because asking java itself takes 50 ms.
is_jdk() {
  [ -x "$1/bin/$2" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

# find_jdk TOOL: prints the home of the first Java 25 that has bin/TOOL: javac to build, java to run. Exit 1: there is none.
find_jdk() {
  # Who names one means that one: silence about a wrong one would be a riddle.
  if [ -n "${RIALTO_JAVA_HOME:-}" ]; then
    is_jdk "$RIALTO_JAVA_HOME" "$1" || {
      echo "rialto: RIALTO_JAVA_HOME=$RIALTO_JAVA_HOME has no JDK 25 (bin/$1)" >&2
      return 1
    }
    echo "$RIALTO_JAVA_HOME"
    return 0
  fi
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/java}
  for home in "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /opt/* /opt/*/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && is_jdk "$home" "$1"; then
      echo "$home"
      return 0
    fi
  done
  cat >&2 <<EOF
rialto: no JDK 25 found. Install one, for example
  Debian, Ubuntu   apt install openjdk-25-jdk   (or temurin-25-jdk from https://adoptium.net)
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
  anywhere         sdk install java 25-tem      (https://sdkman.io)
or set RIALTO_JAVA_HOME to the folder of one.
EOF
  return 1
}
