package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Program;
import org.keyholder.server.keys.BearerKey;
import org.keyholder.server.keys.KeyKind;
import org.keyholder.server.keys.KeyUses;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.springframework.stereotype.Component;

/** Lets programs to the handlers of the API whose right one of their scopes is. */
@Component
class ProgramAccess {

    private final ProgramRows programs;
    private final KeyUses uses;
    private final SignInRecord record;
    private final Clock clock;

    ProgramAccess(ProgramRows programs, KeyUses uses, SignInRecord record, Clock clock) {
        this.programs = programs;
        this.uses = uses;
        this.record = record;
        this.clock = clock;
    }

    /**
     * Whoever shows no program's key is passed over: that may be a device, which the handler looks up, and which is not looked up twice.
     *
     * @throws Refusal {@code key-unknown}, or {@code scope-missing} also where the handler is for no program at all
     */
    void check(HttpServletRequest request, @Nullable Needs needed) {
        var key = BearerKey.of(request);
        if (!KeyKind.PROGRAM.isLike(key)) {
            return;
        }
        var program = authenticate(key).orElseThrow(BearerKey::unknown);
        if (needed == null || !program.may(needed.value())) {
            record.rightRefused(program, request);
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "scope-missing",
                    null,
                    "This key is good, but its scopes do not reach this.");
        }
        program.comesWith(request);
    }

    /** Always reads, so that a key taken away stops working at once. */
    private Optional<Program> authenticate(Secret key) {
        var found = programs.find(key, clock.instant());
        found.ifPresent(one -> note(one.program(), one.key()));
        return found.map(ProgramRows.Found::program);
    }

    private void note(Program program, UUID key) {
        var organisation = program.organisation().value();
        switch (program.side()) {
            case DEALER -> uses.note(KeyKind.PROGRAM, new DealerId(organisation), key);
            case STATION -> uses.note(KeyKind.PROGRAM, new StationId(organisation), key);
            case INSTALLATION -> throw new IllegalStateException("The installation has no programs");
        }
    }
}
