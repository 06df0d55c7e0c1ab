package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {

    private final Lines<String> lines = new Lines<>();
    private final List<String> begun = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"KNOWN_ALARMS, 604", "URGENT, 574", "OTHERS, 453"})
    void eachLineLeavesSomeRoomToThoseBeforeIt(Line line, int limit) {
        assertThat(line.limit(604)).isEqualTo(limit);
    }

    @Test
    void alarmsOfKnownDevicesGoBeforeKeysThatMayBeMadeUpAndThoseBeforePages() {
        lines.add(Line.OTHERS, "page");
        lines.add(Line.URGENT, "first key");
        lines.add(Line.URGENT, "second key");
        lines.add(Line.KNOWN_ALARMS, "alarm");

        lines.letIn(line -> true, begun::add);

        assertThat(begun).containsExactly("alarm", "first key", "second key", "page");
    }

    @Test
    void whoseLineHasNoRoomWaitsOn() {
        lines.add(Line.OTHERS, "page");
        lines.add(Line.KNOWN_ALARMS, "alarm");

        lines.letIn(line -> line == Line.KNOWN_ALARMS, begun::add);

        assertThat(begun).containsExactly("alarm");
        assertThat(lines.isEmpty(Line.OTHERS)).isFalse();
    }

    @Test
    void roomIsLookedForAnewForEach() {
        lines.add(Line.URGENT, "first");
        lines.add(Line.URGENT, "second");

        lines.letIn(line -> begun.isEmpty(), begun::add);

        assertThat(begun).containsExactly("first");
        assertThat(lines.isEmpty(Line.URGENT)).isFalse();
    }

    @Test
    void whoHasLeftIsForgotten() {
        lines.add(Line.URGENT, "gone");

        lines.forget("gone"::equals);

        assertThat(lines.isEmpty(Line.URGENT)).isTrue();
    }
}
