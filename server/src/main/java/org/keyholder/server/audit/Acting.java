package org.keyholder.server.audit;

import java.util.Optional;
import org.keyholder.server.shared.Work;

/** For whom a thread works, where that is not whoever is signed in. */
public final class Acting {

    private static final ScopedValue<AuditActor> CURRENT = ScopedValue.newInstance();

    private Acting() {}

    /** Does it for that actor: what is written into the record meanwhile, and names nobody, is theirs. */
    public static <T, X extends Throwable> T as(AuditActor actor, Work.Task<T, X> task) throws X {
        return ScopedValue.where(CURRENT, actor).<T, X>call(task::run);
    }

    static Optional<AuditActor> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }
}
