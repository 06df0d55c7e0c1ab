package org.keyholder.server.accessportal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Refusal;

/** For how long a key is good, as the form offers it. */
enum ApiKeySpan {
    FOR_GOOD("", "until it is revoked", null),
    MONTH("30", "for 30 days", Duration.ofDays(30)),
    QUARTER("90", "for 90 days", Duration.ofDays(90)),
    YEAR("365", "for a year", Duration.ofDays(365));

    private final String code;
    private final String words;
    private final @Nullable Duration span;

    ApiKeySpan(String code, String words, @Nullable Duration span) {
        this.code = code;
        this.words = words;
        this.span = span;
    }

    static List<ApiKeysPage.Span> all() {
        return Stream.of(values())
                .map(one -> new ApiKeysPage.Span(one.code, one.words))
                .toList();
    }

    static Optional<Duration> read(String code) {
        return Stream.of(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .map(one -> Optional.ofNullable(one.span))
                .orElseThrow(() -> Refusal.invalid("span-unknown", "span", "Choose one of these."));
    }
}
