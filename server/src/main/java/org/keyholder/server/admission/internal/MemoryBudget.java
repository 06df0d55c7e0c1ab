package org.keyholder.server.admission.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.keyholder.server.admission.MemoryClaim;
import org.keyholder.server.configuration.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Holds what the world outside may take against the heap that there is, before anybody is let in. */
class MemoryBudget implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MemoryBudget.class);

    /** The server itself: its classes' objects, plans, pages, and room for what a request makes and drops. Measured by {@code bench siege}. */
    static final long OWN = 84L * 1024 * 1024;

    private static final long MB = 1024 * 1024;

    private final List<MemoryClaim> claims;
    private final long heap;
    private volatile boolean running;

    MemoryBudget(List<MemoryClaim> claims, long heap) {
        this.claims = new ArrayList<>(claims);
        this.claims.sort(Comparator.comparingLong(MemoryClaim::bytes).reversed());
        this.heap = heap;
    }

    @Override
    public void start() {
        var left = heap - OWN - sum();
        if (left < 0) {
            throw StartRefused.obstacle(doesNotFit());
        }
        log.info("Memory: {}, and {} MB to spare.", list(), left / MB);
        running = true;
    }

    private long sum() {
        return claims.stream().mapToLong(MemoryClaim::bytes).sum();
    }

    private String doesNotFit() {
        var adjustable =
                claims.stream().filter(claim -> !claim.setting().isEmpty()).findFirst();
        return "The limits do not fit the memory: " + list() + ", " + (OWN + sum() - heap + MB - 1) / MB
                + " MB more than there is. Give the server more, as KEYHOLDER_JAVA_OPTIONS=-Xmx"
                + (OWN + sum() + 16 * MB) / MB
                + "m"
                + adjustable.map(claim -> ", or lower " + claim.setting()).orElse("") + ".";
    }

    private String list() {
        return "of " + heap / MB + " MB the server itself has " + OWN / MB + " MB, "
                + claims.stream()
                        .map(claim ->
                                "%,d %s %d MB".formatted(claim.most(), claim.what(), (claim.bytes() + MB - 1) / MB))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Before anything else begins its work, and well before the web server opens its door. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
