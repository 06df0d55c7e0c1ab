package org.keyholder.server.dealerportal.station;

import java.util.List;
import java.util.stream.Collectors;
import org.keyholder.server.site.PrefixPreview;
import org.keyholder.server.station.PrefixRule;

/** Says who adds a prefix, and what a change of that makes of each number. */
final class PrefixWords {

    /** "Keyholder adds ABC" */
    String rule(PrefixRule rule) {
        return switch (rule.by()) {
            case NUMBER -> "nobody adds a prefix";
            case KEYHOLDER -> "Keyholder adds " + rule.prefix();
            case RECEIVER -> "the receiver adds " + rule.prefix();
        };
    }

    /** Of those that clash and of the others each the first ones: a dealer may have 20,000. */
    StationRecordPage.Preview preview(PrefixPreview preview) {
        var parts = preview.touched().stream()
                .collect(Collectors.partitioningBy(one -> one.trouble().isPresent()));
        return new StationRecordPage.Preview(
                preview.mark(),
                rule(preview.wanted()),
                part(parts.getOrDefault(true, List.of())),
                part(parts.getOrDefault(false, List.of())),
                preview.wanted().equals(preview.record().prefixRule()));
    }

    private static StationRecordPage.Part part(List<PrefixPreview.Touched> touched) {
        return new StationRecordPage.Part(
                touched.stream()
                        .limit(StationRecordPage.Part.MOST)
                        .map(PrefixWords::line)
                        .toList(),
                touched.size());
    }

    private static StationRecordPage.Line line(PrefixPreview.Touched touched) {
        return new StationRecordPage.Line(
                touched.name(),
                "/sites/" + touched.site(),
                touched.before().map(PrefixWords::look).orElseThrow(),
                touched.after().map(PrefixWords::look).orElse(null),
                touched.trouble().map(PrefixWords::trouble).orElse(null));
    }

    private static StationRecordPage.Look look(PrefixPreview.Look look) {
        return new StationRecordPage.Look(look.sent().text(), look.known().text());
    }

    private static String trouble(PrefixPreview.Trouble trouble) {
        return switch (trouble) {
            case IN_USE -> "in use at the station, or not released there";
            case TOO_LONG -> "longer than numbers are";
            case NOT_CARRIED -> "the receiver’s format cannot carry it";
        };
    }
}
