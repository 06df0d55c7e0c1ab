package org.keyholder.server.openid;

import java.util.function.Function;

/** What came of asking a provider. */
public sealed interface Told<T> {

    record Said<T>(T value) implements Told<T> {}

    record Failed<T>(Problem problem) implements Told<T> {}

    static <T> Told<T> failed(Problem problem) {
        return new Failed<>(problem);
    }

    default <R> Told<R> then(Function<T, Told<R>> next) {
        return switch (this) {
            case Said<T>(var value) -> next.apply(value);
            case Failed<T>(var problem) -> new Failed<>(problem);
        };
    }
}
