package dev.rialto.core.boot;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.tck.time.Patience;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The far side: a Unix datagram socket that is bound, as systemd's is. */
final class DatagramReceiver implements AutoCloseable {
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;

    private final int socket;

    /**
     * @param address a path, or {@code @} and a name
     */
    DatagramReceiver(String address) throws Throwable {
        try (var arena = Arena.ofConfined()) {
            socket = (int)
                    function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT).invokeExact(1, 2, 0);
            assertThat(socket).isNotNegative();
            // A test that would wait for ever fails instead.
            var timeout = arena.allocateFrom(JAVA_LONG, Patience.SECONDS, 0);
            int set = (int) function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT)
                    .invokeExact(socket, SOL_SOCKET, SO_RCVTIMEO, timeout, (int) timeout.byteSize());
            assertThat(set).isZero();
            byte[] name = address.getBytes(UTF_8);
            if (address.startsWith("@")) {
                name[0] = 0;
            }
            var struct = arena.allocate(2L + name.length, 2);
            struct.set(JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(name, 0, struct, JAVA_BYTE, 2, name.length);
            int bound = (int) function("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT)
                    .invokeExact(socket, struct, (int) struct.byteSize());
            assertThat(bound).as("bind " + address).isZero();
        }
    }

    /** The next datagram. */
    String next() throws Throwable {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(4096);
            long length = (long) function("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT)
                    .invokeExact(socket, buffer, buffer.byteSize(), 0);
            assertThat(length)
                    .as("a datagram within " + Patience.SECONDS + " s")
                    .isPositive();
            return new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), UTF_8);
        }
    }

    @Override
    public void close() {
        try {
            int closed = (int) function("close", JAVA_INT, JAVA_INT).invokeExact(socket);
            assertThat(closed).isZero();
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("restricted") // As in what is tested.
    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }
}
