package org.keyholder.server.shared;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Threads that leave the processors to others when there is too little of them: pages that are made and passwords that are hashed must
 * not hold up an alarm. Where the system knows no such thing they are threads like all others.
 */
public final class YieldingThreads {

    /** Linux: one step is a quarter less; with this a thread gets a ninth of another's share, setpriority(2). */
    private static final int NICENESS = 10;

    private static final int OF_CALLING_THREAD = 0;

    private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

    private YieldingThreads() {}

    /** Daemon threads of the system's, of this name with a number. */
    public static ThreadFactory named(String name) {
        var threads = Thread.ofPlatform().daemon().name(name, 0).factory();
        return work -> {
            var thread = threads.newThread(() -> {
                yieldToOthers();
                work.run();
            });
            // Not that of the web server's thread which happens to ask for it: the web server warns of what outlives
            // it.
            thread.setContextClassLoader(YieldingThreads.class.getClassLoader());
            return thread;
        };
    }

    /** From now on the calling thread does; of a virtual thread, the one that carries it. */
    public static void yieldToOthers() {
        SET_PRIORITY.ifPresent(call -> {
            try {
                int ignored = (int) call.invokeExact(OF_CALLING_THREAD, OF_CALLING_THREAD, NICENESS);
            } catch (Throwable e) {
                throw new IllegalStateException("A system call cannot fail in this way", e);
            }
        });
    }

    private static Optional<MethodHandle> setPriority() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        var linker = Linker.nativeLinker();
        var number = ValueLayout.JAVA_INT;
        return linker.defaultLookup()
                .find("setpriority")
                .map(call -> linker.downcallHandle(call, FunctionDescriptor.of(number, number, number, number)));
    }
}
