package org.keyholder.server.accessportal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.ApiScope;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.ProgramWithKeys;
import org.keyholder.server.identity.Programs;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.When;
import org.keyholder.server.states.KeyStates;
import org.springframework.stereotype.Component;

/** Makes the page of API keys, with what was typed and what was wrong with it. */
@Component
class ApiKeysPages {

    static final ApiKeysPage.Fields EMPTY = new ApiKeysPage.Fields("", Set.of(ApiScope.READ_EVENTS.code()), "");

    private final Programs programs;
    private final Clock clock;

    ApiKeysPages(Programs programs, Clock clock) {
        this.programs = programs;
        this.clock = clock;
    }

    ApiKeysPage show(Member member, OwnSignIn signIn) {
        return page(member, signIn, EMPTY, FormErrors.NONE, null);
    }

    ApiKeysPage refused(Member member, OwnSignIn signIn, ApiKeysPage.Fields typed, FormErrors errors) {
        return page(member, signIn, typed, errors, null);
    }

    ApiKeysPage withKey(Member member, OwnSignIn signIn, ApiKeysPage.NewKey key) {
        return page(member, signIn, EMPTY, FormErrors.NONE, key);
    }

    private ApiKeysPage page(
            Member member,
            OwnSignIn signIn,
            ApiKeysPage.Fields typed,
            FormErrors errors,
            ApiKeysPage.@Nullable NewKey key) {
        return new ApiKeysPage(
                Frames.of(member, signIn),
                programs.of(member).stream().flatMap(this::lines).toList(),
                Stream.of(ApiScope.values())
                        .filter(scope -> member.may(scope.right()))
                        .map(scope -> new ApiKeysPage.Scope(scope.code(), scope.words(), scope.what()))
                        .toList(),
                ApiKeySpan.all(),
                typed,
                errors,
                key);
    }

    private Stream<ApiKeysPage.Line> lines(ProgramWithKeys program) {
        return program.keys().stream().map(key -> line(program, key));
    }

    private ApiKeysPage.Line line(ProgramWithKeys program, ValidKey key) {
        var now = clock.instant();
        var url = Entries.API_KEYS + "/" + program.id() + "/keys";
        boolean over = program.endsAt().filter(end -> !end.isAfter(now)).isPresent();
        return new ApiKeysPage.Line(
                program.name(),
                Stream.of(which(program.keys(), key), end(program, now))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; ")),
                may(program.scopes()),
                When.date(key.madeAt(), ZoneOffset.UTC),
                KeyStates.use(key, program.keys(), now),
                program.keys().size() > 1 || over ? null : url,
                url + "/" + key.id() + "/revoke");
    }

    private static String which(List<ValidKey> keys, ValidKey key) {
        if (keys.size() == 1) {
            return "";
        }
        if (key.equals(keys.getLast())) {
            return "new key";
        }
        return key.endsAt()
                .map(end -> "old key, works until " + When.date(end, ZoneOffset.UTC) + ", "
                        + When.hourMinute(end, ZoneOffset.UTC) + " UTC")
                .orElse("old key, works until 7 days after the new one is first used");
    }

    private static String end(ProgramWithKeys program, Instant now) {
        return program.endsAt()
                .map(end -> (end.isAfter(now) ? "ends on " : "ended on ") + When.date(end, ZoneOffset.UTC))
                .orElse("");
    }

    private static String may(Set<ApiScope> scopes) {
        var words = scopes.stream().sorted().map(ApiScope::words).collect(Collectors.joining(", "));
        return words.substring(0, 1) + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
