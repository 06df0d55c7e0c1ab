package org.keyholder.server.admission.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Those who may not begin yet. Many threads may add; one lets in. */
final class Lines<T> {

    private final Map<Line, Queue<T>> waiting = new EnumMap<>(Line.class);

    Lines() {
        for (var line : Line.values()) {
            waiting.put(line, new ConcurrentLinkedQueue<>());
        }
    }

    private Queue<T> of(Line line) {
        return Objects.requireNonNull(waiting.get(line));
    }

    boolean isEmpty(Line line) {
        return of(line).isEmpty();
    }

    void add(Line line, T one) {
        of(line).add(one);
    }

    /** Takes those out for whose line there is room, line by line, and in each in the order in which they came. */
    void letIn(Predicate<Line> hasRoom, Consumer<T> beginning) {
        for (var line : Line.values()) {
            while (!isEmpty(line) && hasRoom.test(line)) {
                var next = of(line).poll();
                if (next != null) {
                    beginning.accept(next);
                }
            }
        }
    }

    /** Forgets those who do not wait any more. */
    void forget(Predicate<T> over) {
        waiting.values().forEach(line -> line.removeIf(over));
    }
}
