# Starts the program, quickly where an AOT cache fits. Sourced by rialto.
#
# JDK 25.0.3 does not notice a jar that was replaced after the cache was made: it runs the old classes without a word
# (JDK-8377932). So the name of a cache says what it was made of, and a cache of any other name is never passed.
#
# The callers set:
#   jdk   home of the Java 25
#   app   the folder with rialto.jar and lib/, an absolute path: the cache holds its class path

# Serial and C1 alone: half the memory and the start time of the defaults, for a program that mostly waits.
# The heap begins small, else the first megabytes of garbage stay in memory for good; what the compiler took at the start
# is given back. The cache is mapped where it was made for: mapped elsewhere, each of its pages is rewritten, and so ours.
# Out of memory is the end: half a bridge would be worse than a new one, which reads on from its queue.
# No generated classes in Guice: we use none of what needs them, and they come through sun.misc.Unsafe.
java_flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xmx256m -XX:TrimNativeHeapInterval=60000 \
-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:+ExitOnOutOfMemoryError \
-Dguice_bytecode_gen_option=DISABLED ${RIALTO_JAVA_OPTS:-}"

# Java decodes arguments and encodes output as the locale says. In a bare one, as cron and containers have it, all but
# ASCII would be lost before we see it.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

# aot_cache: prints the file that a cache of this JDK, these flags and these jars is in, if there is one.
# cksum and not a cryptographic digest: it is on every system, and takes 7 ms at each start for what takes sha256sum
# 100 ms. It is to notice an upgrade, not an attacker: who can write here can write the cache.
aot_cache() {
  {
    cat "$jdk/release"
    echo "$java_flags"
    cksum "$app"/*.jar "$app"/lib/*.jar
  } | cksum | { read -r sum size && echo "$app/rialto-$sum-$size.aot"; }
}

# aot_train ARGUMENT...: runs the program once with these arguments to make the cache. Nothing is shown: no cache only
# means a slower start, and the output of this run is nobody's answer.
aot_train() {
  cache=$(aot_cache)
  rm -f "$app"/rialto-*.aot
  # shellcheck disable=SC2086 # the flags are words
  if "$jdk/bin/java" $java_flags -XX:AOTCacheOutput="$cache.new" -jar "$app/rialto.jar" "$@" </dev/null >/dev/null 2>&1; then
    mv "$cache.new" "$cache"
  fi 2>/dev/null
  rm -f "$cache.new"
}

# start ARGUMENT...: becomes the program.
start() {
  cache=$(aot_cache)
  [ -f "$cache" ] && java_flags="$java_flags -XX:AOTCache=$cache"
  # shellcheck disable=SC2086 # the flags are words
  exec "$jdk/bin/java" $java_flags -jar "$app/rialto.jar" "$@"
}
