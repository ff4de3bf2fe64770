package dev.rialto.tck.time;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Tells whether the virtual threads of this process have anything to do. */
public final class VirtualThreads {
    private static final VirtualThreadSchedulerMXBean SCHEDULER =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private VirtualThreads() {}

    /**
     * Whether each of them waits: none runs, and none could run that only has not been given a processor yet. It stays so until
     * a thread of another kind does something; whoever asks knows which those are.
     */
    public static boolean rest() {
        int before = SCHEDULER.getMountedVirtualThreadCount();
        long queued = SCHEDULER.getQueuedVirtualThreadCount();
        // Asked again, since one that runs may wake another and end between the first question and the second.
        int after = SCHEDULER.getMountedVirtualThreadCount();
        return before == 0 && queued == 0 && after == 0;
    }
}
