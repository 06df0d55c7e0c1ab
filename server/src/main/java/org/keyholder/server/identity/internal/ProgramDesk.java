package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.ApiScope;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.ProgramWithKeys;
import org.keyholder.server.identity.Programs;
import org.keyholder.server.keys.KeyKind;
import org.keyholder.server.keys.Keys;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** Programs, their keys and the record of both, in one transaction each time. */
@Component
class ProgramDesk implements Programs {

    private static final int LONGEST_NAME = 120;

    private final TenantTransactions transactions;
    private final ProgramRows rows;
    private final Keys keys;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ProgramDesk(TenantTransactions transactions, ProgramRows rows, Keys keys, Audit audit, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<ProgramWithKeys> of(Member member) {
        return transactions.call(member.scope(), () -> {
            var programs = rows.of(member);
            var valid = keys.valid(
                    KeyKind.PROGRAM,
                    member.organisation().value(),
                    programs.stream().map(ProgramRows.Row::id).toList());
            return programs.stream()
                    .filter(program -> valid.containsKey(program.id()))
                    .map(program -> new ProgramWithKeys(
                            program.id(),
                            program.name(),
                            program.scopes(),
                            program.endsAt(),
                            valid.getOrDefault(program.id(), List.of())))
                    .toList();
        });
    }

    @Override
    public Optional<ProgramWithKeys> find(Member member, UUID program) {
        return of(member).stream().filter(one -> one.id().equals(program)).findFirst();
    }

    @Override
    public Secret make(Member by, String name, Set<ApiScope> scopes, Optional<Duration> goodFor) {
        var called = checkedName(name);
        if (scopes.isEmpty() || !scopes.stream().allMatch(scope -> by.may(scope.right()))) {
            throw Refusal.invalid("scopes-missing", "scopes", "Choose what the key is for.");
        }
        return transactions.call(by.scope(), () -> {
            if (of(by).size() >= MOST) {
                throw new Refusal(
                        Refusal.Kind.TOO_MANY,
                        "programs-many",
                        "name",
                        MOST + " programs have keys. Revoke those that are not needed any more.");
            }
            var ends = goodFor.map(span -> clock.instant().plus(span));
            var program = new ProgramRows.Row(ids.next(), called, scopes, ends);
            rows.insert(by, program, clock.instant());
            var key = keys.make(KeyKind.PROGRAM, by.organisation().value(), program.id());
            record(AuditKind.API_KEY_CREATED, by, program);
            return key;
        });
    }

    private static String checkedName(String name) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "name-invalid", "name", "Say which program it is for, in at most " + LONGEST_NAME + " characters.");
        }
        return called;
    }

    @Override
    public Secret renew(Member by, UUID program) {
        return transactions.call(by.scope(), () -> {
            var held = hold(by, program);
            if (held.endsAt().filter(this::isPast).isPresent()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "program-ended",
                        null,
                        "The time of this program is up. Make a key for it anew.");
            }
            var key = keys.make(KeyKind.PROGRAM, by.organisation().value(), program);
            record(AuditKind.API_KEY_RENEWED, by, held);
            return key;
        });
    }

    private boolean isPast(Instant at) {
        return !at.isAfter(clock.instant());
    }

    @Override
    public void revoke(Member by, UUID program, UUID key) {
        transactions.run(by.scope(), () -> {
            var held = hold(by, program);
            keys.revoke(KeyKind.PROGRAM, by.organisation().value(), program, key);
            record(AuditKind.API_KEY_REVOKED, by, held);
        });
    }

    /** A program without a valid key is as one that never was. */
    private ProgramRows.Row hold(Member by, UUID program) {
        var held = rows.hold(by, program).orElseThrow(Refusal::notFound);
        if (keys.valid(KeyKind.PROGRAM, by.organisation().value(), List.of(program))
                .isEmpty()) {
            throw Refusal.notFound();
        }
        return held;
    }

    private void record(AuditKind kind, Member by, ProgramRows.Row program) {
        audit.write(AuditNote.of(kind, by.organisation().value())
                .about("program", program.id())
                .saying(Map.of(
                        "name",
                        program.name(),
                        "scopes",
                        program.scopes().stream().map(ApiScope::code).sorted().collect(Collectors.joining(" ")))));
    }
}
