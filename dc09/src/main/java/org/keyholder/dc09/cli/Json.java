package org.keyholder.dc09.cli;

import java.util.List;

/** One JSON object (RFC 8259), written in the order its fields are given, on one line of ASCII. */
final class Json {
    private final StringBuilder text = new StringBuilder("{");

    Json put(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    /** Leaves the field out when there is no value. */
    Json putUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : put(name, value);
    }

    Json put(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    Json put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    Json putObjects(String name, List<Json> values) {
        name(name);
        text.append('[');
        text.append(String.join(",", values.stream().map(Json::toString).toList()));
        text.append(']');
        return this;
    }

    Json putTexts(String name, List<String> values) {
        name(name);
        text.append('[');
        for (int at = 0; at < values.size(); at++) {
            text.append(at == 0 ? "" : ",");
            quote(values.get(at));
        }
        text.append(']');
        return this;
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        value.chars().forEach(this::escape);
        text.append('"');
    }

    private void escape(int character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < ' ' || character > '~') {
                    text.append(String.format("\\u%04x", character));
                } else {
                    text.append((char) character);
                }
            }
        }
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
