package dev.rialto.core.boot;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Sends one datagram to a Unix socket of Linux; the JDK has such sockets for streams alone. The numbers are those of
 * {@code sys/socket.h} on all machines that a JDK 25 runs on.
 */
final class UnixDatagram {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;

    /** Of {@code sun_path} in {@code struct sockaddr_un}, which has the address family in two bytes before it. */
    private static final int LONGEST_PATH = 108;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SENDTO =
            function("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);

    private UnixDatagram() {}

    /**
     * Sends it. Waits while the receiver's queue is full.
     *
     * @param address a path, or {@code @} and a name for one that is in no file system
     * @throws IOException when nobody listens there, or this is no such address
     */
    static void send(String address, String text) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var target = address(arena, address);
            byte[] bytes = text.getBytes(UTF_8);
            var state = arena.allocate(STATE);
            int socket = (int) SOCKET.invokeExact(state, (int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            if (socket < 0) {
                throw failed("socket", state);
            }
            try {
                var message = arena.allocateFrom(JAVA_BYTE, bytes);
                long sent = (long) SENDTO.invokeExact(
                        state, socket, message, (long) bytes.length, MSG_NOSIGNAL, target, (int) target.byteSize());
                if (sent < 0) {
                    throw failed("sendto", state);
                }
            } finally {
                int closed = (int) CLOSE.invokeExact(state, socket);
                assert closed == 0 : "the socket is ours";
            }
        } catch (IOException | RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call of the C library threw", impossible);
        }
    }

    /** A {@code struct sockaddr_un}, no longer than it must be: that is how the end of an abstract name is told. */
    private static MemorySegment address(Arena arena, String address) throws IOException {
        byte[] name = address.getBytes(UTF_8);
        boolean isAbstract = address.startsWith("@");
        if (name.length < 2 || name.length >= LONGEST_PATH || !(isAbstract || address.startsWith("/"))) {
            throw new IOException("not the address of a Unix socket");
        }
        if (isAbstract) {
            name[0] = 0;
        }
        // A path ends with a zero byte.
        var struct = arena.allocate(2L + name.length + (isAbstract ? 0 : 1), 2);
        struct.set(JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(name, 0, struct, JAVA_BYTE, 2, name.length);
        return struct;
    }

    private static IOException failed(String function, MemorySegment state) {
        return new IOException(function + " failed with error " + (int) ERRNO.get(state, 0L));
    }

    @SuppressWarnings("restricted") // The manifest grants native access; SQLite needs it too.
    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, parameters),
                Linker.Option.captureCallState("errno"));
    }
}
