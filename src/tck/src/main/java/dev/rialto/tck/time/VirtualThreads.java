package dev.rialto.tck.time;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Tells whether the virtual threads of this process have anything to do. */
public final class VirtualThreads {
    private static final VirtualThreadSchedulerMXBean SCHEDULER =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private static final int ROUNDS = 10;

    private VirtualThreads() {}

    /**
     * Whether each of them waits: none runs, and none could run that only has not been given a processor yet. It stays so until
     * a thread of another kind does something; whoever asks knows which those are.
     */
    public static boolean rest() {
        // Asked again and again: one that is queued may be mounted between the two questions, and one that is mounted
        // may wake
        // another and park, so that each is looked for where it is not at that moment.
        for (int round = 0; round < ROUNDS; round++) {
            if (SCHEDULER.getQueuedVirtualThreadCount() != 0 || SCHEDULER.getMountedVirtualThreadCount() != 0) {
                return false;
            }
        }
        return true;
    }
}
