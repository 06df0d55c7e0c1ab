package org.keyholder.server.dealerportal.search;

import java.util.stream.Stream;

/** By what a site was found, in the order in which it is shown. */
public enum Kind {
    NUMBER("number", "Account numbers", "hash"),
    NAME("name", "Sites", "building-warehouse"),
    CONTACT("contact", "Contacts", "users"),
    PHONE("phone", "Phone numbers", "phone"),
    ADDRESS("address", "Addresses", "map-pin"),
    ZONE("zone", "Zones", "device-cctv");

    private final String code;
    private final String words;
    private final String icon;

    Kind(String code, String words, String icon) {
        this.code = code;
        this.words = words;
        this.icon = icon;
    }

    static Kind ofCode(String code) {
        return Stream.of(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    String code() {
        return code;
    }

    /** "Phone numbers" */
    public String words() {
        return words;
    }

    /** Tabler's name of it. */
    public String icon() {
        return icon;
    }
}
