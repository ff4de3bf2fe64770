# Runs Maven on the JDK that was found. Sourced by rialto and verify, which set `root` and `jdk`.

# maven ARGUMENT...: with the machine's Maven if it is 3.8 or newer, else with the wrapper, which fetches one.
maven() {
  found=$(cd "$root" && JAVA_HOME=$jdk mvn -v 2>/dev/null | sed -n 's/^[^A]*Apache Maven \([0-9.]*\).*/\1/p')
  case $found in
    3.[89] | 3.[89].* | 3.[1-9][0-9]* | [4-9]*) mvn=mvn ;;
    *) mvn=./mvnw ;;
  esac
  (cd "$root" && JAVA_HOME=$jdk "$mvn" "$@")
}
